//! What is given along with an order: fields that are set or left out, never cleared.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::Plivo;
use crate::Change;
use crate::operation::account::Account;
use crate::operation::fields::{FieldSpec, Options};
use crate::types::error::FieldError;

/// What is wrong with the fields of an order. `misfits` is what could not be read in the first place.
pub(super) fn check<O: Options>(
    options: &O,
    input_errors: &[FieldError],
    required: &[&str],
) -> Vec<FieldError> {
    let mut wrong = input_errors.to_vec();
    let one = |(index, spec): (usize, &FieldSpec)| match options.get(index) {
        Change::Clear => {
            let message = "has nothing to be cleared yet: leave it out, or set it";
            Some(FieldError::new(spec.name, "unsupported", message))
        }
        Change::Set(Value::String(text)) if text.trim().is_empty() => {
            Some(FieldError::new(spec.name, "empty", "must not be empty: leave it out, or set it"))
        }
        Change::Keep if required.contains(&spec.name) && !is_named(input_errors, spec.name) => {
            Some(FieldError::new(spec.name, "required", format!("is missing: {}", spec.doc)))
        }
        Change::Keep | Change::Set(_) => None,
    };
    wrong.extend(O::FIELDS.iter().enumerate().filter_map(one));
    wrong
}

fn is_named(input_errors: &[FieldError], field: &str) -> bool {
    input_errors.iter().any(|input_error| input_error.field == field)
}

/// A subaccount can be given by the main account only.
pub(super) fn check_subaccount(subaccount: &Change<String>, account: &Account<Plivo>) -> Option<FieldError> {
    let refused = !subaccount.is_keep() && account.credentials().is_subaccount();
    let message =
        "can be set by the main account only (auth id MA…), and these credentials are a subaccount's";
    refused.then(|| FieldError::new("subaccount", "main_account", message))
}

/// The body of an order: what is ordered, if the path does not say it, and the fields.
pub(super) struct Body<'a, O> {
    pub(super) numbers: Option<String>,
    pub(super) options: &'a O,
}

impl<O: Options> Serialize for Body<'_, O> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        if let Some(numbers) = &self.numbers {
            members.serialize_entry("numbers", numbers)?;
        }
        self.options.write(&mut members)?;
        members.end()
    }
}

/// What the answer to an order says of `number`: a word such as `Success` or `pending`.
pub(super) fn word_on<'a>(body: &'a Value, number: &str) -> Option<&'a str> {
    let is_it = |entry: &&Value| match entry.get("number") {
        Some(Value::String(text)) => text.trim_start_matches('+') == number,
        Some(Value::Number(digits)) => digits.to_string() == number,
        _ => false,
    };
    let entry = body.get("numbers")?.as_array()?.iter().find(is_it)?;
    entry.get("status").and_then(Value::as_str)
}

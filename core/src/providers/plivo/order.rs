//! The options of an order: fields that are set or left out, never cleared.

use serde::Serialize;
use serde_json::Value;

use super::provider::Plivo;
use crate::operation::fields::{FieldSpec, Members, Options};
use crate::operation::prelude::*;
use crate::types::text;

/// Returns all that is wrong with the options of an order.
pub(super) fn check<O: Options>(options: &O, required: &[&str]) -> Vec<FieldError> {
    let changed = options.changed();
    let change_of = |name| changed.iter().find(|(spec, _)| spec.name == name).map(|(_, change)| change);
    let one = |spec: &FieldSpec| match change_of(spec.name) {
        Some(Change::Clear) => {
            let message = "has nothing to be cleared yet: leave it out, or set it";
            Some(FieldError::new(spec.name, "unsupported", message))
        }
        Some(Change::Set(Value::String(text))) if text.trim().is_empty() => {
            Some(FieldError::new(spec.name, "empty", "must not be empty: leave it out, or set it"))
        }
        None | Some(Change::Keep) if required.contains(&spec.name) && !options.is_unread(spec.name) => {
            Some(FieldError::new(spec.name, "required", format!("is missing: {}", spec.doc)))
        }
        None | Some(Change::Keep | Change::Set(_)) => None,
    };
    let errors = O::FIELDS.iter().filter_map(one);
    options.input_errors().iter().cloned().chain(errors).collect()
}

/// Checks that a subaccount is only set by the main account.
pub(super) fn check_subaccount(subaccount: &Change<String>, account: &Account<Plivo>) -> Option<FieldError> {
    let refused = !subaccount.is_keep() && account.credentials().is_subaccount();
    let message =
        "can be set by the main account only (auth id MA…), and these credentials are a subaccount's";
    refused.then(|| FieldError::new("subaccount", "main_account", message))
}

/// The body of an order: the numbers, unless the path names them, and the options.
#[derive(Serialize)]
#[serde(bound = "O: Options")]
pub(super) struct Body<'a, O> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) numbers: Option<String>,
    #[serde(flatten)]
    pub(super) options: Members<'a, O>,
}

/// The second number that was bought with `number`.
pub(super) fn fallback_of(body: &Value, number: PhoneNumber) -> Option<String> {
    let fallback = entry_of(body, number)?.get("fallback_number")?;
    fallback.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The status of `number` in the response to an order, such as `Success` or `pending`.
pub(super) fn status_of(body: &Value, number: PhoneNumber) -> Option<&str> {
    entry_of(body, number)?.get("status").and_then(Value::as_str)
}

fn entry_of(body: &Value, number: PhoneNumber) -> Option<&Value> {
    let is_it = |entry: &&Value| match entry.get("number") {
        Some(Value::String(text)) => text.trim_start_matches('+') == number.as_str(),
        Some(Value::Number(digits)) => digits.to_string() == number.as_str(),
        _ => false,
    };
    body.get("numbers")?.as_array()?.iter().find(is_it)
}

/// The state that a status means; `None` without a status. Err: a status of another meaning.
pub(super) fn state_of(
    status: Option<&str>,
    number: PhoneNumber,
) -> Result<Option<FieldState>, ResponseError> {
    match status {
        None => Ok(None),
        Some(status) if status.eq_ignore_ascii_case("success") => Ok(Some(FieldState::Applied)),
        Some(status) if status.eq_ignore_ascii_case("pending") => Ok(Some(FieldState::Pending)),
        Some(status) => {
            let status = text::brief(status, 40);
            Err(ResponseError::malformed(format!("it reports {status:?} for {number}")))
        }
    }
}

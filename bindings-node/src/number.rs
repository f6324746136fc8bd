//! Phone numbers: one text or one number. Columns are in `column`.

use napi_derive::napi;
use numplan::bindings::catalog::countries;
use numplan::export::{Export, ExportValue};
use numplan::number::{
    Countries, Nanp, NumberError, PhoneNumber, check_for, check_typed, normalize_cell, normalize_for,
};

use crate::column::number_cell;
use crate::json;

/// Checks one text.
#[napi(js_name = "check")]
pub fn check_text(text: String, provider: Option<String>) -> String {
    outcome_for(provider, |countries| Ok(check_for(&text, countries).export()))
}

/// Checks and formats a number while it is typed.
#[napi(js_name = "checkTyped")]
pub fn check_typed_text(text: String, provider: Option<String>) -> String {
    outcome_for(provider, |countries| Ok(check_typed(&text, countries).export()))
}

/// Reads a number in any common form.
#[napi(js_name = "normalize")]
pub fn normalize_text(text: String, provider: Option<String>) -> String {
    outcome_for(provider, |countries| normalize_for(&text, countries).map(Export::export))
}

/// Checks a number whose text does not show that it lost digits, such as a negative one.
#[napi]
pub fn check_number(number: f64) -> String {
    let cell = number_cell(number);
    json::text(&cell.verdict().explain(&cell.text()).export())
}

/// Reads a number as [`check_number`] does.
#[napi]
pub fn normalize_number(number: f64) -> String {
    outcome(normalize_cell(number_cell(number), Countries::NorthAmerica).map(Export::export))
}

/// Reads a number in wire form: eleven digits, or a number of any country if the provider accepts those.
#[napi]
pub fn parse(text: String, provider: Option<String>) -> String {
    outcome_for(provider, |countries| {
        let number = match countries {
            Countries::Any => PhoneNumber::parse(&text),
            Countries::NorthAmerica => Nanp::parse(&text).map(PhoneNumber::from),
        };
        number.map(Export::export)
    })
}

/// Writes what `read` makes of the countries of a provider. The error of an unknown provider suggests no number.
fn outcome_for(
    provider: Option<String>,
    read: impl FnOnce(Countries) -> Result<ExportValue, NumberError>,
) -> String {
    match countries(provider.as_deref()) {
        Ok(countries) => outcome(read(countries)),
        Err(error) => {
            json::text(&ExportValue::List(vec![ExportValue::Null, error.export(), ExportValue::Null]))
        }
    }
}

/// Writes an outcome with the suggested number after the error.
fn outcome(outcome: Result<ExportValue, NumberError>) -> String {
    let tree = match outcome {
        Ok(value) => vec![value],
        Err(error) => {
            let suggestion = error.suggestion.export();
            vec![ExportValue::Null, numplan::Error::from(error).export(), suggestion]
        }
    };
    json::text(&ExportValue::List(tree))
}

//! Phone numbers: one text or one number. Columns are in `column`.

use napi_derive::napi;
use numplan::export::{Export, ExportValue};
use numplan::number::{Nanp, NumberError, PhoneNumber, check, check_typed, normalize, normalize_cell};

use crate::column::number_cell;
use crate::json;

/// Checks one text.
#[napi(js_name = "check")]
pub fn check_text(text: String) -> String {
    json::text(&check(&text).export())
}

/// Checks and formats a number while it is typed.
#[napi(js_name = "checkTyped")]
pub fn check_typed_text(text: String, any_country: bool) -> String {
    json::text(&check_typed(&text, any_country).export())
}

/// Reads a number in any common form.
#[napi(js_name = "normalize")]
pub fn normalize_text(text: String) -> String {
    outcome(normalize(&text).map(Export::export))
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
    outcome(normalize_cell(number_cell(number)).map(Export::export))
}

/// Reads a number in wire form: eleven digits, or a number of any country.
#[napi]
pub fn parse(text: String, any_country: bool) -> String {
    let number =
        if any_country { PhoneNumber::parse(&text) } else { Nanp::parse(&text).map(PhoneNumber::from) };
    outcome(number.map(Export::export))
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

//! Phone numbers: one text, and whole columns in one crossing.

use napi::bindgen_prelude::{Float64Array, Uint8Array, Uint32Array};
use napi_derive::napi;
use numplan::export::{Export, ExportValue};
use numplan::number::{
    ColumnCounts, FindingCode, Nanp, NumberError, PhoneNumber, cells, check, normalize, verdict,
};

use crate::json;

/// Checks one text.
#[napi(js_name = "check")]
pub fn check_text(text: String) -> String {
    json::text(&check(&text).export())
}

/// Reads a number in any common form.
#[napi(js_name = "normalize")]
pub fn normalize_text(text: String) -> String {
    outcome(normalize(&text).map(Export::export))
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

/// Returns the codes of the findings in the order of their bits.
#[napi]
pub fn finding_codes() -> Vec<String> {
    FindingCode::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}

/// The verdicts on a column, one array per member.
#[napi(object, object_from_js = false)]
pub struct Column {
    /// 1 where operations accept the cell as it is.
    pub valid: Uint8Array,
    /// The number; 0 where none can be read.
    pub numbers: Float64Array,
    /// The findings as bits; see `findingCodes`.
    pub findings: Uint32Array,
    /// The counts of cells by result.
    pub counts: String,
}

/// Checks the cells of a UTF-8 text.
#[napi]
pub fn check_cells(text: Uint8Array, separator: String) -> napi::Result<Column> {
    let text = std::str::from_utf8(&text).map_err(|error| napi::Error::from_reason(error.to_string()))?;
    let separator = separator.chars().next().unwrap_or('\n');
    // Room for cells in wire form; longer cells need less.
    Ok(column(cells(text, separator), text.len() / 12 + 1))
}

/// Checks cells that contain the separator, which cannot be passed as one text.
#[napi]
pub fn check_texts(texts: Vec<String>) -> Column {
    column(texts.iter().map(String::as_str), texts.len())
}

/// Checks all cells in one pass.
fn column<'t>(cells: impl Iterator<Item = &'t str>, room: usize) -> Column {
    let (mut valid, mut numbers, mut findings) =
        (Vec::with_capacity(room), Vec::with_capacity(room), Vec::with_capacity(room));
    let mut counts = ColumnCounts::default();
    for cell in cells {
        let verdict = verdict(cell);
        counts.add(verdict);
        valid.push(u8::from(verdict.is_valid()));
        #[expect(clippy::cast_precision_loss, reason = "eleven digits are far below 2^53")]
        numbers.push(verdict.number_or_zero() as f64);
        findings.push(verdict.finding_set().bits());
    }
    Column {
        valid: valid.into(),
        numbers: numbers.into(),
        findings: findings.into(),
        counts: json::text(&counts.export()),
    }
}

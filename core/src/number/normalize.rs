//! `normalize`: reads numbers as people write, paste and export them.

use numplan_macros::exported;
use serde::Serialize;

use super::error::NumberError;
use super::explain::findings;
use super::finding::NumberFinding;
use super::nanp::Nanp;
use super::parse_any::parse_any;
use super::phone::PhoneNumber;

/// A number read from a text.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NormalizedNumber {
    /// The number.
    pub number: PhoneNumber,
    /// Assumptions made, and signs that other numbers of the same source may be damaged. Unusual properties of the
    /// number itself are reported by [`check`](super::check()).
    pub findings: Vec<NumberFinding>,
}

/// Reads a North American number as people write, paste and export it.
///
/// Read without a finding: spaces, hyphens, dots, slashes and parentheses of all kinds, full-width digits,
/// `+1` or `1` first, `tel:`, quotation marks, a leading apostrophe, invisible marks.
/// Read with a finding: ten digits, a trailing `.0`, exponent form with all its digits, and the dialing
/// prefixes `00` and `011` before country code 1.
///
/// ```
/// use numplan::number::{FindingCode, normalize};
///
/// let read = normalize("(206) 555-1234")?;
/// assert_eq!(read.number.as_str(), "12065551234");
/// assert_eq!(read.findings[0].code, FindingCode::TenDigits);
///
/// let error = normalize("206-555-1234 ext. 12").unwrap_err();
/// assert_eq!(error.code, FindingCode::Extension);
/// assert_eq!(error.suggestion.unwrap().as_str(), "12065551234");
/// # Ok::<(), numplan::number::NumberError>(())
/// ```
///
/// # Errors
///
/// The first [`FindingCode`](super::FindingCode) of severity error. Nothing is guessed: the number that was probably
/// meant is a suggestion.
pub fn normalize(text: &str) -> Result<NormalizedNumber, NumberError> {
    let parsed = parse_any(text).map_err(|rule| NumberError::new(rule, text))?;
    let number = Nanp::from_parts(parsed.parts).into();
    Ok(NormalizedNumber { number, findings: findings(parsed.written, text) })
}

//! Numbers that a spreadsheet or a data frame took for quantities: `12065551234.0`, `1.2065551234E+10`.
//!
//! Both are read while every digit is still there. When fewer digits are written than the exponent
//! promises, nobody can tell zeros from digits that were rounded away, so that is refused.

use super::finding::FindingCode;
use super::read::Run;
use super::rule::Rule;

/// From this many digits on, a dot and a fraction behind them cannot be formatting.
const WHOLE_NUMBER: usize = 10;

/// Reads a text of that kind; `None` for every other text. The decimal sign may be a comma.
pub(super) fn read(text: &str) -> Option<Result<(Run, FindingCode), Rule>> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    match exponent {
        Some(exponent) => read_exponent(whole, fraction, exponent),
        None if whole.len() < WHOLE_NUMBER || fraction.is_empty() => None,
        None if is_zero(fraction) => Some(Ok((Run::of(whole), FindingCode::DecimalZero))),
        // A comma may be a dialling pause, and the digit behind it an extension.
        None if mantissa.contains(',') => None,
        None => Some(Err(Rule::NotWhole)),
    }
}

fn read_exponent(whole: &str, fraction: &str, exponent: &str) -> Option<Result<(Run, FindingCode), Rule>> {
    let places = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if !is_digits(places) {
        return None;
    }
    // Two digits reach far beyond any phone number; more of them are no exponent.
    let shift: usize = places.parse::<u8>().ok().filter(|shift| *shift < 100)?.into();
    if exponent.starts_with('-') && shift > 0 {
        return Some(Err(Rule::NotWhole));
    }
    let Some((digits, left_over)) = fraction.split_at_checked(shift) else {
        return Some(Err(Rule::DigitsLost));
    };
    if !is_zero(left_over) {
        return Some(Err(Rule::NotWhole));
    }
    let mut run = Run::of(whole);
    run.extend(digits);
    Some(Ok((run, FindingCode::Exponent)))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

//! Numbers that a spreadsheet or data frame formatted as quantities: `12065551234.0`, `1.2065551234E+10`,
//! `12,065,551,234.00`.
//!
//! They are read as long as every digit is there. With fewer digits than the exponent needs, zeros cannot be told
//! from rounded digits, so the text is refused.

use super::digit_run::DigitRun;
use super::finding::FindingCode;

/// From this many digits on, a dot and a fraction after them cannot be formatting.
const WHOLE_NUMBER: usize = 10;

/// Reads a formatted quantity; `None` for every other text. The decimal sign may be a comma.
pub(super) fn read(text: &str) -> Option<Result<(DigitRun, FindingCode), FindingCode>> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa.trim_end(), Some(exponent)),
        None => (text, None),
    };
    if exponent.is_none()
        && let Some(whole) = grouped(mantissa)
    {
        return Some(Ok((DigitRun::of(&whole), FindingCode::DecimalZero)));
    }
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    match exponent {
        Some(exponent) => read_exponent(whole, fraction, exponent),
        None if whole.len() < WHOLE_NUMBER || fraction.is_empty() => None,
        None if is_zero(fraction) => Some(Ok((DigitRun::of(whole), FindingCode::DecimalZero))),
        // A comma may be a dialing pause, and the digit after it an extension.
        None if mantissa.contains(',') => None,
        None => Some(Err(FindingCode::NotWhole)),
    }
}

fn read_exponent(
    whole: &str,
    fraction: &str,
    exponent: &str,
) -> Option<Result<(DigitRun, FindingCode), FindingCode>> {
    let places = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if !is_digits(places) {
        return None;
    }
    // Two digits exceed any phone number; more are not an exponent.
    let shift: usize = places.parse::<u8>().ok().filter(|shift| *shift < 100)?.into();
    if exponent.starts_with('-') && shift > 0 {
        return Some(Err(FindingCode::NotWhole));
    }
    let Some((digits, left_over)) = fraction.split_at_checked(shift) else {
        return Some(Err(FindingCode::DigitsLost));
    };
    if !is_zero(left_over) {
        return Some(Err(FindingCode::NotWhole));
    }
    let mut run = DigitRun::of(whole);
    run.extend(digits);
    Some(Ok((run, FindingCode::Exponent)))
}

/// The digits of `12,065,551,234.00`: groups of three and a fraction of zeros.
fn grouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && is_digits(first))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    (digits.len() >= WHOLE_NUMBER && !fraction.is_empty() && is_zero(fraction)).then_some(digits)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

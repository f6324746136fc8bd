//! The one place where a text becomes a number or a refusal.
//!
//! [`parse_any`] first tries [`parse_exact`], the wire form, which costs a few nanoseconds. Every text that it does
//! not accept is then read in full. Both apply the rules of `nanp_rules`.

use super::common_forms::{self, ParsedNumber, wire_digits};
use super::finding::{FindingCode, FindingSet};
use super::nanp_rules::{Digits, Parts};
use super::read;

/// Reads a number from any text. Err: the finding that refuses the text.
pub(super) fn parse_any(text: &str) -> Result<ParsedNumber, FindingCode> {
    match parse_exact(text) {
        Some((_, parts)) => Ok(ParsedNumber { parts, form: None, written: FindingSet::EMPTY }),
        None => parse_other(text),
    }
}

/// Parses the wire form only.
#[inline(always)]
#[expect(clippy::inline_always, reason = "measured: a function call here makes every check 2 to 3 ns slower")]
pub(super) fn parse_exact(text: &str) -> Option<(&Digits, Parts)> {
    let digits = wire_digits(text.as_bytes())?;
    let parts = Parts::of(digits);
    parts.refusal().is_none().then_some((digits, parts))
}

/// Whether a text is digits and at most a plus before them.
pub(super) fn is_bare(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a text that [`parse_exact`] does not accept. Out of line, so that the path of most numbers can be inlined.
#[inline(never)]
pub(super) fn parse_other(text: &str) -> Result<ParsedNumber, FindingCode> {
    match common_forms::formatted(text) {
        Some(parsed) => Ok(parsed),
        None => read_in_full(text),
    }
}

/// Reads a text without a fast path.
pub(super) fn read_in_full(text: &str) -> Result<ParsedNumber, FindingCode> {
    let read::Reading { digits, written } = read::read(text)?;
    let parts = Parts::of(&digits);
    match parts.refusal() {
        Some(rule) => Err(rule),
        None => Ok(ParsedNumber { parts, form: Some(form(text)), written }),
    }
}

/// The finding that makes a readable text unusable as it is.
pub(super) fn form(text: &str) -> FindingCode {
    if !is_bare(text) {
        FindingCode::Form
    } else if text.trim_start_matches('+').starts_with('0') {
        FindingCode::LeadingZero
    } else {
        // Digits only, but not accepted: the count is wrong.
        FindingCode::Length
    }
}

//! The one place where a text becomes a number or a refusal.
//!
//! [`parse_any`] first tries [`parse_exact`], the wire form, which costs a few nanoseconds. Every text that it does
//! not accept is then read in full. Both apply the rules of `nanp_rules`.

use super::common_forms;
use super::finding::{FindingCode, FindingSet};
use super::nanp_rules::{Digits, Parts};
use super::read;

/// A number read from a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ParsedNumber {
    pub(super) parts: Parts,
    /// The finding that makes the text unusable as it is; `None` for the wire form.
    pub(super) form: Option<FindingCode>,
    /// How the number was written.
    pub(super) written: FindingSet,
}

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
fn form(text: &str) -> FindingCode {
    if !is_bare(text) {
        FindingCode::Form
    } else if text.trim_start_matches('+').starts_with('0') {
        FindingCode::LeadingZero
    } else {
        // Digits only, but not accepted: the count is wrong.
        FindingCode::Length
    }
}

/// Eleven ASCII digits, the first of them 1; a plus before them is dropped.
#[inline]
pub(super) fn wire_digits(bytes: &[u8]) -> Option<&Digits> {
    let digits: &Digits = bytes.strip_prefix(b"+").unwrap_or(bytes).try_into().ok()?;
    // Two overlapping words of eight digits: measured a fifth faster than digit by digit.
    let all_digits = digits.first_chunk().copied().is_some_and(eight_digits)
        && digits.last_chunk().copied().is_some_and(eight_digits);
    (digits[0] == b'1' && all_digits).then_some(digits)
}

/// The digits are 0x30 to 0x39: the upper half of the byte is 3, and is still 3 when 6 is added.
fn eight_digits(bytes: [u8; 8]) -> bool {
    const UPPER: u64 = u64::from_ne_bytes([0xF0; 8]);
    const THREE: u64 = u64::from_ne_bytes([0x30; 8]);
    const SIX: u64 = u64::from_ne_bytes([0x06; 8]);
    let word = u64::from_ne_bytes(bytes);
    word & UPPER == THREE && (word + SIX) & UPPER == THREE
}

//! The one place where a text becomes a number or a refusal.
//!
//! [`judge`] first tries the form that goes on the wire, which costs a few nanoseconds, and only then
//! reads the text the long way. That is the same rules in two speeds and not two sets of rules: what
//! the first step cannot parse_exact, the second decides.

use super::finding::FindingSet;
use super::nanp_rules::{Digits, Parts};
use super::read;
use super::rule::Rule;

/// A text that means a number which can exist.
#[derive(Clone, Copy, Debug)]
pub(super) struct ParsedNumber {
    pub(super) parts: Parts,
    /// Why calls would not take the text as it is; `None` if they take it.
    pub(super) form: Option<Rule>,
    /// How the number was written.
    pub(super) written: FindingSet,
}

/// Decides over a text.
pub(super) fn parse_any(text: &str) -> Result<ParsedNumber, Rule> {
    match parse_exact(text) {
        Some((_, parts)) => Ok(ParsedNumber { parts, form: None, written: FindingSet::EMPTY }),
        None => judge_slowly(text),
    }
}

/// The number, if calls take the text as it is.
#[inline(always)]
#[expect(clippy::inline_always, reason = "measured: a call here makes every check 2 to 3 ns slower")]
pub(super) fn parse_exact(text: &str) -> Option<(&Digits, Parts)> {
    let digits = wire_digits(text)?;
    let parts = Parts::of(digits);
    parts.refusal().is_none().then_some((digits, parts))
}

/// Whether a text is digits and at most a plus before them.
pub(super) fn is_bare(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Kept apart, so that the way of most numbers stays small enough to be inlined.
#[cold]
fn judge_slowly(text: &str) -> Result<ParsedNumber, Rule> {
    let read::Reading { digits, written } = read::read(text)?;
    let parts = Parts::of(&digits);
    match parts.refusal() {
        Some(rule) => Err(rule),
        None => Ok(ParsedNumber { parts, form: Some(form(text)), written }),
    }
}

/// Why calls would not take a text that can be read.
fn form(text: &str) -> Rule {
    if !is_bare(text) {
        Rule::Form
    } else if text.trim_start_matches('+').starts_with('0') {
        Rule::LeadingZero
    } else {
        // Digits and nothing else, yet not accepted: then there are not eleven of them.
        Rule::Length
    }
}

/// Eleven ASCII digits, the first of them 1; a plus before them is dropped.
fn wire_digits(text: &str) -> Option<&Digits> {
    let bytes = text.as_bytes();
    let digits: &Digits = bytes.strip_prefix(b"+").unwrap_or(bytes).try_into().ok()?;
    // Eight at a time, some of them twice: measured a fifth faster than one by one.
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

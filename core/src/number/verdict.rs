//! A verdict: the result of a check in sixteen bytes, without an allocation.

use super::area::Area;
use super::common_forms::ParsedNumber;
use super::finding::{FindingCode, FindingSet};
use super::nanp::Nanp;
use super::nanp_rules::{Digits, Parts};
use super::parse_any::{parse_exact, parse_other};
use super::phone::PhoneNumber;
use super::suggest::suggestion;

/// The result of checking one text: number and findings. `Copy`, so a stream of any length needs no memory.
///
/// [`Verdict::explain`] adds the messages of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// 0 where there is no number.
    number: u64,
    findings: FindingSet,
}

/// Checks one text without allocating.
///
/// ```
/// use numplan::number::{FindingCode, verdict};
///
/// let verdict = verdict("206-555-0123");
/// assert!(!verdict.is_valid());
/// assert_eq!(verdict.number().unwrap().as_str(), "12065550123");
/// assert!(verdict.findings().eq([FindingCode::Form, FindingCode::TenDigits, FindingCode::Fictional]));
/// ```
pub fn verdict(text: &str) -> Verdict {
    match parse_exact(text) {
        Some((_, parts)) => Verdict::accepted(parts),
        None => Verdict::of_other_text(text),
    }
}

impl Verdict {
    /// Whether the text is usable as given: [`Nanp::parse`] takes it.
    pub fn is_valid(self) -> bool {
        !self.findings.has_error()
    }

    /// The North American number, also where the text is not usable as given but can be read.
    pub fn number(self) -> Option<Nanp> {
        Nanp::from_u64(self.number)
    }

    /// [`Verdict::number`] as an integer, 0 for none.
    pub fn number_or_zero(self) -> u64 {
        self.number
    }

    /// The eleven digits of [`Verdict::number`], and five bytes without a meaning: a buffer of numbers is filled
    /// faster by whole words, each of which overwrites the rest of the one before.
    #[inline]
    pub fn padded_digits(self) -> Option<[u8; 16]> {
        Parts::of_number(self.number).map(Parts::padded_digits)
    }

    /// The findings, most severe first.
    pub fn findings(self) -> impl Iterator<Item = FindingCode> + Clone {
        self.findings.iter()
    }

    /// The findings as a set.
    pub fn finding_set(self) -> FindingSet {
        self.findings
    }

    /// The row of [`area_rows`](super::area_rows) for the number; row 0 without one.
    #[inline]
    pub fn area_row(self) -> u8 {
        // Other numbers than those of country code 1 get an index outside of the table.
        Area::row(u16::try_from((self.number / 10_000_000).wrapping_sub(1_000)).unwrap_or(0))
    }

    /// The number to write instead of `text`, the text that this verdict is about: the first suggestion among the
    /// findings of [`check`](super::check()).
    pub fn suggestion(self, text: &str) -> Option<PhoneNumber> {
        if self.is_valid() {
            return None;
        }
        // An error that leaves a number suggests that number, which is known already.
        self.phone_number()
            .or_else(|| self.findings().find_map(|code| suggestion(code, text)).map(PhoneNumber::from))
    }

    /// The verdict on digits that pass the rules.
    #[inline]
    pub(super) fn accepted(parts: Parts) -> Self {
        Self { number: parts.as_u64(), findings: parts.warnings() }
    }

    /// The verdict on a number that [`plain`](super::common_forms::plain) takes.
    #[inline]
    pub(super) fn plain(digits: &Digits) -> Self {
        Self { number: Parts::of(digits).as_u64(), findings: FindingSet::EMPTY }
    }

    /// A refusal.
    pub(super) fn refused(rule: FindingCode) -> Self {
        Self { number: 0, findings: FindingSet::EMPTY.with(rule) }
    }

    fn of_other_text(text: &str) -> Self {
        match parse_other(text) {
            Ok(ParsedNumber { parts, form, written }) => {
                let findings = written.union(parts.warnings());
                let findings = form.map_or(findings, |rule| findings.with(rule));
                Self { number: parts.as_u64(), findings }
            }
            Err(rule) => Self::refused(rule),
        }
    }

    /// A verdict from its stored parts.
    pub(super) fn from_stored(number: u64, findings: FindingSet) -> Self {
        Self { number, findings }
    }
}

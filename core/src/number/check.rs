//! `check`: the full check of one text.

use numplan_macros::exported;
use serde::Serialize;

use super::area::NumberKind;
use super::explain::findings;
use super::finding::NumberFinding;
use super::phone::PhoneNumber;
use super::verdict::{Verdict, verdict};

/// The full check of one text.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NumberCheck {
    /// The text, unchanged. Escape it before you show it; in messages it is escaped.
    pub given: String,
    /// The number, also where `valid` is false but the text can be read.
    pub number: Option<PhoneNumber>,
    /// Whether operations accept the text as it is: eleven digits that can be a number, or a number of another country where
    /// the provider accepts those, with or without a plus.
    /// Warnings do not count. A text that only [`normalize`](super::normalize()) can read is not valid; its first
    /// finding suggests the valid form.
    pub valid: bool,
    /// The use of the number; [`NumberKind::Unknown`] without a number.
    pub kind: NumberKind,
    /// The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one.
    pub region: Option<&'static str>,
    /// The state, province, country or city of a geographic area code.
    pub place: Option<&'static str>,
    /// Every time zone in a geographic area code, as names of the IANA database.
    pub zones: &'static [&'static str],
    /// The findings, most severe first; at most one is an error.
    pub findings: Vec<NumberFinding>,
}

/// Checks one text in full. For many texts see [`check_column`](super::check_column).
pub fn check(text: &str) -> NumberCheck {
    verdict(text).explain(text)
}

impl Verdict {
    /// The full check of `text`, the text that this verdict is about.
    pub fn explain(self, text: &str) -> NumberCheck {
        self.with_findings(findings(self.finding_set(), text), text)
    }

    /// The full check of `text` with these findings.
    pub(super) fn with_findings(self, findings: Vec<NumberFinding>, text: &str) -> NumberCheck {
        let number = self.number();
        NumberCheck {
            given: text.to_owned(),
            number: self.phone_number(),
            valid: self.is_valid(),
            kind: self.kind(),
            region: number.and_then(|number| number.region()),
            place: number.and_then(|number| number.place()),
            zones: number.map_or(&[], |number| number.zones()),
            findings,
        }
    }
}

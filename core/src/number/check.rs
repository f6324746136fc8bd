//! `check`: everything that can be said about one text.

use numplan_macros::exported;
use serde::Serialize;

use super::area::NumberKind;
use super::explain::findings;
use super::finding::NumberFinding;
use super::nanp::Nanp;
use super::verdict::{Verdict, verdict};

/// Everything that can be said about one text.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NumberCheck {
    /// The text, unchanged. Escape it before you show it; messages have.
    pub given: String,
    /// The number that the text means, also where `valid` is false but the text can be read.
    pub number: Option<Nanp>,
    /// Whether calls take the text as it is: eleven digits, a plus before them allowed, that can be a
    /// number. Warnings do not count; a number that only [`normalize`](super::normalize()) can read is
    /// not valid, and its first finding suggests the form that is.
    pub valid: bool,
    /// What the number is for; [`NumberKind::Unknown`] if there is none.
    pub kind: NumberKind,
    /// The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one.
    pub region: Option<&'static str>,
    /// The state, province, country or city of a geographic area code.
    pub place: Option<&'static str>,
    /// Every time zone in a geographic area code, as names of the IANA database.
    pub zones: &'static [&'static str],
    /// What was found, gravest first; at most one is an error.
    pub findings: Vec<NumberFinding>,
}

/// Says everything there is to say about one text. For many texts see [`check_column`](super::check_column).
pub fn check(text: &str) -> NumberCheck {
    verdict(text).explain(text)
}

impl Verdict {
    /// Says everything there is to say about `text`, the text that was judged.
    pub fn explain(self, text: &str) -> NumberCheck {
        let number = self.number();
        NumberCheck {
            given: text.to_owned(),
            number,
            valid: self.is_valid(),
            kind: number.map_or(NumberKind::Unknown, |number| number.kind()),
            region: number.and_then(|number| number.region()),
            place: number.and_then(|number| number.place()),
            zones: number.map_or(&[], |number| number.zones()),
            findings: findings(self.finding_set(), text),
        }
    }
}

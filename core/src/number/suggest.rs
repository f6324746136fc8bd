//! The number that a refused text probably means.
//!
//! A suggestion is for a person to confirm; it is never used automatically. It always passes every rule.

use super::char_class::{self, CharClass};
use super::finding::FindingCode;
use super::nanp::Nanp;
use super::parse_any::parse_any;
use super::read;

/// The suggestion for a text refused because of `code`; warnings have none.
pub(super) fn suggestion(code: FindingCode, text: &str) -> Option<Nanp> {
    match code {
        FindingCode::Form | FindingCode::Length => number(text).or_else(|| without_doubled_one(text)),
        // Only before country code 1: `020 7946 0000` is a British national form, not a number in Maine (207).
        FindingCode::LeadingZero => number(text).or_else(|| {
            let rest = bare(text).trim_start_matches(['0', ' ']);
            number(rest).filter(|_| rest.starts_with('1'))
        }),
        // `+2065551234`: the plus announces a country code, but ten digits suggest that it is missing.
        FindingCode::CountryCode => number(bare(text).trim_start_matches('+')),
        FindingCode::Characters => number(bare(text)),
        FindingCode::Extension => read::before_cut(text).and_then(number),
        FindingCode::LetterO => number(&text.replace(['o', 'O'], "0")).or_else(|| number(bare(text))),
        FindingCode::Letters => number(&on_keypad(text))
            .or_else(|| read::before_cut(text).and_then(number))
            .or_else(|| number(bare(text))),
        FindingCode::Encoding => read::decoded(text).and_then(|clean| number(&clean)),
        FindingCode::Empty
        | FindingCode::SpreadsheetError
        | FindingCode::TwoNumbers
        | FindingCode::DigitsLost
        | FindingCode::NotWhole
        | FindingCode::Npa
        | FindingCode::NpaN9x
        | FindingCode::NpaReserved
        | FindingCode::NpaN11
        | FindingCode::Nxx
        | FindingCode::Nxx911
        | FindingCode::NxxN11
        | FindingCode::TenDigits
        | FindingCode::NpaUnknown
        | FindingCode::TollFreeReserved
        | FindingCode::Fictional
        | FindingCode::DirectoryAssistance
        | FindingCode::Exchange555
        | FindingCode::SpecialExchange
        | FindingCode::DecimalZero
        | FindingCode::Exponent
        | FindingCode::DialPrefix => None,
    }
}

fn number(text: &str) -> Option<Nanp> {
    parse_any(text).ok().map(|parsed| Nanp::from_parts(parsed.parts))
}

/// The text from its first digit or plus to its last digit, without labels, brackets and bullets.
fn bare(text: &str) -> &str {
    let text =
        text.trim_start_matches(|c| !matches!(CharClass::of(c), CharClass::Digit(_) | CharClass::Plus));
    text.trim_end_matches(|c| !matches!(CharClass::of(c), CharClass::Digit(_)))
}

/// `+1 12065551234`: a country code before a number that already has one. No area code begins with 1.
fn without_doubled_one(text: &str) -> Option<Nanp> {
    number(bare(text).trim_start_matches('+').strip_prefix('1')?.trim_start())
}

fn on_keypad(text: &str) -> String {
    text.chars().map(|c| char_class::key(c).unwrap_or(c)).collect()
}

//! The messages of findings: the value, what is wrong with it, what to do.

use super::char_class::CharClass;
use super::finding::{FindingCode, FindingSet, NumberFinding};
use super::nanp_rules::Parts;
use super::phone::PhoneNumber;
use super::read;
use super::suggest;

/// Characters of a text that a message shows; real numbers are shorter.
const SHOWN: usize = 40;

/// The findings of a set, with messages about `text`.
pub(super) fn findings(set: FindingSet, text: &str) -> Vec<NumberFinding> {
    findings_for(set, |code| {
        let suggestion = suggest::suggestion(code, text).map(PhoneNumber::from);
        (suggestion, Subject::new(text, suggestion).message(code))
    })
}

/// The findings of a set. `explain` returns the suggestion and the message of a code.
pub(super) fn findings_for(
    set: FindingSet,
    explain: impl Fn(FindingCode) -> (Option<PhoneNumber>, String),
) -> Vec<NumberFinding> {
    let finding = |code: FindingCode| {
        let (suggestion, message) = explain(code);
        NumberFinding {
            code,
            severity: code.severity(),
            message,
            suggestion: suggestion.map(|number| number.to_string()),
        }
    };
    set.iter().map(finding).collect()
}

/// The text that a message is about.
#[derive(Debug)]
pub(super) struct Subject<'t> {
    given: &'t str,
    shown: String,
    /// The number's parts, for rules of the numbering plan; zeros where the text has none.
    parts: Parts,
    suggestion: Option<PhoneNumber>,
}

impl<'t> Subject<'t> {
    pub(super) fn new(given: &'t str, suggestion: Option<PhoneNumber>) -> Self {
        let digits = read::read(given).map_or(*b"00000000000", |reading| reading.digits);
        Self { given, shown: shown(given), parts: Parts::of(&digits), suggestion }
    }

    /// The message of one finding.
    pub(super) fn message(&self, code: FindingCode) -> String {
        format!("\"{}\" {}", self.shown, self.predicate(code))
    }

    /// The message of one finding where a number of any country is accepted.
    pub(super) fn international_message(&self, code: FindingCode) -> String {
        let predicate = match (code, self.suggestion) {
            (FindingCode::Length, _) => return self.e164_length(),
            (FindingCode::CountryCode, _) => {
                "names no country: write a plus and the country code before the number".to_owned()
            }
            (FindingCode::TenDigits, Some(number)) => format!(
                "has ten digits, read as a number that begins with its country code: if a North American number is meant, \
                 write {number}"
            ),
            _ => return self.message(code),
        };
        format!("\"{}\" {predicate}", self.shown)
    }

    /// [`FindingCode::Length`] where a number of any country is accepted.
    pub(super) fn e164_length(&self) -> String {
        let (shown, count) = (&self.shown, self.count());
        format!(
            "\"{shown}\" has {count}, but a phone number with its country code has 7 to 15: add or remove digits"
        )
    }

    fn predicate(&self, code: FindingCode) -> String {
        let Parts { npa, nxx, line } = self.parts;
        match code {
            FindingCode::Empty => "contains no phone number: enter eleven digits such as 12065551234".into(),
            FindingCode::Form => self
                .advice("is not written as digits only", "write the country code and the number in digits"),
            FindingCode::SpreadsheetError => "is a spreadsheet's error or a column too narrow for its cells: correct the formula or widen the column, then export again".into(),
            FindingCode::Encoding => self.advice("has characters of a wrong text encoding or escape", "export the text as UTF-8 again"),
            FindingCode::Characters => {
                self.advice("has characters that no phone number contains", "remove all but the digits")
            }
            FindingCode::Letters => {
                self.advice("is written with letters", "write the digits that they stand for")
            }
            FindingCode::LetterO => self.advice("has the letter O in it", "write the digit 0 in its place"),
            FindingCode::Extension => match self.suggestion {
                Some(number) => format!(
                    "has an extension, which is not part of a phone number: write {number} and store the extension elsewhere"
                ),
                None => "has an extension, which is not part of a phone number: store it elsewhere".into(),
            },
            FindingCode::TwoNumbers => "contains more than one number: enter one number at a time".into(),
            FindingCode::DigitsLost if self.given.starts_with('-') => {
                "is negative: the integer overflowed its type; read the column as text or as 64-bit integers"
                    .into()
            }
            FindingCode::DigitsLost => {
                "lost its last digits, as happens in spreadsheets: export the number from its source again, \
                 into a column formatted as text"
                    .into()
            }
            FindingCode::NotWhole => "is a fraction, not a phone number: enter the digits of the number and \
                 nothing after them"
                .into(),
            FindingCode::Length => self.length(),
            FindingCode::LeadingZero => self.advice(
                "begins with 0, but no country code does",
                "write the country code and the number without the 0",
            ),
            FindingCode::CountryCode => match self.suggestion {
                Some(number) => format!(
                    "does not begin with country code 1: if a North American number is meant, write {number}"
                ),
                None => "does not begin with country code 1: enter a North American number".into(),
            },
            FindingCode::Npa => format!("has area code {npa:03}: area codes begin with 2 to 9; correct it"),
            FindingCode::NpaN9x => {
                format!("has area code {npa}: no area code has 9 in the middle; correct it")
            }
            FindingCode::NpaReserved => {
                format!("has area code {npa}: 370 to 379 and 960 to 969 are not in use; correct it")
            }
            FindingCode::NpaN11 => {
                format!("has area code {npa}, which is a service code: correct it")
            }
            FindingCode::Nxx => format!(
                "has {nxx:03} after area code {npa}: these three digits begin with 2 to 9; correct them"
            ),
            FindingCode::Nxx911 => {
                format!("has 911 after area code {npa}: 911 is for emergencies only; correct it")
            }
            FindingCode::NxxN11 => format!(
                "has {nxx} after area code {npa}: {nxx} is a service code there; correct it"
            ),
            FindingCode::TenDigits => {
                "has ten digits, read as a North American number: if it is not one, add the country code".into()
            }
            FindingCode::NpaUnknown => format!(
                "has area code {npa}, which this version does not know: correct it unless it is a new area code"
            ),
            FindingCode::TollFreeReserved => format!(
                "has area code {npa}, which is reserved for future toll-free numbers: check that it is right"
            ),
            FindingCode::Fictional => format!(
                "is reserved for films and examples ({npa}-{nxx}-{line:04}): check that it is the intended number"
            ),
            FindingCode::DirectoryAssistance => {
                "is directory assistance (555-1212), not a subscriber: check that it is right".into()
            }
            FindingCode::Exchange555 => {
                "is in exchange 555, where few numbers are in service: check that it is right".into()
            }
            FindingCode::SpecialExchange => {
                format!("is in exchange {nxx}, which has a special use: check that it is right")
            }
            FindingCode::DecimalZero => {
                "ends in a decimal zero, which was dropped: format the column as text".into()
            }
            FindingCode::Exponent => {
                "is in exponent form but has all digits: format the column as text".into()
            }
            FindingCode::DialPrefix => {
                "begins with an international dialing prefix, which was dropped: store the number without it"
                    .into()
            }
        }
    }

    fn length(&self) -> String {
        let count = self.count();
        self.advice(
            &format!("has {count}, but a North American number has 11"),
            "enter 1, the area code and seven digits",
        )
    }

    /// The fault, then the suggested number, else the advice `otherwise`.
    fn advice(&self, fault: &str, otherwise: &str) -> String {
        match self.suggestion {
            Some(number) => format!("{fault}: write {number}"),
            None => format!("{fault}: {otherwise}"),
        }
    }

    fn count(&self) -> String {
        match self.given.chars().filter(|c| matches!(CharClass::of(*c), CharClass::Digit(_))).count() {
            1 => "1 digit".into(),
            count => format!("{count} digits"),
        }
    }
}

/// A text for a message, a log or a terminal: short, on one line, with invisible and text-direction characters
/// escaped.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (place, c) in text.chars().enumerate() {
        if place == SHOWN {
            shown.push('…');
            break;
        }
        match c {
            '\'' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}

//! Every text that a person gets to read: what was wrong, which value, what to do.

use super::char_class::CharClass;
use super::finding::{FindingCode, FindingSet, NumberFinding};
use super::nanp_rules::Parts;
use super::phone::PhoneNumber;
use super::read;
use super::suggest;

/// So many characters of a text are shown; the longest number anybody writes is shorter.
const SHOWN: usize = 40;

/// A set of findings about a text, put into words.
pub(super) fn findings(set: FindingSet, text: &str) -> Vec<NumberFinding> {
    let finding = |code: FindingCode| {
        let suggestion = suggest::suggestion(code, text).map(PhoneNumber::from);
        NumberFinding {
            code,
            severity: code.severity(),
            message: Subject::new(text, suggestion).message(code),
            suggestion: suggestion.map(|number| number.to_string()),
        }
    };
    set.iter().map(finding).collect()
}

/// What the words are about.
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

    /// One line about one finding.
    pub(super) fn message(&self, code: FindingCode) -> String {
        format!("\"{}\" {}", self.shown, self.predicate(code))
    }

    /// [`FindingCode::Length`] where a number of any country would do.
    pub(super) fn e164_length(&self) -> String {
        let (shown, count) = (&self.shown, self.count());
        format!(
            "\"{shown}\" has {count}, a phone number with its country code has 7 to 15: add or remove digits"
        )
    }

    fn predicate(&self, code: FindingCode) -> String {
        let Parts { npa, nxx, line } = self.parts;
        match code {
            FindingCode::Empty => "holds no phone number: give eleven digits such as 12065551234".into(),
            FindingCode::Form => self
                .advice("is not written as digits only", "write the country code and the number in digits"),
            FindingCode::Characters => {
                self.advice("has characters that belong to no phone number", "remove all but the digits")
            }
            FindingCode::Letters => {
                self.advice("is written with letters", "write the digits that they stand for")
            }
            FindingCode::LetterO => self.advice("has the letter O in it", "write the digit 0 in its place"),
            FindingCode::Extension => match self.suggestion {
                Some(number) => format!(
                    "has an extension, which no number can carry: write {number} and keep the extension elsewhere"
                ),
                None => "has an extension, which no number can carry: keep it elsewhere".into(),
            },
            FindingCode::TwoNumbers => "holds more than one number: give one number at a time".into(),
            FindingCode::DigitsLost if self.given.starts_with('-') => {
                "is negative, as an integer is that overflowed its type: read the column as text or as 64-bit integers"
                    .into()
            }
            FindingCode::DigitsLost => {
                "lost its last digits, as a spreadsheet does it: take the number from \
                 its source again, into a column that is formatted as text"
                    .into()
            }
            FindingCode::NotWhole => "is a fraction, not a phone number: give all digits of the number and \
                 nothing behind them"
                .into(),
            FindingCode::Length => self.length(),
            FindingCode::LeadingZero => self.advice(
                "begins with 0, which no country code does",
                "write the country code and the number without the 0",
            ),
            FindingCode::CountryCode => match self.suggestion {
                Some(number) => format!(
                    "does not begin with country code 1: if a North American number is meant, write {number}"
                ),
                None => "does not begin with country code 1: give a North American number".into(),
            },
            FindingCode::Npa => format!("has area code {npa:03}: one begins with 2 to 9, correct it"),
            FindingCode::NpaN9x => {
                format!("has area code {npa}: none has 9 in the middle, correct it")
            }
            FindingCode::NpaReserved => {
                format!("has area code {npa}: 370 to 379 and 960 to 969 are not in use, correct it")
            }
            FindingCode::NpaN11 => {
                format!("has area code {npa}, which is a service code: correct the area code")
            }
            FindingCode::Nxx => format!(
                "has {nxx:03} behind area code {npa}: these three digits begin with 2 to 9, correct them"
            ),
            FindingCode::Nxx911 => {
                format!("has 911 behind area code {npa}: 911 is for emergencies only, correct it")
            }
            FindingCode::NxxN11 => format!(
                "has {nxx} behind area code {npa}: that is a service code, no number there has it, correct it"
            ),
            FindingCode::TenDigits => {
                "has ten digits, read as North American: if it is not, give the country code".into()
            }
            FindingCode::NpaUnknown => format!(
                "has area code {npa}, which this version does not know: if it is not a new one, correct it"
            ),
            FindingCode::TollFreeReserved => format!(
                "has area code {npa}, which is kept for future toll-free numbers: make sure that it is right"
            ),
            FindingCode::Fictional => format!(
                "is a number for films and examples ({npa}-{nxx}-{line:04}): give a real one if you mean one"
            ),
            FindingCode::DirectoryAssistance => {
                "is directory assistance (555-1212), not a subscriber: make sure that it is right".into()
            }
            FindingCode::Exchange555 => {
                "is in exchange 555, where hardly a number is in service: make sure that it is right".into()
            }
            FindingCode::SpecialExchange => {
                format!("is in exchange {nxx}, which has a special use: make sure that it is right")
            }
            FindingCode::DecimalZero => {
                "ends in a decimal zero, which was dropped: format the column as text".into()
            }
            FindingCode::Exponent => {
                "is in exponent form with all digits there: format the column as text".into()
            }
            FindingCode::DialPrefix => {
                "begins with an international dialling prefix, which was dropped: store the number without it"
                    .into()
            }
        }
    }

    fn length(&self) -> String {
        let count = self.count();
        self.advice(
            &format!("has {count}, a North American number has 11"),
            "give 1, the area code and seven digits",
        )
    }

    /// The fault, and the number to write if there is one, else what else to do.
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

/// A text as it may be shown in a message, a log or a terminal: short, on one line, and with everything
/// escaped that is not seen or that turns the direction of what follows.
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

//! Why a text is refused.
//!
//! A [`Rule`] stops a call; everything that is merely worth saying is a [`FindingCode`] of a lower grade.
//! The two are separate types so that nobody can refuse a number with a warning.

use serde::{Serialize, Serializer};

use super::finding::FindingCode;

/// The rule that a refused text breaks. There is always exactly one, the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// There is no digit in it.
    Empty,
    /// A number, but not written the way calls take it.
    Form,
    /// Characters that belong to no phone number.
    Characters,
    /// Letters, as in `1-800-FLOWERS`.
    Letters,
    /// The letter O in place of the digit 0.
    LetterO,
    /// An extension behind the number.
    Extension,
    /// More than one number.
    TwoNumbers,
    /// A spreadsheet's exponent form that no longer holds every digit.
    DigitsLost,
    /// A decimal fraction behind the number.
    NotWhole,
    /// Too few or too many digits.
    Length,
    /// A leading zero; no country code has one.
    LeadingZero,
    /// A country code other than 1 where a North American number is wanted.
    CountryCode,
    /// An area code that begins with 0 or 1.
    Npa,
    /// An area code with 9 in the middle, kept for longer numbers.
    NpaN9x,
    /// An area code of the blocks 37X and 96X, which are kept whole.
    NpaReserved,
    /// An area code that is a service code: 211 … 911.
    NpaN11,
    /// A central office code that begins with 0 or 1.
    Nxx,
    /// The central office code 911.
    Nxx911,
    /// A central office code 211 … 811 behind a geographic area code.
    NxxN11,
}

impl Rule {
    /// The rule's stable name, the same in every language.
    pub fn code(self) -> &'static str {
        FindingCode::from(self).code()
    }
}

impl From<Rule> for FindingCode {
    fn from(rule: Rule) -> Self {
        match rule {
            Rule::Empty => Self::Empty,
            Rule::Form => Self::Form,
            Rule::Characters => Self::Characters,
            Rule::Letters => Self::Letters,
            Rule::LetterO => Self::LetterO,
            Rule::Extension => Self::Extension,
            Rule::TwoNumbers => Self::TwoNumbers,
            Rule::DigitsLost => Self::DigitsLost,
            Rule::NotWhole => Self::NotWhole,
            Rule::Length => Self::Length,
            Rule::LeadingZero => Self::LeadingZero,
            Rule::CountryCode => Self::CountryCode,
            Rule::Npa => Self::Npa,
            Rule::NpaN9x => Self::NpaN9x,
            Rule::NpaReserved => Self::NpaReserved,
            Rule::NpaN11 => Self::NpaN11,
            Rule::Nxx => Self::Nxx,
            Rule::Nxx911 => Self::Nxx911,
            Rule::NxxN11 => Self::NxxN11,
        }
    }
}

/// As [`Rule::code`].
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

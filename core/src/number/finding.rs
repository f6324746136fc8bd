//! What a check has to say about a number, graded.
//!
//! Codes are one flat list, refusals included, because that is what crosses into other languages: a
//! closed list of names. A number carries a *set* of them, and a set is one `u32`, so that a column of a
//! million numbers needs four bytes each and no allocation.

use numplan_macros::{exported, string_enum};
use serde::Serialize;

/// What was found. The order is the order in which findings are listed: gravest first.
#[string_enum]
#[derive(PartialOrd, Ord)]
pub enum FindingCode {
    /// There is no digit in it.
    #[value("empty")]
    Empty,
    /// A number, but not written the way calls take it.
    #[value("form")]
    Form,
    /// Characters that belong to no phone number.
    #[value("characters")]
    Characters,
    /// Letters, as in `1-800-FLOWERS`.
    #[value("letters")]
    Letters,
    /// The letter O in place of the digit 0.
    #[value("letter_o")]
    LetterO,
    /// An extension behind the number.
    #[value("extension")]
    Extension,
    /// More than one number.
    #[value("two_numbers")]
    TwoNumbers,
    /// A spreadsheet's exponent form that no longer holds every digit.
    #[value("digits_lost")]
    DigitsLost,
    /// A decimal fraction behind the number.
    #[value("not_whole")]
    NotWhole,
    /// Too few or too many digits.
    #[value("length")]
    Length,
    /// A leading zero; no country code has one.
    #[value("leading_zero")]
    LeadingZero,
    /// A country code other than 1 where a North American number is wanted.
    #[value("country_code")]
    CountryCode,
    /// An area code that begins with 0 or 1.
    #[value("npa")]
    Npa,
    /// An area code with 9 in the middle, kept for longer numbers.
    #[value("npa_n9x")]
    NpaN9x,
    /// An area code of the blocks 37X and 96X, which are kept whole.
    #[value("npa_reserved")]
    NpaReserved,
    /// An area code that is a service code: 211 … 911.
    #[value("npa_n11")]
    NpaN11,
    /// A central office code that begins with 0 or 1.
    #[value("nxx")]
    Nxx,
    /// The central office code 911.
    #[value("nxx_911")]
    Nxx911,
    /// A central office code 211 … 811 behind a geographic area code.
    #[value("nxx_n11")]
    NxxN11,
    /// Ten digits, read as North American: country code 1 is an assumption.
    #[value("ten_digits")]
    TenDigits,
    /// The area code is not in the table; it may be newer.
    #[value("npa_unknown")]
    NpaUnknown,
    /// A toll-free code that is kept for later.
    #[value("toll_free_reserved")]
    TollFreeReserved,
    /// Set aside for films and examples: 555-0100 … 555-0199, 800-555-0199.
    #[value("fictional")]
    Fictional,
    /// 555-1212, directory assistance.
    #[value("directory_assistance")]
    DirectoryAssistance,
    /// Any other number of the exchange 555.
    #[value("exchange_555")]
    Exchange555,
    /// Exchanges with a special use: 950, 958, 959, 976.
    #[value("special_exchange")]
    SpecialExchange,
    /// A trailing `.0`, as spreadsheets and data frames write it.
    #[value("decimal_zero")]
    DecimalZero,
    /// Exponent form with all digits still there.
    #[value("exponent")]
    Exponent,
    /// An international dialling prefix, 00 or 011, before the country code.
    #[value("dial_prefix")]
    DialPrefix,
}

/// How grave a finding is. Only an error stops a call.
#[string_enum]
#[derive(PartialOrd, Ord)]
pub enum Severity {
    /// Not usable as given.
    #[value("error")]
    Error,
    /// Usable; look whether it is what you mean.
    #[value("warning")]
    Warning,
    /// Usable; how it was read.
    #[value("info")]
    Info,
}

impl FindingCode {
    /// The stable name, the same in every language.
    pub const fn code(self) -> &'static str {
        self.as_str()
    }

    /// How grave it is.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Empty
            | Self::Form
            | Self::Characters
            | Self::Letters
            | Self::LetterO
            | Self::Extension
            | Self::TwoNumbers
            | Self::DigitsLost
            | Self::NotWhole
            | Self::Length
            | Self::LeadingZero
            | Self::CountryCode
            | Self::Npa
            | Self::NpaN9x
            | Self::NpaReserved
            | Self::NpaN11
            | Self::Nxx
            | Self::Nxx911
            | Self::NxxN11 => Severity::Error,
            Self::TenDigits
            | Self::NpaUnknown
            | Self::TollFreeReserved
            | Self::Fictional
            | Self::DirectoryAssistance
            | Self::Exchange555
            | Self::SpecialExchange => Severity::Warning,
            Self::DecimalZero | Self::Exponent | Self::DialPrefix => Severity::Info,
        }
    }
}

/// A finding, put into words.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NumberFinding {
    /// What was found.
    pub code: FindingCode,
    /// How grave it is.
    pub severity: Severity,
    /// One line that a person can act on.
    pub message: String,
    /// What to write in its place, in wire form, where that can be said.
    pub suggestion: Option<String>,
}

/// A set of finding codes: bit *n* stands for `FindingCode::ALL[n]`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct FindingSet(u32);

impl FindingSet {
    /// Nothing was found.
    pub const EMPTY: Self = Self(0);

    const ERRORS: Self = {
        let mut errors = Self::EMPTY;
        let mut place = 0;
        while place < FindingCode::ALL.len() {
            let code = FindingCode::ALL[place];
            assert!(code as usize == place, "ALL is in the order of the enum");
            if matches!(code.severity(), Severity::Error) {
                errors = errors.with(code);
            }
            place += 1;
        }
        errors
    };

    /// The set with `code` in it.
    #[must_use]
    pub const fn with(self, code: FindingCode) -> Self {
        Self(self.0 | 1 << code as u32)
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `code` is in the set.
    pub const fn contains(self, code: FindingCode) -> bool {
        self.0 & (1 << code as u32) != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one of the findings is an error.
    pub const fn has_error(self) -> bool {
        self.0 & Self::ERRORS.0 != 0
    }

    /// The codes, gravest first.
    pub fn iter(self) -> impl Iterator<Item = FindingCode> + Clone {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let code = FindingCode::ALL.get(bits.trailing_zeros() as usize).copied();
            bits &= bits.wrapping_sub(1);
            code
        })
    }

    /// The set as bits, to cross into another language in one array.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl From<FindingCode> for FindingSet {
    fn from(code: FindingCode) -> Self {
        Self::EMPTY.with(code)
    }
}

/// The codes' names.
impl std::fmt::Debug for FindingSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

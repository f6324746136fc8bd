//! Findings of the number check: codes, severities, sets.
//!
//! Refusals and warnings share one closed list of codes, since that list crosses into every language. A set of
//! codes is one `u32`: a column of a million numbers needs four bytes a cell and no allocation.

use numplan_macros::{exported, string_enum};
use serde::Serialize;

/// A finding about a text or number. Declared, and therefore listed, most severe first.
#[string_enum]
#[derive(PartialOrd, Ord)]
pub enum FindingCode {
    /// The text contains no digit.
    #[value("empty")]
    Empty,
    /// A number that is not written in digits only.
    #[value("form")]
    Form,
    /// A spreadsheet's error value (`#N/A`) or a column too narrow to show its cells (`########`).
    #[value("spreadsheet_error")]
    SpreadsheetError,
    /// Text that was decoded or escaped twice, as in `Â`, `&nbsp;`, `%2B`.
    #[value("encoding")]
    Encoding,
    /// Characters that no phone number contains.
    #[value("characters")]
    Characters,
    /// Letters, as in `1-800-FLOWERS`.
    #[value("letters")]
    Letters,
    /// The letter O in place of the digit 0.
    #[value("letter_o")]
    LetterO,
    /// An extension after the number.
    #[value("extension")]
    Extension,
    /// More than one number.
    #[value("two_numbers")]
    TwoNumbers,
    /// A rounded or overflowed number: some digits are gone.
    #[value("digits_lost")]
    DigitsLost,
    /// A decimal fraction after the number.
    #[value("not_whole")]
    NotWhole,
    /// Too few or too many digits.
    #[value("length")]
    Length,
    /// A leading zero; no country code has one.
    #[value("leading_zero")]
    LeadingZero,
    /// A country code other than 1 where a North American number is required.
    #[value("country_code")]
    CountryCode,
    /// An area code that begins with 0 or 1.
    #[value("npa")]
    Npa,
    /// An area code with 9 in the middle, reserved for longer numbers.
    #[value("npa_n9x")]
    NpaN9x,
    /// An area code of the reserved blocks 37X and 96X.
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
    /// A central office code 211 … 811 in a geographic area code.
    #[value("nxx_n11")]
    NxxN11,
    /// Ten digits, read as a North American number: country code 1 is an assumption.
    #[value("ten_digits")]
    TenDigits,
    /// The area code is not in the table; it may be newer.
    #[value("npa_unknown")]
    NpaUnknown,
    /// A toll-free code reserved for future use.
    #[value("toll_free_reserved")]
    TollFreeReserved,
    /// Reserved for films and examples: 555-0100 … 555-0199, 800-555-0199.
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
    /// Exponent form that still has all digits.
    #[value("exponent")]
    Exponent,
    /// An international dialing prefix, 00 or 011, before the country code.
    #[value("dial_prefix")]
    DialPrefix,
}

/// The severity of a finding. Only an error refuses a number.
#[string_enum]
#[derive(PartialOrd, Ord)]
pub enum Severity {
    /// Not usable as given.
    #[value("error")]
    Error,
    /// Usable, but unusual: check that the number is the intended one.
    #[value("warning")]
    Warning,
    /// Usable; a note on how the text was read.
    #[value("info")]
    Info,
}

impl FindingCode {
    /// The severity of the finding.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Empty
            | Self::Form
            | Self::SpreadsheetError
            | Self::Encoding
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

/// A finding with its message.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NumberFinding {
    /// The code of the finding.
    pub code: FindingCode,
    /// The severity of the finding.
    pub severity: Severity,
    /// The message: one line that says what is wrong and what to do.
    pub message: String,
    /// The number to write instead, in wire form, where it can be told.
    pub suggestion: Option<String>,
}

/// A set of finding codes: bit *n* stands for `FindingCode::ALL[n]`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct FindingSet(u32);

impl FindingSet {
    /// The empty set.
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

    /// The union of both sets.
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

    /// Whether the set contains an error.
    pub const fn has_error(self) -> bool {
        self.0 & Self::ERRORS.0 != 0
    }

    /// The codes, most severe first.
    pub fn iter(self) -> impl Iterator<Item = FindingCode> + Clone {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let code = FindingCode::ALL.get(bits.trailing_zeros() as usize).copied();
            bits &= bits.wrapping_sub(1);
            code
        })
    }

    /// The set as bits: bit *n* is `FindingCode::ALL[n]`.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl From<FindingCode> for FindingSet {
    fn from(code: FindingCode) -> Self {
        Self::EMPTY.with(code)
    }
}

/// Writes the names of the codes.
impl std::fmt::Debug for FindingSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

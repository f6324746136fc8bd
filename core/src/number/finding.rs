//! What a check has to say about a number, graded.
//!
//! Codes are one flat list, refusals included, because that is what crosses into other languages: a
//! closed list of names. A number carries a *set* of them, and a set is one `u32`, so that a column of a
//! million numbers needs four bytes each and no allocation.

use serde::{Serialize, Serializer};

/// What was found. The order is the order in which findings are listed: gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingCode {
    /// See [`Rule::Empty`](super::Rule::Empty).
    Empty,
    /// See [`Rule::Form`](super::Rule::Form).
    Form,
    /// See [`Rule::Characters`](super::Rule::Characters).
    Characters,
    /// See [`Rule::Letters`](super::Rule::Letters).
    Letters,
    /// See [`Rule::LetterO`](super::Rule::LetterO).
    LetterO,
    /// See [`Rule::Extension`](super::Rule::Extension).
    Extension,
    /// See [`Rule::TwoNumbers`](super::Rule::TwoNumbers).
    TwoNumbers,
    /// See [`Rule::DigitsLost`](super::Rule::DigitsLost).
    DigitsLost,
    /// See [`Rule::NotWhole`](super::Rule::NotWhole).
    NotWhole,
    /// See [`Rule::Length`](super::Rule::Length).
    Length,
    /// See [`Rule::LeadingZero`](super::Rule::LeadingZero).
    LeadingZero,
    /// See [`Rule::CountryCode`](super::Rule::CountryCode).
    CountryCode,
    /// See [`Rule::Npa`](super::Rule::Npa).
    Npa,
    /// See [`Rule::NpaN9x`](super::Rule::NpaN9x).
    NpaN9x,
    /// See [`Rule::NpaReserved`](super::Rule::NpaReserved).
    NpaReserved,
    /// See [`Rule::NpaN11`](super::Rule::NpaN11).
    NpaN11,
    /// See [`Rule::Nxx`](super::Rule::Nxx).
    Nxx,
    /// See [`Rule::Nxx911`](super::Rule::Nxx911).
    Nxx911,
    /// See [`Rule::NxxN11`](super::Rule::NxxN11).
    NxxN11,
    /// Ten digits, read as North American: country code 1 is an assumption.
    TenDigits,
    /// The area code is not in the table; it may be newer.
    NpaUnknown,
    /// A toll-free code that is kept for later.
    TollFreeReserved,
    /// Set aside for films and examples: 555-0100 … 555-0199, 800-555-0199.
    Fictional,
    /// 555-1212, directory assistance.
    DirectoryAssistance,
    /// Any other number of the exchange 555.
    Exchange555,
    /// Exchanges with a special use: 950, 958, 959, 976.
    SpecialExchange,
    /// A trailing `.0`, as spreadsheets and data frames write it.
    DecimalZero,
    /// Exponent form with all digits still there.
    Exponent,
    /// An international dialling prefix, 00 or 011, before the country code.
    DialPrefix,
}

/// How grave a finding is. Only an error stops a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Not usable as given.
    Error,
    /// Usable; look whether it is what you mean.
    Warning,
    /// Usable; how it was read.
    Info,
}

impl FindingCode {
    /// Every code, in the order of the list.
    pub const ALL: [Self; 29] = [
        Self::Empty,
        Self::Form,
        Self::Characters,
        Self::Letters,
        Self::LetterO,
        Self::Extension,
        Self::TwoNumbers,
        Self::DigitsLost,
        Self::NotWhole,
        Self::Length,
        Self::LeadingZero,
        Self::CountryCode,
        Self::Npa,
        Self::NpaN9x,
        Self::NpaReserved,
        Self::NpaN11,
        Self::Nxx,
        Self::Nxx911,
        Self::NxxN11,
        Self::TenDigits,
        Self::NpaUnknown,
        Self::TollFreeReserved,
        Self::Fictional,
        Self::DirectoryAssistance,
        Self::Exchange555,
        Self::SpecialExchange,
        Self::DecimalZero,
        Self::Exponent,
        Self::DialPrefix,
    ];

    /// The stable name, the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Form => "form",
            Self::Characters => "characters",
            Self::Letters => "letters",
            Self::LetterO => "letter_o",
            Self::Extension => "extension",
            Self::TwoNumbers => "two_numbers",
            Self::DigitsLost => "digits_lost",
            Self::NotWhole => "not_whole",
            Self::Length => "length",
            Self::LeadingZero => "leading_zero",
            Self::CountryCode => "country_code",
            Self::Npa => "npa",
            Self::NpaN9x => "npa_n9x",
            Self::NpaReserved => "npa_reserved",
            Self::NpaN11 => "npa_n11",
            Self::Nxx => "nxx",
            Self::Nxx911 => "nxx_911",
            Self::NxxN11 => "nxx_n11",
            Self::TenDigits => "ten_digits",
            Self::NpaUnknown => "npa_unknown",
            Self::TollFreeReserved => "toll_free_reserved",
            Self::Fictional => "fictional",
            Self::DirectoryAssistance => "directory_assistance",
            Self::Exchange555 => "exchange_555",
            Self::SpecialExchange => "special_exchange",
            Self::DecimalZero => "decimal_zero",
            Self::Exponent => "exponent",
            Self::DialPrefix => "dial_prefix",
        }
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

/// As [`FindingCode::code`].
impl Serialize for FindingCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A finding, put into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
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
        FindingCode::ALL.into_iter().filter(move |code| self.contains(*code))
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

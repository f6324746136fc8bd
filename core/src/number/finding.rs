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
    Empty,
    /// A number that is not written in digits only.
    Form,
    /// A spreadsheet's error value (`#N/A`) or a column too narrow to show its cells (`########`).
    SpreadsheetError,
    /// Text that was decoded or escaped twice, as in `Â`, `&nbsp;`, `%2B`.
    Encoding,
    /// Characters that no phone number contains.
    Characters,
    /// Letters, as in `1-800-FLOWERS`.
    Letters,
    /// The letter O in place of the digit 0.
    LetterO,
    /// An extension after the number.
    Extension,
    /// More than one number.
    TwoNumbers,
    /// A rounded or overflowed number: some digits are gone.
    DigitsLost,
    /// A decimal fraction after the number.
    NotWhole,
    /// Too few or too many digits.
    Length,
    /// A leading zero; no country code has one.
    LeadingZero,
    /// A country code other than 1 where a North American number is required.
    CountryCode,
    /// An area code that begins with 0 or 1.
    Npa,
    /// An area code with 9 in the middle, reserved for longer numbers.
    NpaN9x,
    /// An area code of the reserved blocks 37X and 96X.
    NpaReserved,
    /// An area code that is a service code: 211 … 911.
    NpaN11,
    /// A central office code that begins with 0 or 1.
    Nxx,
    /// The central office code 911.
    #[value("nxx_911")]
    Nxx911,
    /// A central office code 211 … 811 in a geographic area code.
    NxxN11,
    /// Ten digits, read as a North American number: country code 1 is an assumption.
    TenDigits,
    /// The area code is not in the table; it may be newer.
    NpaUnknown,
    /// A toll-free code reserved for future use.
    TollFreeReserved,
    /// Reserved for films and examples: 555-0100 … 555-0199, 800-555-0199.
    Fictional,
    /// 555-1212, directory assistance.
    DirectoryAssistance,
    /// Any other number of the exchange 555.
    #[value("exchange_555")]
    Exchange555,
    /// Exchanges with a special use: 950, 958, 959, 976.
    SpecialExchange,
    /// A trailing `.0`, as spreadsheets and data frames write it.
    DecimalZero,
    /// Exponent form that still has all digits.
    Exponent,
    /// An international dialing prefix, 00 or 011, before the country code.
    DialPrefix,
}

/// The severity of a finding. Only an error refuses a number.
#[string_enum]
#[derive(PartialOrd, Ord)]
pub enum Severity {
    /// Not usable as given.
    Error,
    /// Usable, but unusual: check that the number is the intended one.
    Warning,
    /// Usable; a note on how the text was read.
    Info,
}

impl FindingCode {
    /// The severity of the finding.
    pub const fn severity(self) -> Severity {
        // The list is declared most severe first, so the last error and the last warning divide it.
        if self as usize <= Self::NxxN11 as usize {
            Severity::Error
        } else if self as usize <= Self::SpecialExchange as usize {
            Severity::Warning
        } else {
            Severity::Info
        }
    }
}

/// A finding with its message.
#[exported]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A new code makes this fail until its place, and so its severity, is decided on.
    #[test]
    fn severity_follows_the_declared_order() {
        let of = |severity| FindingCode::ALL.iter().filter(move |code| code.severity() == severity).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Info].map(of);
        assert_eq!(counts, [21, 7, 3]);
        assert!(FindingCode::ALL.is_sorted_by_key(|code| code.severity()));
    }
}

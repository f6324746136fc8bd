//! A North American number: one that passed the rules of the numbering plan.

use super::area::{Area, NumberKind};
use super::nanp_rules::{Digits, Parts};
use super::phone::PhoneNumber;

/// A North American number, `1` + NPA + NXX + XXXX, that passed the rules of the numbering plan.
///
/// ```
/// use numplan::number::{NumberKind, Nanp};
///
/// let number: Nanp = "12065551234".parse()?;
/// assert_eq!(number.npa(), 206);
/// assert_eq!(number.kind(), NumberKind::Geographic);
/// assert_eq!(number.zones(), ["America/Los_Angeles"]);
/// # Ok::<(), numplan::number::NumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nanp(PhoneNumber);

impl Nanp {
    /// The area code, 200–999.
    pub fn npa(&self) -> u16 {
        self.parts().npa
    }

    /// The central office code, 200–999.
    pub fn nxx(&self) -> u16 {
        self.parts().nxx
    }

    /// The line number, 0–9999.
    pub fn line(&self) -> u16 {
        self.parts().line
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The eleven digits as an integer.
    pub fn as_u64(&self) -> u64 {
        self.parts().as_u64()
    }

    /// The use of the number, by its area code.
    pub fn kind(&self) -> NumberKind {
        self.area().kind
    }

    /// The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one.
    pub fn region(&self) -> Option<&'static str> {
        self.area().region
    }

    /// The state, province, country or city of a geographic area code.
    pub fn place(&self) -> Option<&'static str> {
        self.area().place
    }

    /// Every time zone in a geographic area code, as names of the IANA database.
    pub fn zones(&self) -> &'static [&'static str] {
        self.area().zones
    }

    /// Requires digits that pass the rules.
    pub(super) fn from_digits(digits: &Digits) -> Self {
        Self(PhoneNumber::from_digits(digits))
    }

    /// Requires 0, which is no number, or an integer whose digits pass the rules.
    pub(super) fn from_u64(value: u64) -> Option<Self> {
        Parts::of_number(value).map(Self::from_parts)
    }

    /// Requires parts that pass the rules.
    pub(super) fn from_parts(parts: Parts) -> Self {
        Self::from_digits(&parts.digits())
    }

    /// Every [`PhoneNumber`] that begins with 1 passes the rules.
    pub(super) fn of(number: PhoneNumber) -> Option<Self> {
        number.as_str().starts_with('1').then_some(Self(number))
    }

    fn parts(&self) -> Parts {
        // A Nanp has eleven digits, so the fallback is never taken.
        Parts::of(self.0.digits().first_chunk().unwrap_or(b"00000000000"))
    }

    fn area(&self) -> &'static Area {
        Area::of(self.npa())
    }
}

impl PhoneNumber {
    /// The number as a North American one, if it begins with 1.
    pub fn nanp(&self) -> Option<Nanp> {
        Nanp::of(*self)
    }
}

impl From<Nanp> for PhoneNumber {
    fn from(number: Nanp) -> Self {
        number.0
    }
}

//! Cells of typed columns: text, bytes, integers, floating point, printed quantities.
//!
//! Types of a column that cannot hold a phone number without loss are refused here, cell by cell, so that every
//! language refuses the same ones.

use std::borrow::Cow;

use super::common_forms::plain;
use super::countries::{Countries, normalize_for, verdict_for};
use super::error::NumberError;
use super::finding::FindingCode;
use super::nanp_rules::{Parts, plain_row};
use super::normalize::NormalizedNumber;
use super::verdict::{Verdict, verdict};

/// A cell of a column, in the type of the column.
///
/// ```
/// use numplan::number::{ColumnCell, FindingCode};
///
/// assert!(ColumnCell::Unsigned(12_065_551_234).verdict().is_valid());
/// // A 32-bit column overflowed.
/// assert!(ColumnCell::Integer(-2_124_383_358).verdict().findings().eq([FindingCode::DigitsLost]));
/// // 32-bit floating point holds seven digits.
/// assert!(ColumnCell::Single(12_065_551_234.0).verdict().findings().eq([FindingCode::DigitsLost]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnCell<'t> {
    /// No value.
    Null,
    /// Text.
    Text(&'t str),
    /// Bytes, read as UTF-8.
    Bytes(&'t [u8]),
    /// A signed integer; a negative one overflowed its type, and its digits are lost.
    Integer(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// 64-bit floating point; NaN is no value.
    Double(f64),
    /// 32-bit or 16-bit floating point, which cannot hold the digits of a phone number; NaN is no value.
    Single(f32),
    /// A quantity as its library prints it, such as a decimal: `12065551234.00`, `-2124383358`.
    Printed(&'t str),
}

/// Receives the cells of a column, in order, without an allocation for each.
pub trait ColumnVisitor {
    /// Receives the next cell and the verdict on it.
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict);

    /// Receives a cell that is usable as given and has no finding: its digits, and its row of
    /// [`area_rows`](super::area_rows). A visitor that needs no more saves half of the time of a check.
    #[inline]
    fn visit_plain(&mut self, cell: ColumnCell<'_>, digits: &[u8; 11], area_row: u8) {
        let _ = area_row;
        self.visit(cell, Verdict::plain(digits));
    }
}

/// Checks cells and passes each with its verdict to a visitor.
#[inline]
pub fn visit_column<'t>(cells: impl IntoIterator<Item = ColumnCell<'t>>, visitor: &mut impl ColumnVisitor) {
    for cell in cells {
        cell.accept(visitor);
    }
}

/// Reads a number from a typed cell, see [`normalize_for`].
///
/// # Errors
///
/// As [`normalize_for`]; [`FindingCode::DigitsLost`] for a type that does not hold all digits.
pub fn normalize_cell(cell: ColumnCell<'_>, countries: Countries) -> Result<NormalizedNumber, NumberError> {
    let text = cell.text();
    if cell.has_lost_digits() {
        Err(NumberError::new(FindingCode::DigitsLost, &text))
    } else {
        normalize_for(&text, countries)
    }
}

impl<'t> ColumnCell<'t> {
    /// Checks the cell as [`verdict_for`] does.
    pub fn verdict_for(self, countries: Countries) -> Verdict {
        if countries == Countries::NorthAmerica || self.has_lost_digits() {
            self.verdict()
        } else {
            verdict_for(&self.text(), countries)
        }
    }

    /// Checks the cell.
    #[inline]
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Text(text) => verdict(text),
            Self::Unsigned(number) => of_integer(number),
            Self::Integer(number) => match u64::try_from(number) {
                Ok(number) => of_integer(number),
                Err(_) => Verdict::refused(FindingCode::DigitsLost),
            },
            Self::Null => Verdict::refused(FindingCode::Empty),
            Self::Bytes(bytes) => match str::from_utf8(bytes) {
                Ok(text) => verdict(text),
                Err(_) => verdict(&self.text()),
            },
            Self::Double(_) | Self::Single(_) | Self::Printed(_) => self.verdict_of_quantity(),
        }
    }

    /// Checks the cell and passes it to a visitor.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "measured: out of line, it takes a third of the time of a check"
    )]
    pub fn accept(self, visitor: &mut impl ColumnVisitor) {
        let plain = match self {
            Self::Text(text) => plain(text.as_bytes()),
            Self::Bytes(bytes) => plain(bytes),
            Self::Unsigned(number) => return accept_integer(self, number, visitor),
            Self::Integer(number) if number > 0 => {
                return accept_integer(self, number.unsigned_abs(), visitor);
            }
            Self::Null | Self::Integer(_) | Self::Double(_) | Self::Single(_) | Self::Printed(_) => None,
        };
        match plain {
            Some((digits, area_row)) => visitor.visit_plain(self, digits, area_row),
            None => self.accept_other(visitor),
        }
    }

    /// Out of line, so that the path of most cells can be inlined into a loop over them.
    #[inline(never)]
    fn accept_other(self, visitor: &mut impl ColumnVisitor) {
        visitor.visit(self, self.verdict());
    }

    /// The text of the cell; messages quote it.
    pub fn text(self) -> Cow<'t, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Text(text) | Self::Printed(text) => Cow::Borrowed(text),
            Self::Bytes(bytes) => String::from_utf8_lossy(bytes),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Unsigned(number) => Cow::Owned(number.to_string()),
            Self::Double(number) if number.is_nan() => Cow::Borrowed(""),
            Self::Double(number) => Cow::Owned(format!("{number:?}")),
            Self::Single(number) if number.is_nan() => Cow::Borrowed(""),
            // In exponent form, since zeros in the place of lost digits would be mistaken for digits.
            Self::Single(number) => Cow::Owned(format!("{number:e}")),
        }
    }

    /// Whether the type of the cell cannot hold the digits that the number had.
    fn has_lost_digits(self) -> bool {
        match self {
            Self::Integer(number) => number < 0,
            Self::Double(number) => number < 0.0,
            Self::Single(number) => !number.is_nan(),
            Self::Printed(text) => text.starts_with('-'),
            Self::Null | Self::Text(_) | Self::Bytes(_) | Self::Unsigned(_) => false,
        }
    }

    /// Kept apart from the cells that need no text of their own.
    fn verdict_of_quantity(self) -> Verdict {
        if self.has_lost_digits() { Verdict::refused(FindingCode::DigitsLost) } else { verdict(&self.text()) }
    }
}

/// The verdict on an integer. Eleven digits that begin with 1 need no text.
fn of_integer(number: u64) -> Verdict {
    match Parts::of_number(number).filter(|parts| parts.refusal().is_none()) {
        Some(parts) => Verdict::accepted(parts),
        None => verdict(&number.to_string()),
    }
}

#[inline]
fn accept_integer(cell: ColumnCell<'_>, number: u64, visitor: &mut impl ColumnVisitor) {
    let digits = Parts::of_number(number).map(Parts::digits);
    match digits.and_then(|digits| Some((digits, plain_row(&digits)?))) {
        Some((digits, area_row)) => visitor.visit_plain(cell, &digits, area_row),
        None => visitor.visit(cell, of_integer(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_judged_as_their_digits() {
        for number in [0, 7, 2_065_551_234, 9_999_999_999, 12_065_551_234, 12_065_550_100, 18_005_550_199]
            .into_iter()
            .chain([11_115_551_234, 13_705_551_234, 19_999_999_999, 20_000_000_000, u64::MAX])
        {
            let cell = ColumnCell::Unsigned(number);
            assert_eq!(cell.verdict(), verdict(&number.to_string()), "{number}");
        }
    }

    #[test]
    fn types_that_lose_digits_are_refused() {
        for cell in [
            ColumnCell::Integer(-2_124_383_358),
            ColumnCell::Integer(i64::MIN),
            ColumnCell::Double(-2_124_383_358.0),
            ColumnCell::Single(12_065_551_234.0),
            ColumnCell::Single(1.0),
            ColumnCell::Printed("-2124383358"),
        ] {
            assert_eq!(cell.verdict(), Verdict::refused(FindingCode::DigitsLost), "{cell:?}");
            assert_eq!(
                normalize_cell(cell, Countries::Any).unwrap_err().code,
                FindingCode::DigitsLost,
                "{cell:?}"
            );
        }
    }

    #[test]
    fn missing_values_are_empty() {
        for cell in [ColumnCell::Null, ColumnCell::Double(f64::NAN), ColumnCell::Single(f32::NAN)] {
            assert_eq!(cell.verdict(), Verdict::refused(FindingCode::Empty), "{cell:?}");
            assert_eq!(cell.text(), "");
        }
    }

    #[test]
    fn doubles_and_bytes_are_read_as_text() {
        assert_eq!(ColumnCell::Double(12_065_551_234.0).verdict(), verdict("12065551234.0"));
        assert_eq!(ColumnCell::Bytes(b"12065551234").verdict(), verdict("12065551234"));
        assert_eq!(ColumnCell::Bytes(b"1206\xff").verdict(), verdict("1206\u{fffd}"));
        assert_eq!(ColumnCell::Printed("12065551234.00").verdict(), verdict("12065551234.00"));
        assert_eq!(
            normalize_cell(ColumnCell::Integer(2_065_551_234), Countries::NorthAmerica)
                .unwrap()
                .number
                .as_str(),
            "12065551234"
        );
    }
}

//! Fast paths for the cells that fill most columns. Every other cell is read in full.
//!
//! [`plain`] takes the wire form of a number that has no finding. [`formatted`] takes ten or eleven digits among
//! spaces, hyphens, dots and parentheses. A property holds that both agree with the full reading.

use super::finding::{FindingCode, FindingSet};
use super::nanp_rules::{Digits, Parts, plain_row};

/// A number read from a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ParsedNumber {
    pub(super) parts: Parts,
    /// The finding that makes the text unusable as it is; `None` for the wire form.
    pub(super) form: Option<FindingCode>,
    /// How the number was written.
    pub(super) written: FindingSet,
}

/// The digits of a number in wire form that has no finding, and its row of the area table.
#[inline]
pub(super) fn plain(text: &[u8]) -> Option<(&Digits, u8)> {
    let digits = wire_digits(text)?;
    Some((digits, plain_row(digits)?))
}

/// Eleven ASCII digits, the first of them 1; a plus before them is dropped.
#[inline]
pub(super) fn wire_digits(bytes: &[u8]) -> Option<&Digits> {
    let digits: &Digits =
        bytes.try_into().or_else(|_| bytes.strip_prefix(b"+").unwrap_or_default().try_into()).ok()?;
    let (first, last) = (*digits.first_chunk()?, *digits.last_chunk()?);
    // Two overlapping words of eight digits and one comparison: measured a fifth faster than digit by digit.
    (not_digits(first) | not_digits(last) == 0 && digits[0] == b'1').then_some(digits)
}

/// Returns 0 for eight digits, 0x30 to 0x39: the upper half of the byte is 3, and is still 3 when 6 is added.
fn not_digits(bytes: [u8; 8]) -> u64 {
    const UPPER: u64 = u64::from_ne_bytes([0xF0; 8]);
    const THREE: u64 = u64::from_ne_bytes([0x30; 8]);
    const SIX: u64 = u64::from_ne_bytes([0x06; 8]);
    let word = u64::from_ne_bytes(bytes) ^ THREE;
    (word | word.wrapping_add(SIX)) & UPPER
}

/// Classes of bytes, as bits.
const DIGIT: u8 = 1;
const SEPARATOR: u8 = 2;
/// A separator, but behind a whole number the sign of a decimal fraction.
const DOT: u8 = 4;
/// Every other byte, also a plus that is not the first.
const OTHER: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        classes[digit as usize] = DIGIT;
        digit += 1;
    }
    classes[b' ' as usize] = SEPARATOR;
    classes[b'-' as usize] = SEPARATOR;
    classes[b'(' as usize] = SEPARATOR;
    classes[b')' as usize] = SEPARATOR;
    classes[b'.' as usize] = DOT;
    classes
};

/// The longest text that is read here.
const LONGEST: usize = 30;
/// The digits of a number without its country code.
const NATIONAL: usize = 10;

/// Reads a formatted number; `None` for a text that needs the full reading.
#[inline]
pub(super) fn formatted(text: &str) -> Option<ParsedNumber> {
    let (bytes, plus) = match text.as_bytes() {
        [b'+', bytes @ ..] => (bytes, true),
        bytes => (bytes, false),
    };
    if bytes.len() > LONGEST {
        return None;
    }
    // The digits follow the country code, which ten digits lack. The loop has no branches: formats vary from cell to
    // cell, and a mispredicted one costs more than a byte.
    let mut digits = [b'1'; LONGEST + 3];
    let (mut count, mut seen) = (0, 0);
    for byte in bytes {
        let class = CLASSES[usize::from(*byte)];
        // There are at most as many digits as bytes; the mask only spares the check of bounds.
        digits[(count & 31) + 1] = *byte;
        seen |= class;
        count += usize::from(class & DIGIT);
    }
    if seen & OTHER != 0 || (seen & DOT != 0 && may_be_fraction(bytes)) {
        return None;
    }
    let (whole, written) = match (count, digits[1]) {
        (11, b'1') => (digits[1..].first_chunk()?, FindingSet::EMPTY),
        (NATIONAL, b'2'..=b'9') if !plus => (digits.first_chunk()?, FindingCode::TenDigits.into()),
        _ => return None,
    };
    let parts = Parts::of(whole);
    if parts.refusal().is_some() {
        return None;
    }
    let form = if bytes.len() > count { FindingCode::Form } else { FindingCode::Length };
    Some(ParsedNumber { parts, form: Some(form), written })
}

/// Whether a dot may stand behind a whole number of ten or eleven digits: then at most one digit follows it.
fn may_be_fraction(bytes: &[u8]) -> bool {
    let behind = bytes.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    behind.iter().filter(|byte| byte.is_ascii_digit()).count() < 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::cell::{ColumnCell, ColumnVisitor};
    use crate::number::parse_any::{parse_exact, read_in_full};
    use crate::number::verdict::{Verdict, verdict};

    /// Digits among the separators of the fast path, and of some that it leaves to others.
    fn formatted_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\+?1?[ (.-]{0,2}[2-9][0-9]{2}[ ).-]{0,2}[2-9][0-9]{2}[ .-]?[0-9]{4}[ .-]{0,2}[0-9]?",
            "[+]?[0-9(). -]{9,20}",
            "[0-9]{9,12}[.,]?[0-9]{0,2}",
            "[+ (]{0,3}1[2-9]([0-9][.()/ -]?){8,10}",
        ]
    }

    #[derive(Default)]
    struct Plain(Vec<([u8; 11], u8)>, Vec<Verdict>);

    impl ColumnVisitor for Plain {
        fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
            self.1.push(verdict);
        }

        fn visit_plain(&mut self, _: ColumnCell<'_>, digits: &[u8; 11], area_row: u8) {
            self.0.push((*digits, area_row));
        }
    }

    /// The visitor receives a cell once, and as plain only where its verdict is plain.
    fn assert_accepted(cell: ColumnCell<'_>) {
        let (verdict, mut plain) = (cell.verdict(), Plain::default());
        cell.accept(&mut plain);
        let is_plain = plain.1.is_empty();
        if is_plain {
            assert!(verdict.is_valid() && verdict.finding_set().is_empty(), "{cell:?}");
            let digits = verdict.padded_digits().unwrap();
            assert_eq!(plain.0, [(*digits.first_chunk().unwrap(), verdict.area_row())], "{cell:?}");
            assert_eq!(Verdict::plain(&plain.0[0].0), verdict, "{cell:?}");
        } else {
            assert_eq!((plain.0, plain.1), (vec![], vec![verdict]), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn formatted_equals_the_full_reading(text in formatted_text()) {
            if parse_exact(&text).is_none() && let Some(parsed) = formatted(&text) {
                prop_assert_eq!(Ok(parsed), read_in_full(&text));
            }
        }
    }

    #[test]
    fn every_area_and_exchange_is_judged_alike() {
        for code in 200..1_000 {
            for text in [format!("1206{code}1234"), format!("1800{code}0199"), format!("1{code}2345678")] {
                assert_accepted(ColumnCell::Text(&text));
                assert_accepted(ColumnCell::Bytes(format!("+{text}").as_bytes()));
                assert_accepted(ColumnCell::Unsigned(text.parse().unwrap()));
                assert_accepted(ColumnCell::Integer(text.parse().unwrap()));
            }
        }
    }

    #[test]
    fn common_forms_need_no_full_reading() {
        for text in [
            "(206) 333-1234",
            "206-333-1234",
            "206.333.1234",
            "+1 206 333 1234",
            "1-800-333-1234",
            "2063331234",
        ] {
            assert_eq!(verdict(text).number(), verdict(&format!("\u{a0}{text}")).number(), "{text}");
            assert!(formatted(text).is_some(), "{text}");
        }
        for text in ["2063331234.0", "206 333 12345", "+2063331234", "206-333-1234x5", "(206) 133-1234"] {
            assert!(formatted(text).is_none(), "{text}");
        }
    }
}

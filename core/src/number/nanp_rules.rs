//! The rules of the North American Numbering Plan: numbers that cannot exist, and unusual ones.

use super::area::{Area, NumberKind};
use super::finding::{FindingCode, FindingSet};
use super::generated::table::{AREA_OF_NPA, AREAS};

/// The digits of a number, `1` + NPA + NXX + line, as ASCII.
pub(super) type Digits = [u8; 11];

/// The parts after country code 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parts {
    pub(super) npa: u16,
    pub(super) nxx: u16,
    pub(super) line: u16,
}

impl Parts {
    #[inline]
    pub(super) fn of(digits: &Digits) -> Self {
        let digit = |place: usize| u16::from(digits[place] & 0x0F);
        let three = |place: usize| 100 * digit(place) + 10 * digit(place + 1) + digit(place + 2);
        Self { npa: three(1), nxx: three(4), line: 10 * three(7) + digit(10) }
    }

    /// The parts of eleven digits that begin with 1; `None` for every other number.
    pub(super) fn of_number(number: u64) -> Option<Self> {
        let rest = number.checked_sub(10_000_000_000).filter(|rest| *rest < 10_000_000_000)?;
        let part = |value: u64| u16::try_from(value).ok();
        let (npa, nxx, line) = (rest / 10_000_000, rest / 10_000 % 1_000, rest % 10_000);
        Some(Self { npa: part(npa)?, nxx: part(nxx)?, line: part(line)? })
    }

    /// The whole number; country code included.
    pub(super) fn as_u64(self) -> u64 {
        10_000_000_000
            + u64::from(self.npa) * 10_000_000
            + u64::from(self.nxx) * 10_000
            + u64::from(self.line)
    }

    /// The digits; country code included. Five bytes without a meaning follow them: two whole words are written in a
    /// third of the time of eleven bytes.
    #[inline]
    pub(super) fn padded_digits(self) -> [u8; 16] {
        let three = |value: u16| u128::from(THREE_DIGITS.get(usize::from(value)).copied().unwrap_or(0));
        let last = u128::from(b'0') + u128::from(self.line % 10);
        let digits = u128::from(b'1')
            | (three(self.npa) << 8)
            | (three(self.nxx) << 32)
            | (three(self.line / 10) << 56);
        (digits | (last << 80)).to_le_bytes()
    }

    /// The digits; country code included.
    #[inline]
    pub(super) fn digits(self) -> Digits {
        let mut digits = *b"10000000000";
        digits.copy_from_slice(&self.padded_digits()[..11]);
        digits
    }

    /// The rule by which the number cannot exist.
    #[inline]
    pub(super) fn refusal(self) -> Option<FindingCode> {
        match REFUSED_NPA.get(usize::from(self.npa)) {
            Some(None) => refused_nxx(self.nxx, self.npa),
            Some(Some(rule)) => Some(*rule),
            None => Some(FindingCode::Npa),
        }
    }

    /// The unusual properties of the number.
    #[inline]
    pub(super) fn warnings(self) -> FindingSet {
        let area = Area::of(self.npa);
        let found = match area.kind {
            NumberKind::Geographic => unusual_exchange(self.nxx, self.line),
            NumberKind::TollFree if area.reserved => Some(FindingCode::TollFreeReserved),
            NumberKind::TollFree if self.is_toll_free_fiction() => Some(FindingCode::Fictional),
            NumberKind::Unknown => Some(FindingCode::NpaUnknown),
            NumberKind::TollFree
            | NumberKind::Premium
            | NumberKind::Personal
            | NumberKind::CanadaNonGeographic
            | NumberKind::InterexchangeCarrier
            | NumberKind::Government
            | NumberKind::International => None,
        };
        found.map_or(FindingSet::EMPTY, FindingSet::from)
    }

    fn is_toll_free_fiction(self) -> bool {
        (self.npa, self.nxx, self.line) == (800, 555, 199)
    }
}

/// The result of [`refused_npa`] for every area code, computed at compile time: a lookup has no branches to
/// mispredict and takes a quarter off the time of a check.
static REFUSED_NPA: [Option<FindingCode>; 1000] = {
    let mut refused = [None; 1000];
    let mut npa = 0;
    while npa < 1000 {
        refused[npa as usize] = refused_npa(npa);
        npa += 1;
    }
    refused
};

/// The row of the area table for a number that can exist and has no unusual property; `None` for every other one, and
/// for rare ones that need a closer look.
#[inline]
pub(super) fn plain_row(digits: &Digits) -> Option<u8> {
    // The digits of both codes, four bits each. They index the tables as they are, without a multiplication.
    let word = u64::from_le_bytes(*digits.first_chunk()?) & 0x0F0F_0F0F_0F0F_0F0F;
    let pairs = (word | (word >> 4)) & 0x00FF_00FF_00FF_00FF;
    let [one, npa, _, _, nxx, line, _, _] = (pairs | (pairs >> 8)).to_le_bytes();
    let npa = usize::from(u16::from_le_bytes([one, npa]) >> 4);
    let nxx = usize::from(u16::from_le_bytes([nxx, line]) & 0x0FFF);
    let row = PLAIN_ROWS[npa] & PLAIN_EXCHANGES[nxx];
    (row != 0).then_some(row)
}

/// The row of each area code whose numbers have no finding unless the central office code has one; else 0. The index
/// has the digits of the code, four bits each, the first digit in the lowest.
static PLAIN_ROWS: [u8; 1 << 12] = {
    let mut rows = [0; 1 << 12];
    let mut npa = 0;
    while npa < 1000 {
        let row = AREA_OF_NPA[npa];
        if REFUSED_NPA[npa].is_none() && !AREAS[row as usize].reserved {
            rows[packed(npa)] = row;
        }
        npa += 1;
    }
    rows
};

/// All bits for the central office codes that have no finding in any area code, by the same index.
static PLAIN_EXCHANGES: [u8; 1 << 12] = {
    let mut plain = [0; 1 << 12];
    let mut nxx = 200;
    while nxx < 1000 {
        if nxx % 100 != 11 && !matches!(nxx, 555 | 950 | 958 | 959 | 976) {
            plain[packed(nxx)] = u8::MAX;
        }
        nxx += 1;
    }
    plain
};

/// The digits of a code, four bits each, the first digit in the lowest.
const fn packed(code: usize) -> usize {
    (code / 100) | ((code / 10 % 10) << 4) | ((code % 10) << 8)
}

const fn refused_npa(npa: u16) -> Option<FindingCode> {
    match (npa / 100, npa / 10 % 10, npa % 10) {
        (0 | 1, _, _) => Some(FindingCode::Npa),
        (_, 9, _) => Some(FindingCode::NpaN9x),
        (3, 7, _) | (9, 6, _) => Some(FindingCode::NpaReserved),
        (_, 1, 1) => Some(FindingCode::NpaN11),
        _ => None,
    }
}

/// Only 911 is refused everywhere: toll-free numbers such as 1-800-711-4555 are in service.
fn refused_nxx(nxx: u16, npa: u16) -> Option<FindingCode> {
    match nxx {
        0..=199 => Some(FindingCode::Nxx),
        911 => Some(FindingCode::Nxx911),
        211 | 311 | 411 | 511 | 611 | 711 | 811 if is_geographic(npa) => Some(FindingCode::NxxN11),
        _ => None,
    }
}

fn is_geographic(npa: u16) -> bool {
    Area::of(npa).kind == NumberKind::Geographic
}

fn unusual_exchange(nxx: u16, line: u16) -> Option<FindingCode> {
    match (nxx, line) {
        (555, 100..=199) => Some(FindingCode::Fictional),
        (555, 1212) => Some(FindingCode::DirectoryAssistance),
        (555, _) => Some(FindingCode::Exchange555),
        (950 | 958 | 959 | 976, _) => Some(FindingCode::SpecialExchange),
        _ => None,
    }
}

/// The numbers below 1000 with leading zeros, the first digit in the lowest byte. A lookup takes a third of the time of
/// divisions.
#[expect(clippy::cast_possible_truncation, reason = "digits are below 10")]
static THREE_DIGITS: [u32; 1000] = {
    let mut texts = [0; 1000];
    let mut value = 0;
    while value < 1000 {
        let digits =
            [b'0' + (value / 100) as u8, b'0' + (value / 10 % 10) as u8, b'0' + (value % 10) as u8, 0];
        texts[value] = u32::from_le_bytes(digits);
        value += 1;
    }
    texts
};

//! The rules of the North American Numbering Plan: numbers that cannot exist, and unusual ones.

use super::area::{Area, NumberKind};
use super::finding::{FindingCode, FindingSet};

/// The digits of a number, `1` + NPA + NXX + line, as ASCII.
pub(super) type Digits = [u8; 11];

/// The parts after country code 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub(super) npa: u16,
    pub(super) nxx: u16,
    pub(super) line: u16,
}

impl Parts {
    pub(super) fn of(digits: &Digits) -> Self {
        Self { npa: value(&digits[1..4]), nxx: value(&digits[4..7]), line: value(&digits[7..]) }
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
            | NumberKind::Government => None,
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

fn value(digits: &[u8]) -> u16 {
    digits.iter().fold(0, |value, digit| value * 10 + u16::from(digit - b'0'))
}

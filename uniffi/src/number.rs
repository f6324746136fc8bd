//! Phone numbers: one text, or a whole column in one crossing.

use numplan::export::Export as _;
use numplan::number::{FindingCode, check, check_column, normalize};
use numplan::{Error, PhoneNumber};

use crate::failure::FfiFailure;
use crate::tree::FfiTree;

/// Everything that can be said about one text.
#[uniffi::export]
pub fn ffi_check(text: &str) -> Result<FfiTree, FfiFailure> {
    Ok(check(text).export().into())
}

/// What number a person meant by a text.
#[uniffi::export]
pub fn ffi_normalize(text: &str) -> Result<FfiTree, FfiFailure> {
    Ok(normalize(text).map_err(Error::from)?.export().into())
}

/// The digits of a number that calls take.
#[uniffi::export]
pub fn ffi_parse(text: &str) -> Result<String, FfiFailure> {
    Ok(PhoneNumber::parse(text).map_err(Error::from)?.as_str().to_owned())
}

/// The verdicts over a column.
#[derive(uniffi::Record)]
pub struct FfiColumn {
    /// The number of each cell, 0 where none can be read; eight bytes each, the highest first.
    pub numbers: Vec<u8>,
    /// The findings of each cell as a set of bits, in the order of the list of findings; four bytes each, the highest
    /// first.
    pub findings: Vec<u8>,
    /// Whether calls take the cell as it is, 1 or 0; a byte each.
    pub valid: Vec<u8>,
    /// How many cells there are of which sort.
    pub counts: FfiTree,
}

/// Checks a column of cells.
#[uniffi::export]
pub fn ffi_check_column(cells: Vec<String>) -> Result<FfiColumn, FfiFailure> {
    let column = check_column(cells.iter().map(String::as_str));
    let bits = |set: &numplan::number::FindingSet| {
        let all = FindingCode::ALL.iter().enumerate();
        all.filter(|(_, code)| set.contains(**code)).fold(0_u32, |bits, (at, _)| bits | 1 << at)
    };
    Ok(FfiColumn {
        numbers: column.numbers().iter().flat_map(|number| number.to_be_bytes()).collect(),
        findings: column.findings().iter().flat_map(|set| bits(set).to_be_bytes()).collect(),
        valid: column.verdicts().map(|verdict| u8::from(verdict.is_valid())).collect(),
        counts: column.counts().export().into(),
    })
}

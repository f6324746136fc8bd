//! Phone numbers: checks of one text or of a whole column.

use numplan::bindings::catalog::countries;
use numplan::export::Export as _;
use numplan::number::{check_column, check_for, check_typed, normalize_for};
use numplan::{Error, PhoneNumber};

use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// Checks one text for the operations of a provider, or as a North American number.
#[uniffi::export]
pub fn ffi_check(text: &str, provider: Option<String>) -> Result<FfiValue, FfiFailure> {
    Ok(check_for(text, countries(provider.as_deref())?).export().into())
}

/// Checks and formats a number while it is typed.
#[uniffi::export]
pub fn ffi_check_typed(text: &str, provider: Option<String>) -> Result<FfiValue, FfiFailure> {
    Ok(check_typed(text, countries(provider.as_deref())?).export().into())
}

/// Reads a number as people write it.
#[uniffi::export]
pub fn ffi_normalize(text: &str, provider: Option<String>) -> Result<FfiValue, FfiFailure> {
    Ok(normalize_for(text, countries(provider.as_deref())?).map_err(Error::from)?.export().into())
}

/// Returns the digits of a number in the form that operations accept.
#[uniffi::export]
pub fn ffi_parse(text: &str) -> Result<String, FfiFailure> {
    Ok(PhoneNumber::parse(text).map_err(Error::from)?.as_str().to_owned())
}

/// The checks of a column, packed into bytes to avoid one conversion per cell.
#[derive(uniffi::Record)]
pub struct FfiColumn {
    /// The number of each cell as eight bytes, big-endian; 0 if the cell has none.
    pub numbers: Vec<u8>,
    /// The findings of each cell as four bytes, big-endian, one bit per finding code.
    pub findings: Vec<u8>,
    /// One byte per cell: 1 if operations accept the cell as it is, else 0.
    pub valid: Vec<u8>,
    /// The number of cells by result.
    pub counts: FfiValue,
}

/// Checks a column of cells.
#[uniffi::export]
pub fn ffi_check_column(cells: Vec<String>) -> Result<FfiColumn, FfiFailure> {
    let column = check_column(cells.iter().map(String::as_str));
    Ok(FfiColumn {
        numbers: column.numbers().iter().flat_map(|number| number.to_be_bytes()).collect(),
        findings: column.findings().iter().flat_map(|set| set.bits().to_be_bytes()).collect(),
        valid: column.verdicts().map(|verdict| u8::from(verdict.is_valid())).collect(),
        counts: column.counts().export().into(),
    })
}

//! Phone numbers: checks of one text or of a whole column.

use numplan::bindings::catalog::countries;
use numplan::export::Export as _;
use numplan::number::{
    AreaRow, NumberKind, area_rows, check_column, check_for, check_typed, normalize_for, verdict_for,
};
use numplan::{Error, PhoneNumber};

use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// The lowest bit of a kind in a short check: above 50 bits of number, enough for 15 digits, and eight of area row.
const KIND: u32 = 58;
const VALID: u64 = 1 << 62;
/// The bit of a short check whose text has findings.
pub(crate) const HAS_FINDINGS: u64 = 1 << 63;
const _: () = assert!(NumberKind::ALL.len() <= 1 << 4, "a kind has four bits");

/// Checks one text for the operations of a provider, or as a North American number. The check crosses as one integer,
/// without texts, which cost more to carry over than a check.
///
/// From the lowest bit on: 50 bits for the number or 0, eight for its row of [`ffi_area_rows`], four for its kind, one
/// for valid, one for having findings. [`ffi_findings`] returns those.
#[uniffi::export]
pub fn ffi_check(text: &str, provider: Option<String>) -> Result<u64, FfiFailure> {
    let verdict = verdict_for(text, countries(provider.as_deref())?);
    let words = u64::from(verdict.area_row()) << 50 | (verdict.kind() as u64) << KIND;
    let valid = if verdict.is_valid() { VALID } else { 0 };
    let has_findings = if verdict.finding_set().is_empty() { 0 } else { HAS_FINDINGS };
    Ok(verdict.number_or_zero() | words | valid | has_findings)
}

/// The findings of the check of a text.
#[uniffi::export]
pub fn ffi_findings(text: &str, provider: Option<String>) -> Result<FfiValue, FfiFailure> {
    Ok(check_for(text, countries(provider.as_deref())?).findings.export().into())
}

/// The region, the place and the time zones of each row of the area table.
#[uniffi::export]
pub fn ffi_area_rows() -> Result<FfiValue, FfiFailure> {
    let text = |text: &str| FfiValue::Text(text.to_owned());
    let words = |row: AreaRow| {
        let [region, place] = [row.region, row.place].map(|word| word.map_or(FfiValue::Null, text));
        FfiValue::Items(vec![region, place, FfiValue::Items(row.zones.iter().copied().map(text).collect())])
    };
    Ok(FfiValue::Items(area_rows().map(words).collect()))
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

/// Checks cells, which stand in one text, one after the other. `ends` has the end of each as four bytes, big-endian.
#[uniffi::export]
pub fn ffi_check_column(text: &str, ends: Vec<u8>) -> Result<FfiColumn, FfiFailure> {
    let ends = ends.as_chunks().0.iter().map(|end| u32::from_be_bytes(*end) as usize);
    let column = check_column(cells(text, ends));
    let numbers = column.numbers().iter().map(|number| number.to_be_bytes());
    let findings = column.findings().iter().map(|set| set.bits().to_be_bytes());
    Ok(FfiColumn {
        // `flat_map` would write byte by byte.
        numbers: numbers.collect::<Vec<_>>().into_flattened(),
        findings: findings.collect::<Vec<_>>().into_flattened(),
        valid: column.verdicts().map(|verdict| u8::from(verdict.is_valid())).collect(),
        counts: column.counts().export().into(),
    })
}

/// The cells of a text, in which they stand one after the other. `ends` has the end of each.
pub(crate) fn cells(text: &str, ends: impl Iterator<Item = usize>) -> impl Iterator<Item = &str> {
    let mut start = 0;
    ends.map(move |end| {
        let cell = std::mem::replace(&mut start, end)..end;
        // Ends that are not in order or inside of a character cannot come from Kotlin and Swift.
        text.get(cell).unwrap_or_default()
    })
}

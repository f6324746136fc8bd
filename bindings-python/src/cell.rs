//! A cell as Python has it, as the text that core judges.
//!
//! Columns of numbers come as `str`, as `int` (12065551234), and as `float` once a cell of them is empty. What
//! stands for nothing (`None`, NaN, NaT, `pandas.NA`) is the empty text; what else there is, is as it prints.

use std::borrow::Cow;
use std::io::Write as _;

use numplan::number::{Verdict, verdict};
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString};

/// The text of a cell.
pub(crate) fn text<'a>(cell: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    match cell.cast::<PyString>() {
        Ok(text) => Ok(of_text(text)),
        Err(_) => of_other(cell).map(Cow::Owned),
    }
}

/// The verdict over a cell, for columns: without a text where there is none.
pub(crate) fn judged(cell: &Bound<'_, PyAny>) -> PyResult<Verdict> {
    if let Ok(text) = cell.cast::<PyString>() {
        Ok(verdict(&of_text(text)))
    } else if let Some(verdict) = of_integer(cell) {
        Ok(verdict)
    } else {
        of_other(cell).map(|text| verdict(&text))
    }
}

fn of_text<'a>(text: &'a Bound<'_, PyString>) -> Cow<'a, str> {
    // A lone surrogate has no UTF-8; it belongs to no number, and its place is kept by a mark.
    text.to_str().map_or_else(|_| text.to_string_lossy(), Cow::Borrowed)
}

fn of_integer(cell: &Bound<'_, PyAny>) -> Option<Verdict> {
    let number: u64 = cell.cast_exact::<PyInt>().ok()?.extract().ok()?;
    let mut digits = [0; 20];
    let mut rest = digits.as_mut_slice();
    write!(rest, "{number}").ok()?;
    let length = 20 - rest.len();
    str::from_utf8(digits.get(..length)?).ok().map(verdict)
}

/// Kept apart from what most cells need.
#[cold]
fn of_other(cell: &Bound<'_, PyAny>) -> PyResult<String> {
    if is_nothing(cell)? {
        return Ok(String::new());
    }
    Ok(cell.str()?.to_string_lossy().into_owned())
}

/// Whether a value stands for no value.
pub(crate) fn is_nothing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() {
        return Ok(true);
    }
    if value.is_instance_of::<PyInt>() {
        return Ok(false);
    }
    // NaN and NaT are not equal to themselves; `pandas.NA` does not even say whether it is.
    match value.ne(value) {
        Ok(differs) => Ok(differs),
        Err(_) => Ok(value.get_type().name()? == "NAType"),
    }
}

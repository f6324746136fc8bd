//! Conversion of Python objects to cells of a column.
//!
//! Columns of numbers hold `str`, `int` (12065551234), or `float` once a cell is empty. `None`, NaN, NaT and
//! `pandas.NA` are missing values. Any other object is read as its text.

use std::borrow::Cow;

use numplan::number::ColumnCell;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString};

/// A cell.
#[derive(Debug)]
pub(crate) enum Cell<'a> {
    Null,
    Text(Cow<'a, str>),
    Unsigned(u64),
    /// A negative integer.
    Integer(i64),
    /// A floating point number or another negative quantity.
    Double(f64),
    /// A floating point number of 32 or 16 bits.
    Single(f32),
}

impl<'a> Cell<'a> {
    /// Reads an object.
    pub(crate) fn of(cell: &'a Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = cell.cast::<PyString>() {
            // A lone surrogate has no UTF-8 form. No number contains one, so a replacement character is enough.
            return Ok(Self::Text(text.to_str().map_or_else(|_| text.to_string_lossy(), Cow::Borrowed)));
        }
        match cell.cast_exact::<PyInt>().ok().and_then(|number| number.extract().ok()) {
            Some(number) => Ok(Self::Unsigned(number)),
            None => Self::of_other(cell),
        }
    }

    /// The cell as the engine takes it.
    pub(crate) fn as_column_cell(&self) -> ColumnCell<'_> {
        match self {
            Self::Null => ColumnCell::Null,
            Self::Text(text) => ColumnCell::Text(text),
            Self::Unsigned(number) => ColumnCell::Unsigned(*number),
            Self::Integer(number) => ColumnCell::Integer(*number),
            Self::Double(number) => ColumnCell::Double(*number),
            Self::Single(number) => ColumnCell::Single(*number),
        }
    }

    #[cold]
    fn of_other(cell: &Bound<'_, PyAny>) -> PyResult<Self> {
        if is_nothing(cell)? {
            return Ok(Self::Null);
        }
        if let Ok(bytes) = cell.cast::<PyBytes>() {
            return Ok(Self::Text(Cow::Owned(String::from_utf8_lossy(bytes.as_bytes()).into_owned())));
        }
        if let Ok(number) = cell.cast::<PyFloat>() {
            return Ok(Self::Double(number.value()));
        }
        // NumPy's integers are not `int` but convert to it.
        if !cell.is_instance_of::<PyBool>() && cell.hasattr("__index__")? {
            if let Ok(number) = cell.extract::<u64>() {
                return Ok(Self::Unsigned(number));
            }
            if let Ok(number) = cell.extract::<i64>() {
                return Ok(Self::Integer(number));
            }
        }
        let text = cell.str()?.to_string_lossy().into_owned();
        let name = cell.get_type().name()?;
        if (name == "float32" || name == "float16")
            && let Ok(number) = cell.extract::<f32>()
        {
            return Ok(Self::Single(number));
        }
        Ok(match text.parse::<f64>() {
            Ok(number) if number < 0.0 => Self::Double(number),
            _ => Self::Text(Cow::Owned(text)),
        })
    }
}

/// Returns whether a value is a missing value.
pub(crate) fn is_nothing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() {
        return Ok(true);
    }
    if value.is_instance_of::<PyInt>() {
        return Ok(false);
    }
    // NaN and NaT differ from themselves. Comparing `pandas.NA` gives no truth value.
    match value.ne(value) {
        Ok(differs) => Ok(differs),
        Err(_) => Ok(value.get_type().name()? == "NAType"),
    }
}

//! `check`, `normalize`, `is_valid`: one number.

use numplan::number::{self, NumberKind, Verdict, verdict};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::cell::Cell;
use crate::error::raised;
use crate::json;
use crate::models;

/// Everything that can be said about one text.
///
/// It keeps the text and a verdict of sixteen bytes; words are made when they are read, since most checks are
/// asked for `valid` alone.
#[pyclass(frozen, module = "numplan")]
#[derive(Debug)]
pub(crate) struct NumberCheck {
    given: Py<PyString>,
    verdict: Verdict,
}

impl NumberCheck {
    /// The check of a text that was judged.
    pub(crate) fn judged(py: Python<'_>, text: &str, verdict: Verdict) -> Self {
        Self { given: PyString::new(py, text).unbind(), verdict }
    }

    fn number_or_none(&self) -> Option<number::Nanp> {
        self.verdict.number()
    }

    fn whole(&self, py: Python<'_>) -> number::NumberCheck {
        self.verdict.explain(&self.given.bind(py).to_string_lossy())
    }
}

#[pymethods]
impl NumberCheck {
    /// The text, unchanged. Escape it before you show it; messages have.
    #[getter]
    fn given(&self, py: Python<'_>) -> Py<PyString> {
        self.given.clone_ref(py)
    }

    /// The number that the text means, also where `valid` is false but the text can be read.
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyString>> {
        self.number_or_none().map(|number| PyString::new(py, number.as_str()))
    }

    /// Whether calls take the text as it is: eleven digits, a plus before them allowed, that can be a number.
    /// Warnings do not count; a number that only `normalize` can read is not valid, and its first finding
    /// suggests the form that is.
    #[getter]
    fn valid(&self) -> bool {
        self.verdict.is_valid()
    }

    /// What the number is for; `unknown` if there is none.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.number_or_none().map_or(NumberKind::Unknown, |number| number.kind()))
    }

    /// The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one.
    #[getter]
    fn region(&self) -> Option<&'static str> {
        self.number_or_none()?.region()
    }

    /// The state, province, country or city of a geographic area code.
    #[getter]
    fn place(&self) -> Option<&'static str> {
        self.number_or_none()?.place()
    }

    /// Every time zone in a geographic area code, as names of the IANA database.
    #[getter]
    fn zones(&self) -> Vec<&'static str> {
        self.number_or_none().map(|number| number.zones().to_vec()).unwrap_or_default()
    }

    /// What was found, gravest first; at most one is an error.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        if self.verdict.finding_set().is_empty() {
            return Ok(Vec::new());
        }
        self.whole(py).findings.into_iter().map(|finding| models::finding(py, finding)).collect()
    }

    /// The names of all that was found, gravest first, without making words of them.
    #[getter]
    fn codes(&self) -> Vec<&'static str> {
        self.verdict.findings().map(numplan::number::FindingCode::as_str).collect()
    }

    /// All of it as a dictionary, ready for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.whole(py))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let given = self.given.bind(py).repr()?;
        let valid = if self.verdict.is_valid() { "True" } else { "False" };
        Ok(format!("NumberCheck({given}, valid={valid}, codes={})", self.codes().into_pyobject(py)?.repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        match other.cast::<Self>() {
            Ok(other) => {
                let other = other.get();
                Ok(self.verdict == other.verdict && self.given.bind(py).as_any().eq(other.given.bind(py))?)
            }
            Err(_) => Ok(false),
        }
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.given.bind(py).hash()
    }

    /// A check is its cell: it is pickled as that, and checked again where it arrives.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let check = py.import("numplan")?.getattr("check")?;
        let given = self.given.bind(py).as_any();
        if verdict(&self.given.bind(py).to_string_lossy()) == self.verdict {
            return (check, (given,)).into_pyobject(py);
        }
        // The text of a quantity whose digits are lost; as a text it would be another cell.
        let kind = if given.contains("e")? || given.contains(".")? { "float" } else { "int" };
        let quantity = py.import("builtins")?.getattr(kind)?.call1((given,))?;
        (check, (quantity,)).into_pyobject(py)
    }
}

/// Says everything there is to say about one number. For many see `check_column`.
///
/// Args:
///     number: As text in any form, or as an integer. `None` and NaN are an empty text.
///
/// Returns:
///     A `NumberCheck`: whether calls take the number as it is, what it is for and where, and what was found.
#[pyfunction]
pub(crate) fn check(number: &Bound<'_, PyAny>) -> PyResult<NumberCheck> {
    let cell = Cell::of(number)?;
    let verdict = cell.as_column_cell().verdict();
    let given = match number.cast::<PyString>() {
        Ok(given) => given.clone().unbind(),
        Err(_) => PyString::new(number.py(), &cell.as_column_cell().text()).unbind(),
    };
    Ok(NumberCheck { given, verdict })
}

/// Whether calls take a number as it is: eleven digits, a plus before them allowed, that can be a number.
///
/// Args:
///     number: As text, or as an integer. `None` and NaN are an empty text.
#[pyfunction]
pub(crate) fn is_valid(number: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(Cell::of(number)?.as_column_cell().verdict().is_valid())
}

/// Reads a North American number as people write, paste and export it: `(206) 555-1234`, `+1 206.555.1234`.
///
/// Args:
///     number: As text in any form, or as an integer.
///
/// Returns:
///     The number in wire form, and what had to be assumed.
///
/// Raises:
///     InvalidInputError: It is no such number. Nothing is guessed; the message says what may be meant.
#[pyfunction]
pub(crate) fn normalize<'py>(number: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = number.py();
    let cell = Cell::of(number)?;
    let read = number::normalize_cell(cell.as_column_cell()).map_err(|error| raised(py, &error.into()))?;
    models::normalized(py, read)
}

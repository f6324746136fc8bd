//! `check`, `normalize` and `is_valid`, for one number. Columns are in `columns`.

use numplan::bindings::catalog::countries;
use numplan::export::Export as _;
use numplan::number::{self, Countries, Verdict, verdict_for};
use numplan::provider::ProviderId;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict as _, PyString, PyTuple};

use crate::cell::Cell;
use crate::json;
use crate::output::{export, raised};

/// The result of `check`: validity, kind and place of one number, with findings.
#[pyclass(frozen, module = "numplan")]
#[derive(Debug)]
pub(crate) struct NumberCheck {
    given: Py<PyString>,
    /// Texts are made on access, since most callers read `valid` alone.
    verdict: Verdict,
    countries: Countries,
}

impl NumberCheck {
    /// Wraps the verdict on a text.
    pub(crate) fn judged(py: Python<'_>, text: &str, verdict: Verdict) -> Self {
        Self { given: PyString::new(py, text).unbind(), verdict, countries: Countries::NorthAmerica }
    }

    fn number_or_none(&self) -> Option<number::Nanp> {
        self.verdict.number()
    }

    fn whole(&self, py: Python<'_>) -> number::NumberCheck {
        self.verdict.explain_for(&self.given.bind(py).to_string_lossy(), self.countries)
    }
}

#[pymethods]
impl NumberCheck {
    /// The text as given. Escape it before you show it; messages already do.
    #[getter]
    fn given(&self, py: Python<'_>) -> Py<PyString> {
        self.given.clone_ref(py)
    }

    /// The number in wire form; `None` if none can be read. Present also where `valid` is false but the text
    /// can be read.
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyString>> {
        self.verdict.phone_number().map(|number| PyString::new(py, number.as_str()))
    }

    /// Whether operations accept the text as it is: eleven digits of a possible number, or a number of another country
    /// if the provider accepts those, with or without a plus. Warnings do not count. A number that only `normalize` can
    /// read is not valid; its first finding suggests the valid form.
    #[getter]
    fn valid(&self) -> bool {
        self.verdict.is_valid()
    }

    /// The kind of number; `unknown` if there is no number.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.verdict.kind())
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

    /// The time zones of a geographic area code, as IANA names.
    #[getter]
    fn zones(&self) -> Vec<&'static str> {
        self.number_or_none().map(|number| number.zones().to_vec()).unwrap_or_default()
    }

    /// The findings, gravest first; at most one is an error.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        if self.verdict.finding_set().is_empty() {
            return Ok(Vec::new());
        }
        self.whole(py).findings.into_iter().map(|finding| export(py, None, finding.export())).collect()
    }

    /// The codes of the findings, gravest first.
    #[getter]
    fn codes(&self) -> Vec<&'static str> {
        self.verdict.findings().map(numplan::number::FindingCode::as_str).collect()
    }

    /// Returns the members as a dictionary, ready for JSON.
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
                let is_same = self.verdict == other.verdict && self.countries == other.countries;
                Ok(is_same && self.given.bind(py).as_any().eq(other.given.bind(py))?)
            }
            Err(_) => Ok(false),
        }
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.given.bind(py).hash()
    }

    /// Pickles the text, which is checked again when it is loaded.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let check = py.import("numplan")?.getattr("check")?;
        let given = self.given.bind(py).as_any();
        // Providers that accept the same countries give the same verdict.
        let accepts = |id: &&ProviderId| countries(Some(id.as_str())).is_ok_and(|of| of == self.countries);
        let provider = ProviderId::ALL.iter().find(accepts).map(|id| id.as_str());
        let provider = [("provider", provider)].into_py_dict(py)?;
        let check = py.import("functools")?.getattr("partial")?.call((check,), Some(&provider))?;
        if verdict_for(&self.given.bind(py).to_string_lossy(), self.countries) == self.verdict {
            return (check, (given,)).into_pyobject(py);
        }
        // A number whose digits were lost. As text it would get another verdict.
        let kind = if given.contains("e")? || given.contains(".")? { "float" } else { "int" };
        let quantity = py.import("builtins")?.getattr(kind)?.call1((given,))?;
        (check, (quantity,)).into_pyobject(py)
    }
}

/// Checks one number. For many, use `check_column`.
///
/// Args:
///     number: Text in any form, or an integer. `None` and NaN count as empty text.
///     provider: Check for the operations of this provider. Plivo and Wavix also accept numbers of other countries, of
///         which only the length is checked; without a provider, numbers are North American.
///
/// Returns:
///     A `NumberCheck`: whether operations accept the number as it is, its kind and place, and findings.
#[pyfunction]
#[pyo3(signature = (number, *, provider = None))]
pub(crate) fn check(number: &Bound<'_, PyAny>, provider: Option<&str>) -> PyResult<NumberCheck> {
    let cell = Cell::of(number)?;
    let countries = countries(provider).map_err(|error| raised(number.py(), &error))?;
    let verdict = cell.as_column_cell().verdict_for(countries);
    let given = match number.cast::<PyString>() {
        Ok(given) => given.clone().unbind(),
        Err(_) => PyString::new(number.py(), &cell.as_column_cell().text()).unbind(),
    };
    Ok(NumberCheck { given, verdict, countries })
}

/// Returns whether operations accept a number as it is: eleven digits of a possible number, with or without a plus.
///
/// Args:
///     number: Text, or an integer. `None` and NaN count as empty text.
#[pyfunction]
pub(crate) fn is_valid(number: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(Cell::of(number)?.as_column_cell().verdict().is_valid())
}

/// Checks and formats a number while it is typed into a form. Ten digits are a North American number.
///
/// Args:
///     text: The text in the form.
///     provider: Also accept a plus and another country code if this provider does; only the length is checked.
///
/// Returns:
///     A `TypedNumber`: the text to show, such as `(206) 555-1234`, and whether more has to be typed.
#[pyfunction]
#[pyo3(signature = (text, *, provider = None))]
pub(crate) fn check_typed<'py>(
    py: Python<'py>,
    text: &str,
    provider: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let countries = countries(provider).map_err(|error| raised(py, &error))?;
    export(py, None, number::check_typed(text, countries).export())
}

/// Reads a North American number in any common form: `(206) 555-1234`, `+1 206.555.1234`.
///
/// Args:
///     number: Text in any form, or an integer.
///     provider: Also read numbers of other countries, such as `+44 20 7946 0000`, if this provider accepts them.
///
/// Returns:
///     The number in wire form, with the assumptions made.
///
/// Raises:
///     InvalidInputError: The text holds no such number. Nothing is guessed; the message suggests a likely number.
#[pyfunction]
#[pyo3(signature = (number, *, provider = None))]
pub(crate) fn normalize<'py>(
    number: &Bound<'py, PyAny>,
    provider: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = number.py();
    let cell = Cell::of(number)?;
    let countries = countries(provider).map_err(|error| raised(py, &error))?;
    let read = number::normalize_cell(cell.as_column_cell(), countries)
        .map_err(|error| raised(py, &error.into()))?;
    export(py, None, read.export())
}

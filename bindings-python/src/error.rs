//! Core's one error as a Python exception.

use numplan::Error;
use numplan::export::{Export as _, ModelSpec};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::tree::export;

/// The exception for an error. Its class is Python source: one for each code.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    made(py, error).map_or_else(|failed| failed, PyErr::from_value)
}

/// The same, not raised.
pub(crate) fn made<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    export(py, None, error.clone().export())
}

/// An exception of the members of an error's record.
pub(crate) fn of_members<'py>(
    py: Python<'py>,
    spec: &ModelSpec,
    members: &[Bound<'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let record = PyDict::new(py);
    for (member, value) in spec.members.iter().zip(members) {
        record.set_item(member.name, value)?;
    }
    MAKE.import(py, "numplan.errors", "of_record")?.call1((record,))
}

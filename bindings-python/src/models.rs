//! What the number check answers, as models.

use numplan::export::Export as _;
use numplan::number::{NormalizedNumber, NumberFinding};
use pyo3::prelude::*;

use crate::tree::export;

/// A finding.
pub(crate) fn finding(py: Python<'_>, finding: NumberFinding) -> PyResult<Bound<'_, PyAny>> {
    export(py, None, finding.export())
}

/// A number that was read.
pub(crate) fn normalized(py: Python<'_>, read: NormalizedNumber) -> PyResult<Bound<'_, PyAny>> {
    export(py, None, read.export())
}

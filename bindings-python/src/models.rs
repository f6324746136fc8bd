//! What the number check answers, as models.

use numplan::number::{Finding, Normalised};
use numplan::outward::Outward as _;
use pyo3::prelude::*;

use crate::tree::outward;

/// A finding.
pub(crate) fn finding(py: Python<'_>, finding: Finding) -> PyResult<Bound<'_, PyAny>> {
    outward(py, None, finding.outward())
}

/// A number that was read.
pub(crate) fn normalised(py: Python<'_>, read: Normalised) -> PyResult<Bound<'_, PyAny>> {
    outward(py, None, read.outward())
}

//! HTTP responses and headers, in and out.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Converts headers to a dictionary.
pub(crate) fn headers<'py>(py: Python<'py>, of: &http::HeaderMap) -> PyResult<Bound<'py, PyDict>> {
    let headers = PyDict::new(py);
    for (name, value) in of {
        headers.set_item(name.as_str(), String::from_utf8_lossy(value.as_bytes()))?;
    }
    Ok(headers)
}

/// Builds a response from its parts.
pub(crate) fn response(
    status: u16,
    headers: &Bound<'_, PyDict>,
    body: Vec<u8>,
) -> PyResult<http::Response<Vec<u8>>> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name.extract::<String>()?, value.extract::<String>()?);
    }
    let refused = |error| {
        PyValueError::new_err(format!("the status and headers do not make an HTTP response: {error}"))
    };
    response.body(body).map_err(refused)
}

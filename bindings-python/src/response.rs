//! HTTP responses and headers, in and out.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyType};

/// A provider's response as it came. Its body may hold secrets, such as those of callback URLs.
#[pyclass(frozen, module = "numplan")]
pub(crate) struct Response(pub(crate) http::Response<Vec<u8>>);

#[pymethods]
impl Response {
    /// Makes a response of its parts.
    #[new]
    fn new(status: u16, headers: &Bound<'_, PyDict>, body: Vec<u8>) -> PyResult<Self> {
        response(status, headers, body).map(Self)
    }

    /// The HTTP status.
    #[getter]
    fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    /// The headers.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        headers(py, self.0.headers())
    }

    /// The body.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.body())
    }

    /// Parses the body as JSON.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.body(py),))
    }

    /// Returns the status and size; the body may hold secrets.
    fn __repr__(&self) -> String {
        format!("Response({}, {} bytes)", self.0.status().as_u16(), self.0.body().len())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        Ok((py.get_type::<Self>(), (self.status(), self.headers(py)?, self.body(py))))
    }
}

/// A class, and the arguments that make an equal object.
type Reduced<'py> = (Bound<'py, PyType>, (u16, Bound<'py, PyDict>, Bound<'py, PyBytes>));

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

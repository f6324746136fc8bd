//! The check of callback URLs.

use numplan::callback;
use numplan::export::Export as _;
use pyo3::prelude::*;

use crate::output::export;

/// Checks a callback URL: absolute, http or https, with a host that is public by its text.
///
/// Providers do not sign their callbacks, so users protect them with a password or a token in the URL. The result
/// has both masked and is safe to show and log.
///
/// Args:
///     url: The whole URL.
///     private_hosts: Allow any host, as a sandbox does.
///
/// Returns:
///     A `CallbackCheck`: whether a provider may get the URL, its masked form, and warnings.
#[pyfunction]
#[pyo3(signature = (url, *, private_hosts=false))]
pub(crate) fn check_callback_url<'py>(
    py: Python<'py>,
    url: &str,
    private_hosts: bool,
) -> PyResult<Bound<'py, PyAny>> {
    export(py, None, callback::check(url, private_hosts).export())
}

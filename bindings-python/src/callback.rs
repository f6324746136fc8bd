//! Callback URLs, checked before they are written to a provider.

use numplan::callback;
use numplan::export::Export as _;
use pyo3::prelude::*;

use crate::tree::export;

/// Checks a URL that a provider is to call: absolute, http or https, with a host that is public by its text.
///
/// Providers do not sign their callbacks, so people protect theirs by a password or a token in the URL; what is
/// answered has both masked, and can be shown and logged.
///
/// Args:
///     url: The whole URL.
///     private_hosts: Allow any host, as a sandbox does.
///
/// Returns:
///     A `CallbackCheck`: whether it may be written, the masked form, and what is worth a second look.
#[pyfunction]
#[pyo3(signature = (url, *, private_hosts=false))]
pub(crate) fn check_callback_url<'py>(
    py: Python<'py>,
    url: &str,
    private_hosts: bool,
) -> PyResult<Bound<'py, PyAny>> {
    export(py, None, callback::check(url, private_hosts).export())
}

//! Callback URLs, checked before they are written to a provider.

use numplan::callback;
use numplan::export::Export as _;

use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// Checks a callback URL and returns the URL in a form that may be shown. `private_hosts` allows any host.
#[uniffi::export]
pub fn ffi_check_callback_url(url: &str, private_hosts: bool) -> Result<FfiValue, FfiFailure> {
    Ok(callback::check(url, private_hosts).export().into())
}

//! Callback URLs, before they are written to a provider.

use numplan::callback;
use numplan::export::Export as _;

use crate::failure::FfiFailure;
use crate::tree::FfiTree;

/// Whether a URL may be written to a provider, and how it may be shown. `private_hosts` allows any host.
#[uniffi::export]
pub fn ffi_check_callback_url(url: &str, private_hosts: bool) -> Result<FfiTree, FfiFailure> {
    Ok(callback::check(url, private_hosts).export().into())
}

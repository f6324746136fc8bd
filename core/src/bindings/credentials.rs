//! Credentials that an app supplies on demand, from a keychain or its own backend.

use std::future::Future;
use std::pin::Pin;

use crate::types::error::Error;
use crate::types::secret::Secret;

/// A future of the parts of the credentials, in their order. Err: one sentence for the user.
pub type Fetch<'a> = Pin<Box<dyn Future<Output = Result<Vec<Secret>, String>> + Send + 'a>>;

/// A source of credentials. It is asked when the first operation needs them, and again after the provider rejected them.
pub trait CredentialsSource: Send + Sync {
    /// Returns the parts of the credentials.
    fn fetch(&self) -> Fetch<'_>;
}

/// The error of a source that failed.
pub(super) fn not_given(why: &str) -> Error {
    Error::config(format!("the app supplied no credentials: {}", crate::types::text::brief(why, 160)))
}

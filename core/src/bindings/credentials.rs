//! Credentials that an app gives when they are needed: out of a keychain, from its own backend.

use std::future::Future;
use std::pin::Pin;

use crate::types::error::Error;
use crate::types::secret::Secret;

/// What gives the parts of the credentials, in their order. Err: one sentence for people.
pub type Fetch<'a> = Pin<Box<dyn Future<Output = Result<Vec<Secret>, String>> + Send + 'a>>;

/// Gives credentials when the first call needs them, and once more when the provider does not accept them.
pub trait CredentialsSource: Send + Sync {
    /// Gives them.
    fn fetch(&self) -> Fetch<'_>;
}

/// The source could not give them.
pub(super) fn not_given(why: &str) -> Error {
    Error::config(format!("the app gave no credentials: {}", crate::types::text::brief(why, 160)))
}

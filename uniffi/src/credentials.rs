//! Credentials that the app gives when they are needed.

use std::sync::Arc;

use numplan::bindings::{CredentialsSource, Fetch};
use numplan::secret::Secret;

use crate::failure::FfiRefusal;

/// Gives the parts of the credentials, in the order in which the provider's client names them.
#[uniffi::export(with_foreign)]
#[async_trait::async_trait]
pub trait FfiCredentials: Send + Sync {
    /// Gives them. Asked once more when the provider does not accept them.
    async fn fetch(&self) -> Result<Vec<String>, FfiRefusal>;
}

/// It, as the engine takes it.
pub(crate) fn source(own: Arc<dyn FfiCredentials>) -> Arc<dyn CredentialsSource> {
    Arc::new(Source(own))
}

struct Source(Arc<dyn FfiCredentials>);

impl CredentialsSource for Source {
    fn fetch(&self) -> Fetch<'_> {
        Box::pin(async move {
            let parts = self.0.fetch().await.map_err(FfiRefusal::reason)?;
            Ok(parts.into_iter().map(Secret::new).collect())
        })
    }
}

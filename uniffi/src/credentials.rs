//! Credentials that the app supplies on demand.

use std::sync::Arc;

use numplan::bindings::{CredentialsSource, Fetch};
use numplan::secret::Secret;

use crate::failure::FfiRefusal;

/// Supplies the parts of the credentials, in the order of the provider's client.
#[uniffi::export(with_foreign)]
#[async_trait::async_trait]
pub trait FfiCredentials: Send + Sync {
    /// Returns the parts. Called again once if the provider does not accept them.
    async fn fetch(&self) -> Result<Vec<String>, FfiRefusal>;
}

/// Adapts the app's credentials to the engine.
pub(crate) fn source(app: Arc<dyn FfiCredentials>) -> Arc<dyn CredentialsSource> {
    Arc::new(Source(app))
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

//! The app's HTTP stack, used instead of the engine's.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use numplan::Transport;
use numplan::exchange::{Attempt, Outcome, TransportError, TransportErrorKind};

use crate::failure::FfiRefusal;
use crate::wire::{FfiAttempt, FfiOutcome};

/// Sends HTTP requests for the engine.
#[uniffi::export(with_foreign)]
#[async_trait::async_trait]
pub trait FfiTransport: Send + Sync {
    /// Sends one attempt once and returns its outcome.
    async fn send(&self, attempt: FfiAttempt) -> Result<FfiOutcome, FfiRefusal>;
}

/// Adapts the app's transport to the engine.
pub(crate) fn stack(app: Arc<dyn FfiTransport>) -> Arc<dyn Transport> {
    Arc::new(Stack(app))
}

struct Stack(Arc<dyn FfiTransport>);

impl Transport for Stack {
    fn send(&self, attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        Box::pin(async move {
            match self.0.send(attempt.into()).await {
                Ok(outcome) => outcome.into(),
                // The request may have reached the provider.
                Err(refusal) => {
                    Outcome::NoResponse(TransportError::new(TransportErrorKind::Broken, refusal.reason()))
                }
            }
        })
    }
}

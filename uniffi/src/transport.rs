//! The app's own network stack, in the place of the engine's.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use numplan::Transport;
use numplan::exchange::{Attempt, Outcome, TransportError, TransportErrorKind};

use crate::failure::FfiRefusal;
use crate::wire::{FfiAttempt, FfiOutcome};

/// Sends what the engine tells it to, once.
#[uniffi::export(with_foreign)]
#[async_trait::async_trait]
pub trait FfiTransport: Send + Sync {
    /// Sends one attempt and says what became of it.
    async fn send(&self, attempt: FfiAttempt) -> Result<FfiOutcome, FfiRefusal>;
}

/// It, as the engine takes it.
pub(crate) fn stack(own: Arc<dyn FfiTransport>) -> Arc<dyn Transport> {
    Arc::new(Stack(own))
}

struct Stack(Arc<dyn FfiTransport>);

impl Transport for Stack {
    fn send(&self, attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        Box::pin(async move {
            match self.0.send(attempt.into()).await {
                Ok(outcome) => outcome.into(),
                // Nobody knows how far it came.
                Err(refusal) => {
                    Outcome::NoResponse(TransportError::new(TransportErrorKind::Broken, refusal.reason()))
                }
            }
        })
    }
}

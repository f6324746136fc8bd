//! Cancellation of running operations.

use std::sync::Arc;

use tokio::sync::watch;

/// Cancels the operations that run with it. Clones cancel the same operations.
///
/// An operation ends at once with the state that is known. An order that is on the wire runs to completion;
/// [`Self::detach`] only ends the wait for it.
#[derive(Debug, Clone)]
pub struct CancelToken(Arc<watch::Sender<CancelState>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CancelState {
    /// The operation is to end.
    canceled: bool,
    /// The caller no longer waits.
    detached: bool,
    /// The operation was canceled, and runs to completion.
    goes_on: bool,
}

impl CancelToken {
    /// A token that is not canceled.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(CancelState::default())))
    }

    /// Ends the operation as soon as possible.
    pub fn cancel(&self) {
        self.set(|state| state.canceled = true);
    }

    /// Ends the operation as soon as possible, and ends the wait for an order that goes on.
    pub fn detach(&self) {
        self.set(|state| (state.canceled, state.detached) = (true, true));
    }

    /// Whether the token is canceled.
    pub fn is_canceled(&self) -> bool {
        self.0.borrow().canceled
    }

    /// The operation was canceled, and cannot end yet.
    pub(crate) fn goes_on(&self) {
        self.set(|state| state.goes_on = true);
    }

    /// Waits until the token is canceled.
    pub(crate) async fn canceled(&self) {
        self.wait(|state| state.canceled).await;
    }

    /// Waits until the caller has detached from an operation that goes on.
    #[cfg(feature = "bindings")]
    pub(crate) async fn abandoned(&self) {
        self.wait(|state| state.detached && state.goes_on).await;
    }

    fn set(&self, how: impl FnOnce(&mut CancelState)) {
        self.0.send_modify(how);
    }

    async fn wait(&self, until: impl FnMut(&CancelState) -> bool) {
        let mut until = until;
        let mut watch = self.0.subscribe();
        // The sender lives as long as this future does.
        if watch.wait_for(|state| until(state)).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Default for CancelToken {
    fn default() -> Self {
        Self::new()
    }
}

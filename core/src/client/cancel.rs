//! Cancellation of running operations.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

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

    /// The result of `act`; `None` if the token is canceled before.
    pub(crate) async fn unless_canceled<T>(&self, act: impl Future<Output = T>) -> Option<T> {
        self.unless(|state| state.canceled, act).await
    }

    /// The result of `act`; `None` if the caller detaches from an operation that goes on.
    #[cfg(feature = "bindings")]
    pub(crate) async fn unless_abandoned<T>(&self, act: impl Future<Output = T>) -> Option<T> {
        self.unless(|state| state.detached && state.goes_on, act).await
    }

    fn set(&self, how: impl FnOnce(&mut CancelState)) {
        self.0.send_modify(how);
    }

    async fn unless<T>(
        &self,
        ends: impl FnMut(&CancelState) -> bool,
        act: impl Future<Output = T>,
    ) -> Option<T> {
        let mut watch = self.0.subscribe();
        let (mut act, mut ended) = (pin!(act), pin!(watch.wait_for(ends)));
        poll_fn(|context| match act.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            // The sender lives as long as this future does, so there is no error.
            Poll::Pending => ended.as_mut().poll(context).map(|_| None),
        })
        .await
    }
}

impl Default for CancelToken {
    fn default() -> Self {
        Self::new()
    }
}

//! Giving up: how whoever waits for a call says that it no longer does.

use std::sync::Arc;

use tokio::sync::watch;

/// Asks calls to give up. Clones ask the same calls.
///
/// What can be given up ends at once, and says honestly how things stand. An order that is under way is not
/// abandoned: it goes on to its end, and [`Self::leave`] only lets go of the wait for it.
#[derive(Debug, Clone)]
pub struct CancelToken(Arc<watch::Sender<CancelState>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CancelState {
    /// Somebody wants the call to end.
    canceled: bool,
    /// Nobody waits for it any more.
    detached: bool,
    /// It was canceled, and goes on all the same.
    goes_on: bool,
}

impl CancelToken {
    /// Nobody has canceled yet.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(CancelState::default())))
    }

    /// Asks the call to end as soon as it can.
    pub fn cancel(&self) {
        self.set(|state| state.canceled = true);
    }

    /// Asks the call to end, and does not wait for it if it cannot.
    pub fn detach(&self) {
        self.set(|state| (state.canceled, state.detached) = (true, true));
    }

    /// Whether somebody has canceled.
    pub fn is_canceled(&self) -> bool {
        self.0.borrow().canceled
    }

    /// The call was canceled, and cannot end yet.
    pub(crate) fn goes_on(&self) {
        self.set(|state| state.goes_on = true);
    }

    /// Waits until somebody asks.
    pub(crate) async fn canceled(&self) {
        self.wait(|state| state.canceled).await;
    }

    /// Waits until nobody waits for the call any more although it goes on.
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

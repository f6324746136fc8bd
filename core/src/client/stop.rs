//! Giving up: how whoever waits for a call says that it no longer does.

use std::sync::Arc;

use tokio::sync::watch;

/// Asks calls to give up. Clones ask the same calls.
///
/// What can be given up ends at once, and says honestly how things stand. An order that is under way is not
/// abandoned: it goes on to its end, and [`Self::leave`] only lets go of the wait for it.
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<State>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct State {
    /// Somebody wants the call to end.
    asked: bool,
    /// Nobody waits for it any more.
    left: bool,
    /// It was asked, and goes on all the same.
    goes_on: bool,
}

impl Stop {
    /// Nobody has asked yet.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(State::default())))
    }

    /// Asks the call to end as soon as it can.
    pub fn ask(&self) {
        self.set(|state| state.asked = true);
    }

    /// Asks the call to end, and does not wait for it if it cannot.
    pub fn leave(&self) {
        self.set(|state| (state.asked, state.left) = (true, true));
    }

    /// Whether somebody has asked.
    pub fn is_asked(&self) -> bool {
        self.0.borrow().asked
    }

    /// The call was asked, and cannot end yet.
    pub(crate) fn goes_on(&self) {
        self.set(|state| state.goes_on = true);
    }

    /// Waits until somebody asks.
    pub(crate) async fn asked(&self) {
        self.wait(|state| state.asked).await;
    }

    /// Waits until nobody waits for the call any more although it goes on.
    #[cfg(feature = "host")]
    pub(crate) async fn abandoned(&self) {
        self.wait(|state| state.left && state.goes_on).await;
    }

    fn set(&self, how: impl FnOnce(&mut State)) {
        self.0.send_modify(how);
    }

    async fn wait(&self, until: impl FnMut(&State) -> bool) {
        let mut until = until;
        let mut watch = self.0.subscribe();
        // The sender lives as long as this future does.
        if watch.wait_for(|state| until(state)).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}

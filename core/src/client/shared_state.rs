//! Pace, pause and retry budget, shared by clients of one account.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::exchange::Shared;

/// Pace, pause after a 429, and retry budget of an account. Clients that share one stay within the provider's limit
/// together. Clones share the same state.
///
/// ```
/// use numplan::exchange::Shared;
/// use numplan::{Builder, SharedState, plivo::Plivo};
///
/// // 60 requests a second for both clients together.
/// let account = SharedState::new(Shared::new(Some(60.0)));
/// let first = Builder::<Plivo>::default().shared(account.clone());
/// let second = Builder::<Plivo>::default().shared(account);
/// ```
#[derive(Debug, Clone)]
pub struct SharedState(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Start of the clock that the state counts by.
    started: Instant,
    shared: Mutex<Shared>,
}

impl SharedState {
    /// Makes a state that clients can share.
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(Inner { started: Instant::now(), shared: Mutex::new(shared) }))
    }

    /// Whether there is another clone.
    #[cfg(feature = "bindings")]
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Time on the clock of the state.
    pub(super) fn elapsed(&self) -> Duration {
        self.0.started.elapsed()
    }

    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Shared) -> T) -> T {
        // A panic elsewhere leaves valid numbers behind: any numbers are valid.
        act(&mut self.0.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

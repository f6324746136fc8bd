//! The calls that are under way, so that a client can end them and wait for their end.

use std::sync::{Arc, Mutex, PoisonError};

use crate::client::CancelToken;

/// The calls of one client.
#[derive(Default)]
pub(super) struct RunningOperations(Mutex<OperationState>);

#[derive(Default)]
struct OperationState {
    closed: bool,
    next: u64,
    running: Vec<(u64, CancelToken)>,
    /// Who wants to know when the last call has ended.
    waiting: Vec<Box<dyn FnOnce() + Send>>,
}

/// A call that is under way, until this is dropped.
pub(super) struct Running {
    calls: Arc<RunningOperations>,
    id: u64,
}

impl RunningOperations {
    /// Takes a call in; `None` if the client is closed.
    pub(super) fn enter(self: &Arc<Self>, cancel: &CancelToken) -> Option<Running> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        let id = state.next;
        state.next += 1;
        state.running.push((id, cancel.clone()));
        Some(Running { calls: Arc::clone(self), id })
    }

    /// Whether no call is taken any more.
    pub(super) fn is_closed(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).closed
    }

    /// Takes no call any more, asks those under way to end, and tells `done` when none is left.
    pub(super) fn close(&self, done: Box<dyn FnOnce() + Send>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        for (_, cancel) in &state.running {
            cancel.cancel();
        }
        if state.running.is_empty() {
            drop(state);
            done();
        } else {
            state.waiting.push(done);
        }
    }

    /// Forgets all calls: after `fork()` they are under way in the parent, not here.
    pub(super) fn forget(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.running.clear();
        state.waiting.clear();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut state = self.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.running.retain(|(id, _)| *id != self.id);
        if state.running.is_empty() {
            let waiting = std::mem::take(&mut state.waiting);
            drop(state);
            for done in waiting {
                done();
            }
        }
    }
}

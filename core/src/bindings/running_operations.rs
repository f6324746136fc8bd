//! The running operations of a client, so that closing it can cancel them and wait for them.

use std::sync::{Arc, Mutex, PoisonError};

use crate::client::CancelToken;

/// The running operations of one client.
#[derive(Default)]
pub(super) struct RunningOperations(Mutex<OperationState>);

#[derive(Default)]
struct OperationState {
    closed: bool,
    next: u64,
    running: Vec<(u64, CancelToken)>,
    /// Callbacks for the end of the last operation.
    waiting: Vec<Box<dyn FnOnce() + Send>>,
}

/// A running operation, until it is dropped.
pub(super) struct Running {
    operations: Arc<RunningOperations>,
    id: u64,
}

impl RunningOperations {
    /// Adds an operation; `None` if the client is closed.
    pub(super) fn enter(self: &Arc<Self>, cancel: &CancelToken) -> Option<Running> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        let id = state.next;
        state.next += 1;
        state.running.push((id, cancel.clone()));
        Some(Running { operations: Arc::clone(self), id })
    }

    /// Whether new operations are refused.
    pub(super) fn is_closed(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).closed
    }

    /// Refuses new operations, cancels running ones, and calls `done` when the last has ended.
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

    /// Forgets all operations: after `fork()` they run in the parent.
    pub(super) fn forget(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.running.clear();
        state.waiting.clear();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut state = self.operations.0.lock().unwrap_or_else(PoisonError::into_inner);
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

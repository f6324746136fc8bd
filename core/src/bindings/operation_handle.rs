//! A request for an operation by name, and the handle that cancels it.

use std::fmt;
use std::sync::Arc;

use super::engine::{Engine, Task};
use crate::client::CancelToken;
use crate::operation::catalog::{Finished, Inputs};
use crate::types::error::Error;

/// A request for an operation by name.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The operation: `numbers.update`.
    pub operation: String,
    /// Its arguments and fields.
    pub inputs: Inputs,
    /// Options that override the client's settings; see [`OperationSettings`](super::OperationSettings).
    pub options: Inputs,
    /// Whether the caller has canceled it already: then nothing is sent.
    pub canceled: bool,
}

/// Receives the result of an operation, on any thread.
pub type Done = Box<dyn FnOnce(Result<Finished, Error>) + Send>;

/// A running operation. Dropping the handle does not cancel it.
#[derive(Clone)]
pub struct OperationHandle {
    pub(super) cancel: CancelToken,
    /// For an order: the operation and its subject.
    pub(super) order: Option<(&'static str, String)>,
}

/// An operation, and the task that runs it; `None` if it has ended.
pub(super) struct Begun {
    pub(super) handle: OperationHandle,
    pub(super) task: Option<(Arc<Engine>, Task)>,
}

impl Begun {
    /// An operation that ends before it begins.
    pub(super) fn ended<T>(handle: OperationHandle, done: impl FnOnce(T), end: T) -> Self {
        done(end);
        Self { handle, task: None }
    }

    /// Runs the task in the background.
    pub(super) fn spawn(self) -> OperationHandle {
        if let Some((engine, task)) = self.task {
            engine.spawn(task);
        }
        self.handle
    }
}

impl OperationHandle {
    /// Cancels the operation. An order under way is detached: `done` receives `outcome_unknown` at once, and the order
    /// runs to its end.
    pub fn detach(&self) {
        self.cancel.detach();
    }

    /// A handle without an operation, which cancels nothing.
    pub fn inert() -> Self {
        Self { cancel: CancelToken::new(), order: None }
    }

    /// Whether the operation is an order, which may run on after [`Self::detach`].
    pub const fn is_order(&self) -> bool {
        self.order.is_some()
    }

    /// Cancels the operation. For an order under way, `done` waits for its result.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl fmt::Debug for OperationHandle {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("OperationHandle")
    }
}

//! One call by name, and the handle by which it is given up.

use std::fmt;

use crate::bindings::catalog::{Finished, Inputs};
use crate::client::CancelToken;
use crate::types::error::Error;

/// A call by name.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The operation: `numbers.update`.
    pub operation: String,
    /// Its arguments and fields.
    pub inputs: Inputs,
    /// What this call wants that differs from the client's settings; see [`OperationSettings`](super::OperationSettings).
    pub options: Inputs,
    /// Whether the caller has given it up already: then nothing is sent.
    pub given_up: bool,
}

/// Is told of the end of a call, once, on any thread.
pub type Done = Box<dyn FnOnce(Result<Finished, Error>) + Send>;

/// A call under way. Dropping it does not end the call.
#[derive(Clone)]
pub struct OperationHandle {
    pub(super) cancel: CancelToken,
    /// Of an order: its operation, and what it is about.
    pub(super) order: Option<(&'static str, String)>,
}

impl OperationHandle {
    /// Ends the call as soon as it can be, and does not wait for an order that is under way: `done` is told at once
    /// how things stand, and the order goes on to its end.
    pub fn cancel(&self) {
        self.cancel.detach();
    }

    /// A handle for what cannot be given up.
    pub fn of_nothing() -> Self {
        Self { cancel: CancelToken::new(), order: None }
    }

    /// Whether it is an order, which may go on to its end when it is given up.
    pub const fn is_order(&self) -> bool {
        self.order.is_some()
    }

    /// Ends the call if it can be given up; an order that is under way is waited for.
    pub fn ask(&self) {
        self.cancel.cancel();
    }
}

impl fmt::Debug for OperationHandle {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("OperationHandle")
    }
}

//! Giving a call up, from either side of the border.
//!
//! Kotlin drops the future of a canceled call; Swift does not, and has a [`FfiTicket`] for it, which may be used before
//! the call has begun.

use std::sync::{Arc, Mutex, PoisonError};

use numplan::Error;
use numplan::bindings::OperationHandle;
use tokio::sync::oneshot;

use crate::failure::FfiFailure;

/// By which a call is given up.
#[derive(Default, uniffi::Object)]
pub struct FfiTicket(Mutex<HandleState>);

#[derive(Default)]
enum HandleState {
    #[default]
    Waiting,
    Running(OperationHandle),
    Canceled,
}

#[uniffi::export]
impl FfiTicket {
    /// For a call that is to begin.
    #[uniffi::constructor]
    pub fn new() -> Result<Arc<Self>, FfiFailure> {
        Ok(Arc::default())
    }

    /// Gives the call up, or keeps it from going far. An order that is under way goes on to its end.
    pub fn cancel(&self) -> Result<(), FfiFailure> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let HandleState::Running(ticket) = std::mem::replace(&mut *state, HandleState::Canceled) {
            ticket.cancel();
        }
        Ok(())
    }
}

impl FfiTicket {
    fn begin(&self, ticket: &OperationHandle) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            HandleState::Canceled => ticket.cancel(),
            HandleState::Waiting | HandleState::Running(_) => *state = HandleState::Running(ticket.clone()),
        }
    }
}

/// Waits for what `start` starts, and gives it up when nobody waits any more.
pub(crate) async fn wait<T: Send + 'static>(
    given: Option<Arc<FfiTicket>>,
    start: impl FnOnce(Box<dyn FnOnce(Result<T, Error>) + Send>) -> OperationHandle,
) -> Result<T, Error> {
    struct Waiting(OperationHandle);
    impl Drop for Waiting {
        fn drop(&mut self) {
            self.0.cancel();
        }
    }

    let (sender, receiver) = oneshot::channel();
    let ticket = start(Box::new(move |end| drop(sender.send(end))));
    if let Some(given) = given {
        given.begin(&ticket);
    }
    // A call that has ended takes no notice of it.
    let _waiting = Waiting(ticket);
    receiver.await.unwrap_or_else(|_| Err(Error::config("the engine has ended under the call")))
}

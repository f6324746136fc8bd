//! Giving a call up, from either side of the border.
//!
//! Kotlin drops the future of a cancelled call; Swift does not, and has a [`FfiTicket`] for it, which may be used before
//! the call has begun.

use std::sync::{Arc, Mutex, PoisonError};

use numplan::Error;
use numplan::host::Ticket;
use tokio::sync::oneshot;

use crate::failure::FfiFailure;

/// By which a call is given up.
#[derive(Default, uniffi::Object)]
pub struct FfiTicket(Mutex<State>);

#[derive(Default)]
enum State {
    #[default]
    Waiting,
    Running(Ticket),
    Cancelled,
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
        if let State::Running(ticket) = std::mem::replace(&mut *state, State::Cancelled) {
            ticket.cancel();
        }
        Ok(())
    }
}

impl FfiTicket {
    fn begin(&self, ticket: &Ticket) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            State::Cancelled => ticket.cancel(),
            State::Waiting | State::Running(_) => *state = State::Running(ticket.clone()),
        }
    }
}

/// Waits for what `start` starts, and gives it up when nobody waits any more.
pub(crate) async fn wait<T: Send + 'static>(
    given: Option<Arc<FfiTicket>>,
    start: impl FnOnce(Box<dyn FnOnce(Result<T, Error>) + Send>) -> Ticket,
) -> Result<T, Error> {
    struct Waiting(Ticket);
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

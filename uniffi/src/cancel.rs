//! Cancels operations from either side of the boundary.
//!
//! Kotlin drops the future of a canceled operation. Swift does not, and uses an [`FfiOperationHandle`] instead, which
//! works even before the operation has started.

use std::sync::{Arc, Mutex, PoisonError};

use numplan::Error;
use numplan::bindings::OperationHandle;
use tokio::sync::oneshot;

use crate::failure::FfiFailure;

/// Cancels one operation.
#[derive(Default, uniffi::Object)]
pub struct FfiOperationHandle(Mutex<HandleState>);

#[derive(Default)]
enum HandleState {
    #[default]
    Waiting,
    Running(OperationHandle),
    Canceled,
}

#[uniffi::export]
impl FfiOperationHandle {
    /// Creates the handle of an operation that has not started yet.
    #[uniffi::constructor]
    pub fn new() -> Result<Arc<Self>, FfiFailure> {
        Ok(Arc::default())
    }

    /// Cancels the operation, also if it has not started yet. An order that was sent runs to its end.
    pub fn cancel(&self) -> Result<(), FfiFailure> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let HandleState::Running(handle) = std::mem::replace(&mut *state, HandleState::Canceled) {
            handle.detach();
        }
        Ok(())
    }
}

impl FfiOperationHandle {
    pub(crate) fn attach(&self, handle: &OperationHandle) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            HandleState::Canceled => handle.detach(),
            HandleState::Waiting | HandleState::Running(_) => *state = HandleState::Running(handle.clone()),
        }
    }
}

/// Starts an operation with `start` and waits for its result. Dropping the future cancels the operation.
pub(crate) async fn wait<T: Send + 'static>(
    caller: Option<Arc<FfiOperationHandle>>,
    start: impl FnOnce(Box<dyn FnOnce(Result<T, Error>) + Send>) -> OperationHandle,
) -> Result<T, Error> {
    struct CancelOnDrop(OperationHandle);
    impl Drop for CancelOnDrop {
        fn drop(&mut self) {
            self.0.detach();
        }
    }

    let (sender, receiver) = oneshot::channel();
    let handle = start(Box::new(move |result| drop(sender.send(result))));
    if let Some(caller) = caller {
        caller.attach(&handle);
    }
    // Canceling an operation that has ended does nothing.
    let _guard = CancelOnDrop(handle);
    receiver
        .await
        .unwrap_or_else(|_| Err(Error::config("the engine stopped while the operation was running")))
}

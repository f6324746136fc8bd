//! Waiting on a thread of the caller's, which wants to know from time to time whether it still should.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::operation_handle::OperationHandle;
use crate::types::error::Error;

/// How often the caller is asked.
const TICK: Duration = Duration::from_millis(50);

/// How a wait ended.
#[derive(Debug)]
pub struct WaitResult<T> {
    /// What the call came to.
    pub result: Result<T, Error>,
    /// Whether somebody wanted it to end.
    pub interrupted: bool,
}

/// Waits for what `start` starts.
pub(super) fn wait<T: Send + 'static>(
    start: impl FnOnce(Box<dyn FnOnce(Result<T, Error>) + Send>) -> OperationHandle,
    mut tick: impl FnMut() -> bool,
    keep: impl FnOnce(&OperationHandle, &Result<T, Error>),
) -> WaitResult<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let handle = start(Box::new(move |result| drop(sender.send(result))));
    let mut asked = 0;
    let result = loop {
        match receiver.recv_timeout(TICK) {
            Ok(result) => break result,
            Err(RecvTimeoutError::Timeout) => {
                if tick() {
                    asked += 1;
                    if asked == 1 { handle.ask() } else { handle.cancel() }
                }
            }
            // The runtime ended under the call, as a process does that exits.
            Err(RecvTimeoutError::Disconnected) => {
                break Err(Error::config("the client's runtime has ended"));
            }
        }
    };
    if asked == 1 {
        // Whoever interrupts does not see the result.
        keep(&handle, &result);
    }
    WaitResult { result, interrupted: asked > 0 }
}

/// Waits for a moment; false if nobody wants to any more.
pub(super) fn wait_for(start: impl FnOnce(Box<dyn FnOnce() + Send>), mut tick: impl FnMut() -> bool) -> bool {
    let (sender, receiver) = mpsc::sync_channel(1);
    start(Box::new(move || {
        // Whoever waited may have left.
        let _ = sender.send(());
    }));
    loop {
        match receiver.recv_timeout(TICK) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return true,
            Err(RecvTimeoutError::Timeout) if tick() => return false,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

//! Waiting on the caller's thread, with a regular check whether to go on waiting.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::operation_handle::{Begun, OperationHandle};
use crate::types::error::Error;

/// The interval between polls of `tick`.
const TICK: Duration = Duration::from_millis(50);

/// How a wait ended.
#[derive(Debug)]
pub struct WaitResult<T> {
    /// The result of the operation.
    pub result: Result<T, Error>,
    /// Whether `tick` interrupted the wait.
    pub interrupted: bool,
}

/// Runs the operation that `begin` returns, and waits for it. After one interrupt, `keep` records the result: the
/// interrupted caller does not see it.
pub(super) fn wait<T: Send + 'static>(
    begin: impl FnOnce(Box<dyn FnOnce(Result<T, Error>) + Send>) -> Begun,
    mut tick: impl FnMut() -> bool,
    keep: impl FnOnce(&OperationHandle, &Result<T, Error>),
) -> WaitResult<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let Begun { handle, task } = begin(Box::new(move |result| drop(sender.send(result))));
    // The thread drives the task before `tick` is called, which may hold up this one.
    let mut next_tick = task.map_or(TICK, |(engine, task)| engine.run(task, TICK));
    let mut interrupts = 0;
    let result = loop {
        match receiver.recv_timeout(std::mem::replace(&mut next_tick, TICK)) {
            Ok(result) => break result,
            Err(RecvTimeoutError::Timeout) => {
                if tick() {
                    interrupts += 1;
                    if interrupts == 1 { handle.cancel() } else { handle.detach() }
                }
            }
            // The runtime ended before the operation: the process is exiting.
            Err(RecvTimeoutError::Disconnected) => {
                break Err(Error::config("the client's runtime has ended"));
            }
        }
    };
    if interrupts == 1 {
        keep(&handle, &result);
    }
    WaitResult { result, interrupted: interrupts > 0 }
}

/// Waits until `start` reports completion. Returns false if `tick` interrupted the wait.
pub(super) fn wait_for(start: impl FnOnce(Box<dyn FnOnce() + Send>), mut tick: impl FnMut() -> bool) -> bool {
    let (sender, receiver) = mpsc::sync_channel(1);
    start(Box::new(move || {
        // The receiver is gone if the wait was interrupted.
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

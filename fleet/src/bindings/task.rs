//! Work that blocks, on a thread of its own: waited for with a regular check whether to go on, or reported when done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use numplan::bindings::WaitResult;
use numplan::{CancelToken, Error, ErrorCode};

/// The interval between polls of `tick`.
pub(super) const TICK: Duration = Duration::from_millis(50);

/// Runs work and waits for it. `tick` is polled 20 times a second and returns true to interrupt. The first interrupt
/// cancels the work, whose end is awaited; the second ends the wait.
pub fn wait<T: Send + 'static>(
    cancel: &CancelToken,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    mut tick: impl FnMut() -> bool,
) -> WaitResult<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    start(work, move |result| drop(sender.send(result)));
    let mut interrupts = 0;
    let result = loop {
        match receiver.recv_timeout(TICK) {
            Ok(result) => break result,
            Err(RecvTimeoutError::Timeout) if tick() => {
                interrupts += 1;
                cancel.cancel();
                if interrupts > 1 {
                    break Err(Error::new(ErrorCode::Canceled, "the wait was interrupted"));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break Err(failed()),
        }
    };
    WaitResult { result, interrupted: interrupts > 0 }
}

/// Starts work. `done` receives its result, on the thread of the work.
pub fn start<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    done: impl FnOnce(Result<T, Error>) + Send + 'static,
) {
    let (sender, receiver) = mpsc::sync_channel::<Done<T>>(1);
    let run = move || {
        let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(failed()));
        if let Ok(done) = receiver.recv() {
            done(result);
        }
    };
    let done: Done<T> = Box::new(done);
    match std::thread::Builder::new().name("numplan-fleet-task".to_owned()).spawn(run) {
        // The thread waits for it.
        Ok(_) => drop(sender.send(done)),
        Err(error) => done(Err(Error::config(format!("no thread can be started: {error}")))),
    }
}

type Done<T> = Box<dyn FnOnce(Result<T, Error>) + Send>;

fn failed() -> Error {
    Error::config("the work ended by an error in numplan, which the standard error stream shows")
}

//! Outcomes on their way to an event loop.
//!
//! The engine's thread drives all connections, so it does not enter the interpreter, whose lock it would wait for. It
//! puts an outcome into a queue and, if the queue was empty, writes a byte to a socket that the event loop watches.
//! The loop then takes all outcomes at once. Loops that watch no sockets are called instead, as often.

use std::sync::{Arc, Mutex, PoisonError};

#[cfg(unix)]
use std::io::{Read as _, Write as _};
#[cfg(unix)]
use std::os::fd::AsRawFd as _;
#[cfg(unix)]
use std::os::unix::net::UnixStream;

use numplan::Error;
use numplan::bindings::catalog::Finished;
use pyo3::exceptions::PyNotImplementedError;
use pyo3::intern;
use pyo3::prelude::*;

use crate::gil::attach;
use crate::output::{finished, raised};

/// The result of an operation; `None` at the end of a list and of `close`.
type End = Result<Option<Finished>, Error>;

/// The outcome of an operation, until it is taken.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct Outcome(Mutex<Option<End>>);

#[pymethods]
impl Outcome {
    /// Returns the result, or raises the error.
    fn take<'py>(&self, runner: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = runner.py();
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(Ok(Some(result))) => finished(runner, result),
            Some(Ok(None)) | None => Ok(py.None().into_bound(py)),
            Some(Err(error)) => Err(raised(py, &error)),
        }
    }
}

/// The outcomes for the futures of one event loop.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct CompletionQueue(Arc<Queue>);

struct Queue {
    completed: Mutex<Vec<(Py<PyAny>, End)>>,
    wake: Wake,
    process: u32,
}

/// How the event loop learns that the queue is no longer empty.
enum Wake {
    #[cfg(unix)]
    Socket { sender: UnixStream, receiver: UnixStream },
    /// A weak reference to the loop, which has `deliver` called.
    Call(Py<PyAny>),
}

#[pymethods]
impl CompletionQueue {
    /// Makes a queue whose `fileno()` the loop watches, or one that calls the loop of a weak reference.
    #[new]
    #[pyo3(signature = (call=None))]
    fn new(call: Option<Py<PyAny>>) -> PyResult<Self> {
        let wake = call.map_or_else(socket, |weak_loop| Ok(Wake::Call(weak_loop)))?;
        Ok(Self(Arc::new(Queue { completed: Mutex::default(), wake, process: std::process::id() })))
    }

    /// The socket that is readable while there are outcomes.
    fn fileno(&self) -> PyResult<i32> {
        match &self.0.wake {
            #[cfg(unix)]
            Wake::Socket { receiver, .. } => Ok(receiver.as_raw_fd()),
            Wake::Call(_) => Err(PyNotImplementedError::new_err("the queue calls its event loop")),
        }
    }

    /// Whether the queue is from the other side of a `fork()`.
    #[getter]
    fn is_inherited(&self) -> bool {
        self.0.process != std::process::id()
    }

    /// Completes the futures whose operations have ended. The event loop calls it.
    fn deliver(&self, py: Python<'_>) {
        // The lock of the parent's queue may be held by a thread that did not come along.
        if self.is_inherited() {
            return;
        }
        for (future, end) in self.0.take() {
            let future = future.into_bound(py);
            let completed = (|| {
                // The future of a canceled task is done.
                if future.call_method0(intern!(py, "done"))?.is_truthy()? {
                    return Ok(());
                }
                let outcome = Outcome(Mutex::new(Some(end)));
                future.call_method1(intern!(py, "set_result"), (outcome,)).map(drop)
            })();
            if let Err(error) = completed {
                error.write_unraisable(py, Some(&future));
            }
        }
    }
}

impl CompletionQueue {
    /// Returns the function that completes `future` with an outcome, on any thread.
    pub(crate) fn completes(&self, future: Py<PyAny>) -> impl FnOnce(End) + Send + 'static {
        let queue = Arc::clone(&self.0);
        move |end| queue.put(future, end)
    }
}

#[cfg(unix)]
fn socket() -> PyResult<Wake> {
    let (sender, receiver) = UnixStream::pair()?;
    sender.set_nonblocking(true)?;
    receiver.set_nonblocking(true)?;
    Ok(Wake::Socket { sender, receiver })
}

#[cfg(not(unix))]
fn socket() -> PyResult<Wake> {
    Err(PyNotImplementedError::new_err("event loops are called on this platform"))
}

impl Queue {
    fn put(self: &Arc<Self>, future: Py<PyAny>, end: End) {
        let mut completed = self.completed.lock().unwrap_or_else(PoisonError::into_inner);
        let was_empty = completed.is_empty();
        completed.push((future, end));
        drop(completed);
        if was_empty {
            self.wake();
        }
    }

    fn take(&self) -> Vec<(Py<PyAny>, End)> {
        // Read first: a byte that is written after this belongs to outcomes that are still to be taken.
        #[cfg(unix)]
        if let Wake::Socket { receiver, .. } = &self.wake {
            // Nothing to read is no failure: `take` empties the queue before the byte of a later outcome arrives.
            let _ = (&*receiver).read(&mut [0; 64]);
        }
        std::mem::take(&mut *self.completed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn wake(self: &Arc<Self>) {
        match &self.wake {
            // A socket that takes no more bytes is readable.
            #[cfg(unix)]
            Wake::Socket { sender, .. } => drop((&*sender).write(&[0])),
            Wake::Call(weak_loop) => drop(attach(|py| {
                let Ok(event_loop) = weak_loop.bind(py).call0() else { return };
                let called = Bound::new(py, CompletionQueue(Arc::clone(self)))
                    .and_then(|queue| queue.getattr(intern!(py, "deliver")))
                    .and_then(|deliver| {
                        event_loop.call_method1(intern!(py, "call_soon_threadsafe"), (deliver,))
                    });
                // A loop may be closed with operations pending, and be collected.
                let is_closed = || event_loop.call_method0(intern!(py, "is_closed"))?.is_truthy();
                if let Err(error) = called
                    && !event_loop.is_none()
                    && !is_closed().unwrap_or(false)
                {
                    error.write_unraisable(py, Some(&event_loop));
                }
            })),
        }
    }
}

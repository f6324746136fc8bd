//! Entry into the interpreter, and return to it, while it may be shutting down.
//!
//! Before Python 3.14 the interpreter unwinds any thread that is inside it when it ends, and the process dies if that
//! thread was one of the engine's. An `atexit` function therefore closes the entrance while the interpreter still
//! works. After it, threads of the engine skip their work in Python. Threads of the program, which are daemons, park.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyCFunction;

static CLOSED: AtomicBool = AtomicBool::new(false);
/// The thread that ends the interpreter. Other `atexit` functions may still call numplan on it.
static EXIT_THREAD: OnceLock<ThreadId> = OnceLock::new();
static ACTIVE: AtomicUsize = AtomicUsize::new(0);
/// Longest wait for active threads at exit. A log handler may be slow.
const EXIT_TIMEOUT: Duration = Duration::from_secs(1);

/// Keeps the interpreter from ending until it is dropped.
pub(crate) struct InterpreterGuard(());

impl InterpreterGuard {
    /// Returns `None` once the entrance is closed.
    fn new() -> Option<Self> {
        // Counted before the flag is read, so that `wait_for_active` misses no thread that read `false`.
        ACTIVE.fetch_add(1, Ordering::SeqCst);
        let guard = Self(());
        (!CLOSED.load(Ordering::SeqCst)).then_some(guard)
    }
}

impl Drop for InterpreterGuard {
    fn drop(&mut self) {
        ACTIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Runs `act` inside the interpreter. Returns `None`, without running it, while the interpreter ends.
pub(crate) fn attach<T>(act: impl FnOnce(Python<'_>) -> T) -> Option<T> {
    let _guard = InterpreterGuard::new()?;
    Python::try_attach(act)
}

/// Runs `act` without the interpreter's lock. Keep the guard until the result has been handled.
pub(crate) fn detach<T: Send>(
    py: Python<'_>,
    act: impl FnOnce() -> T + Send,
) -> (T, Option<InterpreterGuard>) {
    py.detach(|| {
        let result = act();
        let guard = InterpreterGuard::new();
        if guard.is_none() && EXIT_THREAD.get() != Some(&thread::current().id()) {
            loop {
                thread::park();
            }
        }
        (result, guard)
    })
}

/// Registers the `atexit` function that closes the entrance.
pub(crate) fn close_at_exit(py: Python<'_>) -> PyResult<()> {
    static REGISTERED: PyOnceLock<()> = PyOnceLock::new();
    REGISTERED.get_or_try_init(py, || {
        let close = PyCFunction::new_closure(py, None, None, |args, _| {
            // `set` fails only on a second run, which is on the same thread.
            let _ = EXIT_THREAD.set(thread::current().id());
            CLOSED.store(true, Ordering::SeqCst);
            args.py().detach(wait_for_active);
        })?;
        py.import("atexit")?.call_method1("register", (close,)).map(drop)
    })?;
    Ok(())
}

fn wait_for_active() {
    let start = Instant::now();
    while ACTIVE.load(Ordering::SeqCst) > 0 && start.elapsed() < EXIT_TIMEOUT {
        thread::sleep(Duration::from_millis(1));
    }
}

//! How threads enter the interpreter and come back to it: not while it ends.
//!
//! Before Python 3.14, a thread that is in the interpreter when that ends is torn out of whatever it does, and the
//! process dies if that was ours. So a door is shut before: `atexit` runs while all is well. Threads of the engine
//! that come later go away, and those of programs (daemons, which nobody waits for) stay outside for ever.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyCFunction;

static SHUT: AtomicBool = AtomicBool::new(false);
/// The thread that ends the interpreter: it may call on, out of other `atexit` functions.
static ENDING: OnceLock<ThreadId> = OnceLock::new();
static INSIDE: AtomicUsize = AtomicUsize::new(0);
/// How long the end of the interpreter waits for who is inside: a log handler may take its time.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who is inside, until this is dropped.
pub(crate) struct Visit(());

impl Visit {
    /// `None`: the door is shut.
    fn new() -> Option<Self> {
        INSIDE.fetch_add(1, Ordering::SeqCst);
        let visit = Self(());
        (!SHUT.load(Ordering::SeqCst)).then_some(visit)
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Does something in the interpreter. `None`: it ends, and nothing was done.
pub(crate) fn attach<T>(act: impl FnOnce(Python<'_>) -> T) -> Option<T> {
    let _visit = Visit::new()?;
    Python::try_attach(act)
}

/// Does something without the interpreter's lock. The visit is for as long as what comes of it is handled.
pub(crate) fn detach<T: Send>(py: Python<'_>, act: impl FnOnce() -> T + Send) -> (T, Option<Visit>) {
    py.detach(|| {
        let result = act();
        let visit = Visit::new();
        if visit.is_none() && ENDING.get() != Some(&thread::current().id()) {
            loop {
                thread::park();
            }
        }
        (result, visit)
    })
}

/// Has the door shut when the interpreter ends.
pub(crate) fn shut_at_exit(py: Python<'_>) -> PyResult<()> {
    static REGISTERED: PyOnceLock<()> = PyOnceLock::new();
    REGISTERED.get_or_try_init(py, || {
        let shut = PyCFunction::new_closure(py, None, None, |args, _| {
            // It is set once; a second time would be the same thread.
            let _ = ENDING.set(thread::current().id());
            SHUT.store(true, Ordering::SeqCst);
            args.py().detach(wait);
        })?;
        py.import("atexit")?.call_method1("register", (shut,)).map(drop)
    })?;
    Ok(())
}

fn wait() {
    let start = Instant::now();
    while INSIDE.load(Ordering::SeqCst) > 0 && start.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(1));
    }
}

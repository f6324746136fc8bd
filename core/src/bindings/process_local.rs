//! State of one process: a runtime, and a client with its connections.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::oneshot;

use super::settings::StartThread;
use crate::types::error::Error;

/// A runtime that starts when it is first needed, and again in a child after `fork()`, which does not copy the parent's
/// threads.
pub(super) struct ProcessLocal<C> {
    start_thread: Option<Arc<StartThread>>,
    process: Mutex<Option<Process<C>>>,
}

struct Process<C> {
    id: u32,
    runtime: Arc<Background>,
    client: Option<C>,
}

/// A runtime whose drop does not wait, so it may be dropped on a thread that must not block.
pub(super) struct Background {
    runtime: Handle,
    thread: Thread,
}

/// The thread that drives a runtime.
enum Thread {
    /// The runtime's own.
    Own(Option<Runtime>),
    /// One that the front started. It ends when the sender is dropped.
    Front { _end: oneshot::Sender<()> },
}

impl Background {
    fn start(start_thread: Option<&StartThread>) -> Result<Self, Error> {
        let failed = |error| Error::config(format!("no thread could be started for the client: {error}"));
        let Some(start_thread) = start_thread else {
            let mut builder = Builder::new_multi_thread();
            let runtime =
                builder.worker_threads(1).thread_name("numplan").enable_all().build().map_err(failed)?;
            return Ok(Self { runtime: runtime.handle().clone(), thread: Thread::Own(Some(runtime)) });
        };
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel();
        start_thread(Box::new(move || {
            // Nothing is sent: the sender is dropped.
            let _ = runtime.block_on(ended);
            runtime.shutdown_background();
        }))?;
        Ok(Self { runtime: handle, thread: Thread::Front { _end: end } })
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        drop(self.runtime.spawn(task));
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Thread::Own(runtime) = &mut self.thread
            && let Some(runtime) = runtime.take()
        {
            runtime.shutdown_background();
        }
    }
}

impl<C> ProcessLocal<C> {
    pub(super) fn new(start_thread: Option<Arc<StartThread>>) -> Self {
        Self { start_thread, process: Mutex::new(None) }
    }

    fn process(&self) -> MutexGuard<'_, Option<Process<C>>> {
        self.process.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Clone> ProcessLocal<C> {
    /// Returns the runtime of this process. `forked` is called in a child whose parent had one.
    pub(super) fn runtime(&self, forked: impl FnOnce()) -> Result<Arc<Background>, Error> {
        let mut process = self.process();
        let id = std::process::id();
        if let Some(process) = process.as_ref().filter(|process| process.id == id) {
            return Ok(Arc::clone(&process.runtime));
        }
        if let Some(parents) = process.take() {
            // Dropping it would wait for threads that do not exist in the child.
            std::mem::forget(parents);
            forked();
        }
        let runtime = Arc::new(Background::start(self.start_thread.as_deref())?);
        *process = Some(Process { id, runtime: Arc::clone(&runtime), client: None });
        Ok(runtime)
    }

    /// Ends the runtime and closes the connections.
    pub(super) fn end(&self) {
        let process = self.process().take();
        if let Some(parents) = process.filter(|process| process.id != std::process::id()) {
            std::mem::forget(parents);
        }
    }

    /// Returns the client of this process, if there is one.
    pub(super) fn client(&self) -> Option<C> {
        let process = self.process();
        process.as_ref().and_then(|process| process.client.clone())
    }

    /// Stores the client of this process.
    pub(super) fn keep(&self, client: C) {
        let mut process = self.process();
        if let Some(process) = process.as_mut() {
            process.client = Some(client);
        }
    }
}

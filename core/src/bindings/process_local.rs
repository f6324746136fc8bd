//! State of one process: a runtime, and a client with its connections.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::types::error::Error;

/// A runtime that starts when it is first needed, and again in a child after `fork()`, which does not copy the parent's
/// threads.
pub(super) struct ProcessLocal<C>(Mutex<Option<Process<C>>>);

impl<C> Default for ProcessLocal<C> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

struct Process<C> {
    id: u32,
    runtime: Arc<Background>,
    client: Option<C>,
}

/// A runtime whose drop does not wait, so it may be dropped on a thread that must not block.
pub(super) struct Background(Option<Runtime>);

impl Background {
    fn start() -> Result<Self, Error> {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).thread_name("numplan").enable_all().build();
        let failed = |error| Error::config(format!("no thread could be started for the client: {error}"));
        runtime.map(|runtime| Self(Some(runtime))).map_err(failed)
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        if let Some(runtime) = &self.0 {
            drop(runtime.spawn(task));
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl<C: Clone> ProcessLocal<C> {
    /// Returns the runtime of this process. `forked` is called in a child whose parent had one.
    pub(super) fn runtime(&self, forked: impl FnOnce()) -> Result<Arc<Background>, Error> {
        let mut process = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = std::process::id();
        if let Some(process) = process.as_ref().filter(|process| process.id == id) {
            return Ok(Arc::clone(&process.runtime));
        }
        if let Some(parents) = process.take() {
            // Dropping it would wait for threads that do not exist in the child.
            std::mem::forget(parents);
            forked();
        }
        let runtime = Arc::new(Background::start()?);
        *process = Some(Process { id, runtime: Arc::clone(&runtime), client: None });
        Ok(runtime)
    }

    /// Ends the runtime and closes the connections.
    pub(super) fn end(&self) {
        let process = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(parents) = process.filter(|process| process.id != std::process::id()) {
            std::mem::forget(parents);
        }
    }

    /// Returns the client of this process, if there is one.
    pub(super) fn client(&self) -> Option<C> {
        let process = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        process.as_ref().and_then(|process| process.client.clone())
    }

    /// Stores the client of this process.
    pub(super) fn keep(&self, client: C) {
        let mut process = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(process) = process.as_mut() {
            process.client = Some(client);
        }
    }
}

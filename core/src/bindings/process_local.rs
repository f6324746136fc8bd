//! State of one process: an engine, and a client with its connections.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::engine::Engine;
use super::settings::StartThread;
use crate::types::error::Error;

/// An engine that is made when it is first needed, and again in a child after `fork()`, which does not copy the parent's
/// threads.
pub(super) struct ProcessLocal<C> {
    start_thread: Option<Arc<StartThread>>,
    process: Mutex<Option<Process<C>>>,
}

struct Process<C> {
    id: u32,
    engine: Arc<Engine>,
    client: Option<C>,
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
    /// Returns the engine of this process. `forked` is called in a child whose parent had one.
    pub(super) fn engine(&self, forked: impl FnOnce()) -> Result<Arc<Engine>, Error> {
        let mut process = self.process();
        let id = std::process::id();
        if let Some(process) = process.as_ref().filter(|process| process.id == id) {
            return Ok(Arc::clone(&process.engine));
        }
        if let Some(parents) = process.take() {
            // Dropping it would wait for threads that do not exist in the child.
            std::mem::forget(parents);
            forked();
        }
        let engine = Arc::new(Engine::new(self.start_thread.clone())?);
        *process = Some(Process { id, engine: Arc::clone(&engine), client: None });
        Ok(engine)
    }

    /// Ends the engine and closes the connections.
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

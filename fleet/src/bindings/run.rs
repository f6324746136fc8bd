//! A plan being applied, from any thread of the language.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use numplan::bindings::catalog::Dialect;
use numplan::{CancelToken, Error};
use serde_json::Value;

use super::task::TICK;
use super::view;
use crate::apply::Applying;
use crate::event_queue::EventQueue;
use crate::plan::Plan;
use crate::run::Event;

/// The next event of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum NextEvent {
    /// An event: `kind`, the members of that kind, and `text` and `severity` for people.
    Event(Value),
    /// No event has come yet.
    NotYet,
    /// The run is over: [`FleetRun::report`] has its end.
    End,
    /// The wait was interrupted, and the run is canceled. The events of the requests under way follow.
    Interrupted,
}

/// A plan being applied. It runs whether or not its events are read; dropping it stops sending, and does not wait.
#[derive(Debug)]
pub struct FleetRun {
    plan: Arc<Plan>,
    events: Arc<EventQueue>,
    applying: Mutex<Option<Applying>>,
    cancel: CancelToken,
    report: OnceLock<Value>,
    resumed: u64,
    process: u32,
    dialect: &'static Dialect,
}

impl FleetRun {
    pub(super) fn new(
        plan: Arc<Plan>,
        applying: Applying,
        cancel: CancelToken,
        dialect: &'static Dialect,
    ) -> Self {
        Self {
            plan,
            events: applying.events(),
            resumed: applying.resumed(),
            applying: Mutex::new(Some(applying)),
            cancel,
            report: OnceLock::new(),
            process: std::process::id(),
            dialect,
        }
    }

    /// Waits for the next event. `tick` is polled 20 times a second and returns true to interrupt, which cancels the run.
    pub fn next(&self, mut tick: impl FnMut() -> bool) -> Result<NextEvent, Error> {
        self.check()?;
        loop {
            match self.events.next_within(TICK) {
                Poll::Ready(event) => return Ok(self.view(event)),
                Poll::Pending if tick() => break,
                Poll::Pending => {}
            }
        }
        self.cancel();
        Ok(NextEvent::Interrupted)
    }

    /// The next event, if it is there.
    pub fn try_next(&self) -> Result<NextEvent, Error> {
        self.check()?;
        match self.events.next_within(std::time::Duration::ZERO) {
            Poll::Ready(event) => Ok(self.view(event)),
            Poll::Pending => Ok(NextEvent::NotYet),
        }
    }

    /// Calls `ready` once, on any thread, when [`Self::try_next`] is worth a look: an event came, or the run is over.
    /// It may be called early.
    pub fn start_ready(&self, ready: impl FnOnce() + Send + 'static) {
        let notify = Arc::new(Notify(Mutex::new(Some(Box::new(ready)))));
        let waker = Waker::from(Arc::clone(&notify));
        let is_foreign = self.process != std::process::id();
        if is_foreign || self.events.poll_ready(&Context::from_waker(&waker)).is_ready() {
            notify.call();
        }
    }

    /// Stops sending, from any thread. The requests under way are awaited, and their events follow.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Steps that earlier processes have brought to their end.
    pub const fn resumed(&self) -> u64 {
        self.resumed
    }

    /// The end of the run: `is_done`, `totals`, `unresolved`, `left`, `stopped`, `journal_error`, `text`. `None`: it is
    /// not over.
    pub fn report(&self) -> Option<Value> {
        if self.process != std::process::id() {
            return None;
        }
        if let Some(report) = self.report.get() {
            return Some(report.clone());
        }
        if !self.events.is_closed() {
            return None;
        }
        let mut applying = self.applying.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(applying) = applying.take() {
            // The queue is closed when the run has ended: this does not wait.
            let report = view::report(&applying.report(), self.dialect);
            let _ = self.report.set(report);
        }
        self.report.get().cloned()
    }

    /// Waits for the end of the run without taking its events, and returns [`Self::report`].
    pub fn wait(&self) -> Result<Value, Error> {
        self.check()?;
        self.events.wait_closed();
        self.report().ok_or_else(|| Error::config("the run has ended without a report"))
    }

    /// The plan's step of that place.
    pub fn step(&self, place: usize) -> Option<Value> {
        let mut value = view::step(&self.plan, place, self.plan.steps.get(place)?);
        view::spell(&mut value, self.dialect);
        Some(value)
    }

    fn view(&self, event: Option<Event>) -> NextEvent {
        match event {
            Some(event) => NextEvent::Event(view::event(&self.plan, &event, self.dialect)),
            None => NextEvent::End,
        }
    }

    /// Threads do not survive a `fork()`.
    fn check(&self) -> Result<(), Error> {
        if self.process == std::process::id() {
            return Ok(());
        }
        Err(Error::config("the run is one of the parent process: follow it there"))
    }
}

impl Drop for FleetRun {
    fn drop(&mut self) {
        let applying = self.applying.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(applying) = applying {
            applying.detach();
        }
    }
}

/// Calls a function once.
struct Notify(Mutex<Option<Box<dyn FnOnce() + Send>>>);

impl Notify {
    fn call(&self) {
        let ready = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(ready) = ready {
            ready();
        }
    }
}

impl Wake for Notify {
    fn wake(self: Arc<Self>) {
        self.call();
    }
}

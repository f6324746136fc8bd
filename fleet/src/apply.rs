//! Applying a plan: settings, and the run as an iterator of events.

use std::future::poll_fn;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use numplan::CancelToken;

use crate::account::AccountName;
use crate::driver;
use crate::error::FleetError;
use crate::event_queue::EventQueue;
use crate::execute::AccountWorker;
use crate::guards::Guards;
use crate::journal::{Entry, Journal};
use crate::lock::Lock;
use crate::plan::Plan;
use crate::run::{Event, Report, Run, RunOptions};
use crate::secrets::SecretValues;
use crate::wanted::Wanted;

/// How a plan is applied. The defaults are the limits of the plan and all of its steps.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ApplySettings {
    /// The limits, instead of those of the plan.
    pub guards: Option<Guards>,
    /// Refuse a plan with a change that cannot be undone.
    pub require_undo: bool,
    /// Only the numbers that fit this pattern: `12065551234`, `plivo/main/1206*`.
    pub only: Option<String>,
    /// Only this number of further numbers.
    pub limit: Option<usize>,
    /// The most requests a second of an account, instead of the plan's.
    pub rates: Vec<(AccountName, f64)>,
    /// Requests at a time where the provider documents no pace; 8 by default.
    pub parallelism: Option<usize>,
    /// Fields that are written although somebody else changed them since the plan was made.
    pub overwrite: Vec<String>,
    /// Read every number back, not only the first of each kind.
    pub verify: bool,
    /// How long a task that a step starts is followed.
    pub wait: Option<Duration>,
    /// The wanted state, for the secrets that the plan keeps masked. By default its file is read again.
    pub wanted: Option<Wanted>,
    /// Stops sending. Requests under way are awaited; applying again goes on.
    pub cancel: CancelToken,
}

impl ApplySettings {
    /// All steps, within the limits of the plan.
    pub fn new() -> Self {
        Self::default()
    }
}

/// The parts of a run that are ready to begin.
pub(crate) struct Ready {
    pub(crate) plan: Arc<Plan>,
    pub(crate) id: String,
    pub(crate) secrets: Arc<SecretValues>,
    pub(crate) workers: Vec<Box<dyn AccountWorker>>,
    pub(crate) journal: Journal,
    pub(crate) entries: Vec<Entry>,
    pub(crate) locks: Vec<Lock>,
    pub(crate) options: RunOptions,
    pub(crate) cancel: CancelToken,
}

/// Time between two progress events.
const PROGRESS: Duration = Duration::from_millis(100);

impl Ready {
    fn run(self, events: &EventQueue) -> Report {
        // The locks are held until the run has ended.
        let Self { plan, id, secrets, workers, mut journal, entries, locks: _locks, options, cancel } = self;
        let mut run = Run::new(&plan, &id, &entries, secrets.as_ref().clone(), options);
        let mut shown = None::<Instant>;
        driver::apply(&plan, &mut run, &workers, &mut journal, &cancel, &mut |run| {
            while let Some(event) = run.event() {
                events.push(event);
            }
            if shown.is_none_or(|shown| shown.elapsed() >= PROGRESS) {
                shown = Some(Instant::now());
                events.push(Event::Progress(run.progress()));
            }
        })
    }
}

/// A plan being applied: an iterator of events, which ends with the run.
///
/// Dropping it stops sending and waits for the requests under way.
#[derive(Debug)]
pub struct Applying {
    events: Arc<EventQueue>,
    cancel: CancelToken,
    resumed: u64,
    thread: Option<JoinHandle<Report>>,
}

impl Applying {
    pub(crate) fn begin(ready: Ready, resumed: u64) -> Result<Self, FleetError> {
        let events = Arc::new(EventQueue::default());
        let cancel = ready.cancel.clone();
        let to = Arc::clone(&events);
        let run = move || {
            let _close = Close(&to);
            ready.run(&to)
        };
        let thread = std::thread::Builder::new().name("numplan-fleet".to_owned()).spawn(run);
        let thread =
            thread.map_err(|error| FleetError::Refused(format!("no thread can be started: {error}")))?;
        Ok(Self { events, cancel, resumed, thread: Some(thread) })
    }

    /// Stops sending. The requests under way are awaited, and their events follow.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Steps that earlier processes have brought to their end.
    pub const fn resumed(&self) -> u64 {
        self.resumed
    }

    /// The next event, in an async task of any runtime. `None`: the run is over.
    pub async fn next_event(&mut self) -> Option<Event> {
        poll_fn(|context| self.events.poll_next(context)).await
    }

    #[cfg(feature = "bindings")]
    pub(crate) fn events(&self) -> Arc<EventQueue> {
        Arc::clone(&self.events)
    }

    /// Stops sending, and waits for nothing.
    #[cfg(feature = "bindings")]
    pub(crate) fn detach(mut self) {
        self.cancel.cancel();
        drop(self.thread.take());
    }

    /// Waits for the end of the run, and returns its counts. At once after the last event.
    pub fn report(mut self) -> Report {
        self.join().unwrap_or_default()
    }

    fn join(&mut self) -> Option<Report> {
        match self.thread.take()?.join() {
            Ok(report) => Some(report),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
}

impl Iterator for Applying {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        self.events.next()
    }
}

impl Drop for Applying {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            self.cancel.cancel();
            // A panic of the run was printed; a second one here would end the process.
            drop(thread.join());
        }
    }
}

/// Closes the queue also when the run panics: the caller must not wait forever.
struct Close<'a>(&'a EventQueue);

impl Drop for Close<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

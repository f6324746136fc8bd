//! The runtime of a client. A waiting caller drives it, or a thread of its own.
//!
//! A caller that waits for the only task drives the runtime on its own thread: handing the task to another thread and
//! back takes a quarter of the processor time of an update. In all other cases the engine's thread drives it. The
//! thread starts when it is first needed, and makes way for the next caller that is alone.

use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Notify;

use super::settings::StartThread;
use crate::types::error::Error;

/// How long the pool counts as up to date after a caller drove. A server that closes a connection within this time could
/// as well close it while the next request is on its way.
const LATELY: Duration = Duration::from_micros(100);

/// An operation that reports its own result.
pub(super) type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The runtime of one client in one process. Its drop does not wait, so it may be dropped on any thread.
pub(super) struct Engine(Arc<Shared>);

struct Shared {
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
    state: Mutex<State>,
    /// The front's way to start the thread, if it has one.
    start_thread: Option<Arc<StartThread>>,
    /// Wakes the thread while it is parked.
    wake: Condvar,
    /// Asks the thread to stop driving.
    make_way: Notify,
}

#[derive(Default)]
struct State {
    /// The number of tasks that have not ended.
    tasks: usize,
    /// Whether a caller drives one of them.
    caller: bool,
    thread: EngineThread,
    /// The tasks that a task on its way to the runtime will start; `None` if none is on its way.
    queued: Option<Vec<Task>>,
    /// When a caller last drove.
    caller_drove: Option<Instant>,
    closed: bool,
}

#[derive(Default, PartialEq, Eq)]
enum EngineThread {
    #[default]
    NotStarted,
    /// Started or woken.
    Starting,
    /// It drives, and has looked at the connections.
    Driving,
    /// Asked to make way for a caller.
    MakingWay,
    Parked,
}

impl EngineThread {
    fn looked_at_connections(&mut self) {
        if *self == Self::Starting {
            *self = Self::Driving;
        }
    }
}

impl State {
    /// Whether the pool knows which idle connections the servers have closed.
    fn knows_connections(&self) -> bool {
        self.thread == EngineThread::Driving || self.caller_drove.is_some_and(|at| at.elapsed() < LATELY)
    }

    /// Whether there are tasks that only the thread can drive.
    fn needs_thread(&self) -> bool {
        self.tasks > usize::from(self.caller)
    }
}

impl Engine {
    pub(super) fn new(start_thread: Option<Arc<StartThread>>) -> Result<Self, Error> {
        let failed = |error| Error::config(format!("the client's runtime could not be started: {error}"));
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let (state, wake, make_way) = (Mutex::default(), Condvar::new(), Notify::new());
        Ok(Self(Arc::new(Shared { runtime: Some(runtime), state, start_thread, wake, make_way })))
    }

    /// Starts the thread, unless the caller waits for its task and can drive it.
    pub(super) fn prepare(&self, waits: bool) -> Result<(), Error> {
        if waits && can_drive() { Ok(()) } else { self.0.start_thread(&mut self.0.lock()) }
    }

    /// Runs a task on the thread, which [`Self::prepare`] has started. Waking the thread takes longer than starting a
    /// task, so the first task starts those that arrive until the thread has woken.
    pub(super) fn spawn(&self, task: Task) {
        let mut state = self.0.lock();
        let task = self.0.counted(&mut state, task);
        // The thread has been started.
        let _ = self.0.wake_thread(&mut state);
        if let Some(queued) = &mut state.queued {
            queued.push(Box::pin(task));
            return;
        }
        state.queued = Some(Vec::new());
        // The thread takes the lock as soon as it wakes.
        drop(state);
        if let Some(runtime) = &self.0.runtime {
            let shared = Arc::downgrade(&self.0);
            drop(runtime.spawn(async move {
                if let Some(shared) = shared.upgrade() {
                    shared.start_queued();
                }
                task.await;
            }));
        }
    }

    /// Runs a task that the caller waits for. The caller drives it for at most `time` if there is no other task.
    /// Returns the rest of `time`; the thread drives the task then.
    pub(super) fn run(&self, task: Task, time: Duration) -> Duration {
        let Some(runtime) = &self.0.runtime else { return time };
        let mut state = self.0.lock();
        let is_alone = state.tasks == 0 && !state.caller && can_drive();
        if is_alone && matches!(state.thread, EngineThread::Starting | EngineThread::Driving) {
            state.thread = EngineThread::MakingWay;
            self.0.make_way.notify_one();
        }
        let task = self.0.counted(&mut state, task);
        let (unfinished, left) = if is_alone {
            state.caller = true;
            drop(state);
            let unfinished = runtime.block_on(async {
                let mut task = runtime.spawn(task);
                tokio::time::timeout(time, &mut task).await.is_err().then_some(task)
            });
            state = self.0.lock();
            state.caller = false;
            state.caller_drove = Some(Instant::now());
            (unfinished, Duration::ZERO)
        } else {
            (Some(runtime.spawn(task)), time)
        };
        let woken = self.0.wake_thread(&mut state);
        drop(state);
        if let Some(task) = unfinished.filter(|_| woken.is_err()) {
            // Without a thread, the caller drives the task to its end. A panic in it shows in its missing result.
            let _ = runtime.block_on(task);
        }
        left
    }
}

/// Whether this thread can drive a runtime. It cannot inside another one: a log handler may use a client.
fn can_drive() -> bool {
    Handle::try_current().is_err()
}

/// Lets the pool see which idle connections the servers have closed while nothing drove the runtime.
async fn look_at_connections() {
    tokio::task::yield_now().await;
}

fn start_own_thread(drive: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let failed = |error| Error::config(format!("no thread could be started for the client: {error}"));
    std::thread::Builder::new().name("numplan".to_owned()).spawn(drive).map(drop).map_err(failed)
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a task until it ends.
    fn counted(self: &Arc<Self>, state: &mut State, task: Task) -> impl Future<Output = ()> + Send + 'static {
        state.tasks += 1;
        let counted = Counted(Arc::downgrade(self));
        let knows_connections = state.knows_connections();
        async move {
            let _counted = counted;
            if !knows_connections {
                look_at_connections().await;
            }
            task.await;
        }
    }

    fn start_thread(self: &Arc<Self>, state: &mut State) -> Result<(), Error> {
        if state.thread == EngineThread::NotStarted {
            let shared = Arc::clone(self);
            let drive = move || shared.drive();
            match &self.start_thread {
                Some(start_thread) => start_thread(Box::new(drive))?,
                None => start_own_thread(drive)?,
            }
            state.thread = EngineThread::Starting;
        }
        Ok(())
    }

    /// Starts the tasks that were queued.
    fn start_queued(&self) {
        let queued = self.lock().queued.take().unwrap_or_default();
        if let Some(runtime) = &self.runtime {
            for task in queued {
                drop(runtime.spawn(task));
            }
        }
    }

    /// Starts or wakes the thread if it is needed.
    fn wake_thread(self: &Arc<Self>, state: &mut State) -> Result<(), Error> {
        if state.needs_thread() {
            self.start_thread(state)?;
            if state.thread == EngineThread::Parked {
                self.wake.notify_one();
            }
        }
        Ok(())
    }

    /// The work of the thread.
    fn drive(&self) {
        let Some(runtime) = &self.runtime else { return };
        loop {
            runtime.block_on(async {
                look_at_connections().await;
                self.lock().thread.looked_at_connections();
                self.make_way.notified().await;
            });
            let mut state = self.lock();
            while !state.needs_thread() && !state.closed {
                state.thread = EngineThread::Parked;
                state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if state.closed {
                return;
            }
            state.thread = EngineThread::Starting;
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.make_way.notify_one();
        self.0.wake.notify_one();
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A task that has not ended.
struct Counted(Weak<Shared>);

impl Drop for Counted {
    fn drop(&mut self) {
        if let Some(shared) = self.0.upgrade() {
            shared.lock().tasks -= 1;
        }
    }
}

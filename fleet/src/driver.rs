//! The driver of a run: carries its actions out with threads, a clock and a journal. It decides nothing.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use numplan::CancelToken;

use crate::execute::AccountWorker;
use crate::journal::{Journal, StepEnd};
use crate::plan::Plan;
use crate::run::{Action, ReadRequest, ReadResult, Report, Run};

/// The result of something that ran on a thread of its own.
enum Finished {
    Read(ReadRequest, ReadResult),
    Step(StepEnd, bool),
}

/// How often a stop is looked for while nothing happens.
const TICK: Duration = Duration::from_millis(100);

/// Applies a plan. `workers` are the accounts of the plan, in its order; `cancel` stops sending; `observe` is
/// called after each action.
pub fn apply(
    plan: &Plan,
    run: &mut Run<'_>,
    workers: &[Box<dyn AccountWorker>],
    journal: &mut Journal,
    cancel: &CancelToken,
    observe: &mut dyn FnMut(&mut Run<'_>),
) -> Report {
    let started = Instant::now();
    let (done, finished) = mpsc::channel();
    std::thread::scope(|scope| {
        loop {
            if cancel.is_canceled() {
                run.stop();
            }
            let action = run.next(started.elapsed());
            match action {
                Action::Append(entry) => {
                    let result = journal.append(&entry).map_err(|error| error.to_string());
                    run.appended(result, started.elapsed());
                }
                Action::Sync => run.synced(journal.sync().map_err(|error| error.to_string())),
                Action::Read(request) => {
                    let (ReadRequest::Page(account) | ReadRequest::Number(account, _)) = request;
                    let (worker, done) = (workers.get(usize::from(account)), done.clone());
                    scope.spawn(move || {
                        let read =
                            worker.map_or(ReadResult::Page(Vec::new(), true), |worker| worker.read(request));
                        // The receiver outlives the scope's threads.
                        drop(done.send(Finished::Read(request, read)));
                    });
                }
                Action::Begin(begin) => {
                    let account = plan.steps.get(begin.step).map(|step| usize::from(step.account));
                    let worker = account.and_then(|account| workers.get(account));
                    let done = done.clone();
                    if let Some(worker) = worker {
                        scope.spawn(move || {
                            let (end, throttled) = worker.send(&begin);
                            drop(done.send(Finished::Step(end, throttled)));
                        });
                    }
                }
                Action::Wait(most) => match finished.recv_timeout(most.unwrap_or(TICK).min(TICK)) {
                    Ok(Finished::Read(request, result)) => run.read(request, result),
                    Ok(Finished::Step(end, throttled)) => run.ended(end, throttled),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
                },
                Action::Done(ending) => {
                    observe(run);
                    return ending;
                }
            }
            observe(run);
        }
    })
}

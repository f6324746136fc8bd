//! Applying a plan: a state machine that says what to do next and does nothing itself.
//!
//! [`Run::next`] returns one [`Action`]; the driver carries it out and reports back. It follows from this machine
//! alone, and is tested without a disk, that the line of a step is written before the step is sent.

mod account;
mod action;
mod check;
mod journaling;
mod replay;
mod report;
mod results;
mod totals;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde_json::Value;

pub use account::Pace;
pub use action::{Action, Begin, CurrentValues, ReadRequest, ReadResult, RunOptions};
pub use replay::{JournalState, replay};
pub use report::{Event, Progress, Report, Totals};

use crate::journal::{Entry, SkipReason, StepOutcome, VERSION};
use crate::plan::{Plan, StepOperation};
use account::AccountRun;

/// The state of a step.
#[derive(Debug, Clone, PartialEq)]
enum StepState {
    /// Not sent. True: an earlier process began to send it, and its end is not known.
    Open { in_doubt: bool },
    /// Its precondition holds; these fields are sent.
    Ready(Vec<u8>),
    /// Its line is to be written, or it is being sent.
    Flight(Begin),
    /// Ended.
    Ended(StepOutcome),
    /// Left out, for a reason.
    Skipped(SkipReason),
    /// A start that no read can settle: a person must.
    Unresolved,
    /// Left for another run: not selected, its kind or account has stopped, or it failed before.
    Left,
}

/// Steps that succeed or fail alike: account, operation, set of fields.
type Kind = (u16, StepOperation, Vec<u8>);

/// The first step of a kind is read back before the second goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Pilot {
    Flying(usize),
    Landed,
    Failed,
}

/// The action after a line was written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum After {
    Nothing,
    Begin(usize),
    Sync,
}

/// Lines that are written before they are made last.
const SYNC_LINES: u32 = 256;
/// Time after which they are.
const SYNC_TIME: Duration = Duration::from_secs(1);

/// A plan being applied.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the run")]
pub struct Run<'p> {
    plan: &'p Plan,
    /// The real values of masked fields, by step and field.
    secrets: HashMap<(usize, u8), Value>,
    options: RunOptions,
    states: Vec<StepState>,
    accounts: Vec<AccountRun>,
    pilots: HashMap<Kind, Pilot>,
    /// Steps that wait for the pilot of their kind.
    deferred: HashMap<Kind, VecDeque<usize>>,
    outbox: VecDeque<(Entry, After)>,
    writing: Option<After>,
    begin: VecDeque<usize>,
    begin_when_synced: Vec<usize>,
    unsynced: u32,
    unsynced_since: Option<Duration>,
    must_sync: bool,
    /// The journal cannot be written: nothing is sent any more.
    broken: Option<String>,
    stopping: bool,
    closed: bool,
    failures: u64,
    in_flight: u64,
    events: VecDeque<Event>,
    totals: Totals,
    /// Steps are left because their kind has stopped.
    has_stopped_kind: bool,
    /// The clock at the last action.
    now: Duration,
}

impl<'p> Run<'p> {
    /// Begins, or goes on where the journal ends.
    pub fn new(
        plan: &'p Plan,
        id: &str,
        journal: &[Entry],
        secrets: HashMap<(usize, u8), Value>,
        options: RunOptions,
    ) -> Self {
        let positions = replay(plan, journal);
        let selected = |step: usize| options.selected.as_ref().is_none_or(|all| all.get(step) == Some(&true));
        let mut totals = Totals { steps: plan.steps.len() as u64, ..Totals::default() };
        let states: Vec<StepState> = positions
            .iter()
            .enumerate()
            .map(|(step, position)| match position {
                JournalState::Ended(outcome) if outcome.is_done() => {
                    totals.count(*outcome);
                    StepState::Ended(*outcome)
                }
                JournalState::Skipped(reason) => {
                    totals.skip(*reason);
                    StepState::Skipped(*reason)
                }
                _ if !selected(step) => StepState::Left,
                JournalState::InDoubt | JournalState::Ended(StepOutcome::Unknown) => {
                    StepState::Open { in_doubt: true }
                }
                JournalState::Open | JournalState::Ended(_) => StepState::Open { in_doubt: false },
            })
            .collect();
        let mut run = Self {
            plan,
            secrets,
            states,
            accounts: Vec::new(),
            pilots: HashMap::new(),
            deferred: HashMap::new(),
            outbox: VecDeque::new(),
            writing: None,
            begin: VecDeque::new(),
            begin_when_synced: Vec::new(),
            unsynced: 0,
            unsynced_since: None,
            must_sync: false,
            broken: None,
            stopping: false,
            closed: false,
            failures: 0,
            in_flight: 0,
            events: VecDeque::new(),
            totals,
            has_stopped_kind: false,
            now: Duration::ZERO,
            options,
        };
        run.accounts = (0u16..)
            .zip(&plan.header.accounts)
            .map(|(index, account)| {
                let steps = plan.steps.iter().enumerate().filter(|(_, step)| step.account == index);
                let open =
                    steps.filter(|(place, _)| matches!(run.states.get(*place), Some(StepState::Open { .. })));
                AccountRun::new(plan, index, account, open, run.options.parallelism)
            })
            .collect();
        if run.states.iter().any(|state| matches!(state, StepState::Open { .. })) {
            let engine = plan.header.engine.clone();
            let open = Entry::Open { plan: id.to_owned(), version: VERSION, engine, at: run.options.now };
            run.outbox.push_back((open, After::Nothing));
        } else {
            run.closed = true;
        }
        run
    }

    /// Returns the next action. `now` is a monotonic clock.
    pub fn next(&mut self, now: Duration) -> Action {
        self.now = now;
        if self.broken.is_none() {
            if let Some(action) = self.journal_action(now) {
                return action;
            }
            if let Some(action) = self.begin_action() {
                return action;
            }
            if let Some(action) = self.account_action() {
                return action;
            }
        }
        if self.in_flight > 0 {
            let due = self.unsynced_since.map(|since| (since + SYNC_TIME).saturating_sub(now));
            return Action::Wait(due.filter(|_| self.broken.is_none()));
        }
        if self.broken.is_none() && !self.closed {
            self.closed = true;
            let finished = !self.has_unfinished();
            self.outbox.push_back((Entry::Close { finished }, After::Sync));
            return self.next(now);
        }
        Action::Done(self.ending())
    }

    /// Writes and syncs come before everything else.
    fn journal_action(&mut self, now: Duration) -> Option<Action> {
        if let Some((entry, after)) = self.outbox.pop_front() {
            self.writing = Some(after);
            return Some(Action::Append(entry));
        }
        let is_due = self.unsynced_since.is_some_and(|since| now >= since + SYNC_TIME);
        if self.unsynced > 0 && (self.must_sync || self.unsynced >= SYNC_LINES || is_due) {
            return Some(Action::Sync);
        }
        None
    }

    fn begin_action(&mut self) -> Option<Action> {
        while let Some(step) = self.begin.pop_front() {
            let Some(StepState::Flight(begin)) = self.states.get(step) else { continue };
            let account = self.plan.steps.get(step).map(|step| usize::from(step.account));
            if let Some(account) = account.and_then(|account| self.accounts.get_mut(account)) {
                account.begun.insert(step);
            }
            return Some(Action::Begin(begin.clone()));
        }
        None
    }

    fn account_action(&mut self) -> Option<Action> {
        if self.stopping {
            return None;
        }
        for index in 0..self.accounts.len() {
            let request = self.accounts.get_mut(index).and_then(AccountRun::next_read);
            if let Some(request) = request {
                self.in_flight += 1;
                return Some(Action::Read(request));
            }
            if let Some(step) = self.ready_step(index) {
                self.launch(index, step);
                let (entry, after) = self.outbox.pop_front()?;
                self.writing = Some(after);
                return Some(Action::Append(entry));
            }
        }
        None
    }

    /// The next step of an account that may be sent.
    fn ready_step(&mut self, index: usize) -> Option<usize> {
        loop {
            let step = self.accounts.get_mut(index)?.next_ready(self.plan)?;
            let kind = self.kind(step);
            match kind.as_ref().and_then(|kind| self.pilots.get(kind)) {
                None | Some(Pilot::Landed) => return Some(step),
                Some(Pilot::Flying(_)) => {
                    if let Some(kind) = kind {
                        self.deferred.entry(kind).or_default().push_back(step);
                    }
                    if let Some(account) = self.accounts.get_mut(index) {
                        account.deferred += 1;
                    }
                }
                Some(Pilot::Failed) => self.leave(step),
            }
        }
    }

    fn kind(&self, step: usize) -> Option<Kind> {
        let planned = self.plan.steps.get(step)?;
        let fields = planned.fields.iter().map(|change| change.field).collect();
        Some((planned.account, planned.operation, fields))
    }

    /// Has the line of a step written, after which it is sent.
    fn launch(&mut self, index: usize, step: usize) {
        let Some(StepState::Ready(fields)) = self.states.get(step).cloned() else { return };
        let kind = self.kind(step);
        let is_pilot = kind.as_ref().is_some_and(|kind| !self.pilots.contains_key(kind));
        if let (true, Some(kind)) = (is_pilot, kind) {
            self.pilots.insert(kind, Pilot::Flying(step));
        }
        let begin = Begin { step, fields, verify: is_pilot || self.options.verify };
        self.set(step, StepState::Flight(begin));
        self.in_flight += 1;
        if let (Some(account), Some(planned)) = (self.accounts.get_mut(index), self.plan.steps.get(step)) {
            account.launched(planned.number);
        }
        self.outbox.push_back((Entry::Try { step }, After::Begin(step)));
    }

    fn set(&mut self, step: usize, state: StepState) {
        if let Some(known) = self.states.get_mut(step) {
            *known = state;
        }
    }
}

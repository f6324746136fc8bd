//! Applying a plan: a state machine that says what to do next and does nothing itself.
//!
//! [`Run::next`] returns one [`Action`]; the driver carries it out and reports back. It follows from this machine
//! alone, and is tested without a disk, that the line of a step is written before the step is sent.

mod account;
mod check;
mod replay;
mod report;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use numplan::PhoneNumber;
use serde_json::Value;

pub use account::Pace;
pub use replay::{Position, replay};
pub use report::{Event, Progress, Report, Totals};

use crate::journal::{Close, Entry, FieldEnd, Open, Skip, SkipReason, StepEnd, StepOutcome, Try, VERSION};
use crate::plan::{Plan, StepOperation};
use account::AccountRun;
use check::Verdict;

/// How a plan is applied.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// The steps that may be sent, by place; `None`: all.
    pub selected: Option<Vec<bool>>,
    /// After how many failed numbers the run stops.
    pub max_failures: u64,
    /// Fields that are written although somebody else changed them.
    pub overwrite: Vec<String>,
    /// Read every number back, not only the first of each kind.
    pub verify: bool,
    /// Requests at a time where the provider documents no pace.
    pub parallelism: usize,
    /// Seconds since 1970.
    pub now: u64,
}

impl RunOptions {
    /// All steps, with the limits of the plan.
    pub fn of(plan: &Plan, now: u64) -> Self {
        let max_failures = plan.header.guards.max_failures;
        Self { selected: None, max_failures, overwrite: Vec::new(), verify: false, parallelism: 8, now }
    }
}

/// The next action of the driver.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Starts a read; [`Run::read`] takes its result.
    Read(ReadRequest),
    /// Writes one line to the journal, and calls [`Run::appended`] before anything else.
    Append(Entry),
    /// Makes the journal last, and calls [`Run::synced`] before anything else.
    Sync,
    /// Sends a step; [`Run::ended`] takes its result.
    Begin(Begin),
    /// Waits for a result, at most so long.
    Wait(Option<Duration>),
    /// The run is over.
    Done(Report),
}

/// A read that the run needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadRequest {
    /// The next page of an account's list.
    Page(u16),
    /// One number of an account.
    Number(u16, PhoneNumber),
}

/// A step that is sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begin {
    /// The place of the step in the plan.
    pub step: usize,
    /// The fields that are sent: those that are not yet as wanted.
    pub fields: Vec<u8>,
    /// Whether the number is read back.
    pub verify: bool,
}

/// The current values of a number by field, as far as they can be read.
pub type Shown = Vec<(u8, Value)>;

/// The result of a read.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadResult {
    /// A page: the numbers of the plan on it, and whether it is the last.
    Page(Vec<(PhoneNumber, Shown)>, bool),
    /// One number; `None`: the account does not have it.
    Number(Option<Shown>),
    /// The read failed.
    Failed(ReadFailure),
}

/// A read that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFailure {
    /// The code of the error.
    pub code: String,
    /// The error, on one line.
    pub message: String,
}

/// The state of a step.
#[derive(Debug, Clone, PartialEq)]
enum State {
    /// Not sent. True: an earlier process began to send it, and its end is not known.
    Open { in_doubt: bool },
    /// Its precondition holds; these fields are sent.
    Ready(Vec<u8>),
    /// Its line is to be written, or it is being sent.
    Flight(Begin),
    /// It has ended.
    Ended(StepOutcome),
    /// It is not sent.
    Skipped(SkipReason),
    /// A start that no read can settle: a person must.
    Unresolved,
    /// It is not sent by this run: not selected, its kind or account has stopped, or it failed before.
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
    states: Vec<State>,
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
    syncing: bool,
    /// The journal cannot be written: nothing is sent any more.
    broken: Option<String>,
    stopping: bool,
    closed: bool,
    failures: u64,
    in_flight: u64,
    events: VecDeque<Event>,
    totals: Totals,
    stopped_kinds: BTreeMap<String, u64>,
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
        let states: Vec<State> = positions
            .iter()
            .enumerate()
            .map(|(step, position)| match position {
                Position::Ended(outcome) if outcome.is_done() => {
                    totals.count(*outcome);
                    State::Ended(*outcome)
                }
                Position::Skipped(reason) => {
                    totals.skip(*reason);
                    State::Skipped(*reason)
                }
                _ if !selected(step) => State::Left,
                Position::InDoubt | Position::Ended(StepOutcome::Unknown) => State::Open { in_doubt: true },
                Position::Open | Position::Ended(_) => State::Open { in_doubt: false },
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
            syncing: false,
            broken: None,
            stopping: false,
            closed: false,
            failures: 0,
            in_flight: 0,
            events: VecDeque::new(),
            totals,
            stopped_kinds: BTreeMap::new(),
            options,
        };
        run.accounts = (0u16..)
            .zip(&plan.header.accounts)
            .map(|(index, account)| {
                let steps = plan.steps.iter().enumerate().filter(|(_, step)| step.account == index);
                let open =
                    steps.filter(|(place, _)| matches!(run.states.get(*place), Some(State::Open { .. })));
                AccountRun::new(plan, index, account, open, run.options.parallelism)
            })
            .collect();
        if run.has_open() {
            let engine = plan.header.engine.clone();
            let open = Open { plan: id.to_owned(), version: VERSION, engine, at: run.options.now };
            run.outbox.push_back((Entry::Open(open), After::Nothing));
        } else {
            run.closed = true;
        }
        run
    }

    fn has_open(&self) -> bool {
        self.states.iter().any(|state| matches!(state, State::Open { .. }))
    }

    /// Returns the next action. `now` is a monotonic clock.
    pub fn next(&mut self, now: Duration) -> Action {
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
            self.outbox.push_back((Entry::Close(Close { finished }), After::Sync));
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
            self.syncing = true;
            return Some(Action::Sync);
        }
        None
    }

    fn begin_action(&mut self) -> Option<Action> {
        while let Some(step) = self.begin.pop_front() {
            let Some(State::Flight(begin)) = self.states.get(step) else { continue };
            let account = self.plan.steps.get(step).map(|step| usize::from(step.account));
            if let Some(account) = account.and_then(|account| self.accounts.get_mut(account)) {
                account.begun(step);
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
            if let Some(step) = self.ready_step(index) {
                self.launch(index, step);
                let (entry, after) = self.outbox.pop_front()?;
                self.writing = Some(after);
                return Some(Action::Append(entry));
            }
            let request = self.accounts.get_mut(index).and_then(AccountRun::next_read);
            if let Some(request) = request {
                self.in_flight += 1;
                return Some(Action::Read(request));
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
        let Some(State::Ready(fields)) = self.states.get(step).cloned() else { return };
        let kind = self.kind(step);
        let is_pilot = kind.as_ref().is_some_and(|kind| !self.pilots.contains_key(kind));
        if let (true, Some(kind)) = (is_pilot, kind) {
            self.pilots.insert(kind, Pilot::Flying(step));
        }
        let begin = Begin { step, fields, verify: is_pilot || self.options.verify };
        self.set(step, State::Flight(begin));
        self.in_flight += 1;
        if let (Some(account), Some(planned)) = (self.accounts.get_mut(index), self.plan.steps.get(step)) {
            account.launched(planned.number);
        }
        self.outbox.push_back((Entry::Try(Try { step }), After::Begin(step)));
    }

    fn set(&mut self, step: usize, state: State) {
        if let Some(known) = self.states.get_mut(step) {
            *known = state;
        }
    }

    /// The line was written, or could not be.
    pub fn appended(&mut self, result: Result<(), String>, now: Duration) {
        let after = self.writing.take();
        if let Err(error) = result {
            return self.fail_journal(error);
        }
        self.unsynced += 1;
        self.unsynced_since.get_or_insert(now);
        match after {
            Some(After::Begin(step)) => {
                let starts = self.plan.steps.get(step).is_some_and(|step| step.operation.starts_task());
                if starts {
                    self.must_sync = true;
                    self.begin_when_synced.push(step);
                } else {
                    self.begin.push_back(step);
                }
            }
            Some(After::Sync) => self.must_sync = true,
            Some(After::Nothing) | None => {}
        }
    }

    /// The journal was made to last, or could not be. A failed sync is never repeated: the lines may be lost.
    pub fn synced(&mut self, result: Result<(), String>) {
        self.syncing = false;
        if let Err(error) = result {
            return self.fail_journal(error);
        }
        (self.unsynced, self.unsynced_since, self.must_sync) = (0, None, false);
        self.begin.extend(self.begin_when_synced.drain(..));
    }

    fn fail_journal(&mut self, error: String) {
        self.broken = Some(error);
        self.outbox.clear();
        // Steps whose line was to be written have not been sent, and are not.
        let waiting: Vec<usize> = self.begin.drain(..).chain(self.begin_when_synced.drain(..)).collect();
        let unsent = self.states.iter().enumerate().filter(|(_, state)| matches!(state, State::Flight(_)));
        let begun: Vec<usize> = unsent.map(|(step, _)| step).collect();
        for step in begun {
            let is_begun = self.accounts.iter().any(|account| account.is_begun(step));
            if !is_begun || waiting.contains(&step) {
                self.set(step, State::Left);
                self.in_flight -= 1;
            }
        }
    }

    /// Takes the result of a read.
    pub fn read(&mut self, request: ReadRequest, result: ReadResult) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let index = match request {
            ReadRequest::Page(account) | ReadRequest::Number(account, _) => account,
        };
        if let Some(account) = self.accounts.get_mut(usize::from(index)) {
            account.read_ended(request);
        }
        match (request, result) {
            (_, ReadResult::Failed(failure)) => self.read_failed(index, failure),
            (ReadRequest::Page(_), ReadResult::Page(numbers, is_last)) => {
                for (number, shown) in numbers {
                    self.number_read(index, number, Some(&shown));
                }
                if let (true, Some(account)) = (is_last, self.accounts.get_mut(usize::from(index))) {
                    account.list_ended();
                }
            }
            (ReadRequest::Number(_, number), ReadResult::Number(shown)) => {
                self.number_read(index, number, shown.as_ref());
            }
            // A driver that answers another question has read nothing.
            (ReadRequest::Page(_), ReadResult::Number(_))
            | (ReadRequest::Number(..), ReadResult::Page(..)) => {}
        }
    }

    fn read_failed(&mut self, index: u16, failure: ReadFailure) {
        let account = self.plan.header.account_name(index);
        self.events.push_back(Event::ReadFailed { account, message: failure.message });
        self.stop_account(index);
    }

    /// Checks the steps of a number against what it shows.
    fn number_read(&mut self, index: u16, number: PhoneNumber, shown: Option<&Shown>) {
        let Some(account) = self.accounts.get_mut(usize::from(index)) else { return };
        for step in account.take_number(number) {
            let Some(State::Open { in_doubt }) = self.states.get(step).cloned() else { continue };
            let Some(planned) = self.plan.steps.get(step) else { continue };
            let verdict =
                check::check(self.plan, step, planned, shown, &self.secrets, &self.options.overwrite);
            match verdict {
                Verdict::Already if in_doubt => self.settle(step),
                Verdict::Already => self.skip(step, SkipReason::Already, Vec::new()),
                Verdict::Missing => self.skip(step, SkipReason::Missing, Vec::new()),
                // A start whose end is not known is sent again only after a person's word.
                Verdict::Go(_) | Verdict::Drifted(_) if in_doubt && planned.operation.starts_task() => {
                    self.set(step, State::Unresolved);
                    self.events.push_back(Event::Unresolved { step });
                }
                Verdict::Drifted(observed) => self.skip(step, SkipReason::Drifted, observed),
                Verdict::Go(fields) => {
                    self.set(step, State::Ready(fields));
                    if let Some(account) = self.accounts.get_mut(usize::from(index)) {
                        account.push_ready(step);
                    }
                }
            }
        }
    }

    /// A step of an earlier process shows its effect.
    fn settle(&mut self, step: usize) {
        let fields = self.plan.steps.get(step).into_iter().flat_map(|planned| {
            planned.fields.iter().filter_map(|change| self.plan.header.field(planned.account, change.field))
        });
        let fields = fields.map(|field| FieldEnd {
            field: field.name.to_owned(),
            state: "applied".to_owned(),
            evidence: Some("read_back".to_owned()),
            observed: None,
        });
        let end = StepEnd {
            step,
            outcome: StepOutcome::Applied,
            fields: fields.collect(),
            unrequested: Vec::new(),
            attempts: 0,
            sent: "maybe".to_owned(),
            status: None,
            request_id: None,
            code: None,
            message: None,
        };
        self.finish(&end);
        self.outbox.push_back((Entry::End(end), After::Nothing));
    }

    fn skip(&mut self, step: usize, reason: SkipReason, observed: Vec<(String, Value)>) {
        self.set(step, State::Skipped(reason));
        self.totals.skip(reason);
        let skip = Skip { step, reason, observed };
        self.events.push_back(Event::Skipped(skip.clone()));
        self.outbox.push_back((Entry::Skip(skip), After::Nothing));
    }

    fn leave(&mut self, step: usize) {
        self.set(step, State::Left);
        if let Some(planned) = self.plan.steps.get(step) {
            let account = self.plan.header.account_name(planned.account);
            *self.stopped_kinds.entry(format!("{account} {}", planned.operation.as_str())).or_insert(0) += 1;
        }
    }

    /// Takes the result of a step. `throttled`: the provider asked to slow down.
    pub fn ended(&mut self, end: StepEnd, throttled: bool) {
        let step = end.step;
        let Some(planned) = self.plan.steps.get(step) else { return };
        self.in_flight = self.in_flight.saturating_sub(1);
        if let Some(account) = self.accounts.get_mut(usize::from(planned.account)) {
            account.ended(step, planned.number, throttled);
        }
        let is_denied = matches!(end.code.as_deref(), Some("unauthorized" | "forbidden"));
        if is_denied {
            self.stop_account(planned.account);
        }
        self.finish(&end);
        self.land(step, &end);
        if !end.outcome.is_done() {
            self.failures += 1;
            // Zero: the first failure stops.
            if self.failures >= self.options.max_failures.max(1) {
                self.stopping = true;
                self.events.push_back(Event::TooManyFailures { failures: self.failures });
            }
        }
        if self.broken.is_none() {
            let after = if planned.operation.starts_task() { After::Sync } else { After::Nothing };
            self.outbox.push_back((Entry::End(end), after));
        }
    }

    fn finish(&mut self, end: &StepEnd) {
        self.set(end.step, State::Ended(end.outcome));
        self.totals.count(end.outcome);
        self.events.push_back(Event::Ended(end.clone()));
    }

    /// The first step of a kind has ended: the others go, or stay.
    fn land(&mut self, step: usize, end: &StepEnd) {
        let Some(kind) = self.kind(step) else { return };
        if self.pilots.get(&kind) != Some(&Pilot::Flying(step)) {
            return;
        }
        let is_refused = end.outcome == StepOutcome::Partial || end.code.as_deref() == Some("rejected");
        if is_refused || !end.unrequested.is_empty() {
            self.pilots.insert(kind.clone(), Pilot::Failed);
            self.events.push_back(Event::KindStopped { step, unrequested: end.unrequested.clone() });
            for waiting in self.release(&kind) {
                self.leave(waiting);
            }
            return;
        }
        if end.outcome.is_done() {
            self.pilots.insert(kind.clone(), Pilot::Landed);
        } else {
            // It failed for a reason of its own: the next one is the pilot.
            self.pilots.remove(&kind);
        }
        let waiting = self.release(&kind);
        if let Some(account) = self.accounts.get_mut(usize::from(kind.0)) {
            for step in waiting {
                account.push_ready(step);
            }
        }
    }

    /// The steps that waited for the pilot of a kind.
    fn release(&mut self, kind: &Kind) -> VecDeque<usize> {
        let waiting = self.deferred.remove(kind).unwrap_or_default();
        if let Some(account) = self.accounts.get_mut(usize::from(kind.0)) {
            account.deferred -= waiting.len();
        }
        waiting
    }

    fn stop_account(&mut self, index: u16) {
        if let Some(account) = self.accounts.get_mut(usize::from(index)) {
            account.stop();
        }
    }

    /// Stops sending. What is under way is awaited.
    pub fn stop(&mut self) {
        self.stopping = true;
    }

    /// The next event to show.
    pub fn event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// The counts so far.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// How far the run is.
    pub fn progress(&self) -> Progress {
        let totals = &self.totals;
        Progress {
            ended: totals.ended(),
            steps: totals.steps,
            failed: totals.failures(),
            seconds_left: self.seconds_left(),
        }
    }

    /// Seconds until all open steps are sent, at the pace of their accounts.
    pub fn seconds_left(&self) -> f64 {
        let open = |index: u16| {
            let states = self.plan.steps.iter().zip(&self.states).filter(|(step, _)| step.account == index);
            let open = states.filter(|(_, state)| {
                matches!(state, State::Open { .. } | State::Ready(_) | State::Flight(_))
            });
            u32::try_from(open.count()).unwrap_or(u32::MAX)
        };
        let accounts = (0u16..).zip(&self.accounts);
        accounts.map(|(index, account)| f64::from(open(index)) / account.rate()).fold(0.0, f64::max)
    }

    fn has_unfinished(&self) -> bool {
        self.states.iter().any(|state| match state {
            State::Open { .. } | State::Ready(_) | State::Flight(_) | State::Unresolved | State::Left => true,
            State::Ended(outcome) => !outcome.is_done(),
            State::Skipped(_) => false,
        })
    }

    fn ending(&self) -> Report {
        let count = |is: fn(&State) -> bool| self.states.iter().filter(|state| is(state)).count() as u64;
        Report {
            totals: self.totals.clone(),
            unresolved: count(|state| *state == State::Unresolved),
            left: count(|state| matches!(state, State::Left | State::Open { .. } | State::Ready(_))),
            stopped: self.stopping
                || self.accounts.iter().any(AccountRun::is_stopped)
                || !self.stopped_kinds.is_empty(),
            journal_error: self.broken.clone(),
        }
    }
}

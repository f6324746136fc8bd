//! The course of one operation: what next? A pure state machine.
//!
//! In goes what became of each attempt, out comes what to do: [`Step::Send`], [`Step::Wait`], [`Step::Done`].
//! Retries, deadlines, read-backs and the following of tasks live here and nowhere else. Whoever drives it
//! brings the clock, the randomness and the wire, so a table can test all of it without any of them:
//!
//! ```text
//! loop {
//!     match exchange.next(&mut env) {
//!         Step::Send(attempt) => exchange.report(send(attempt), &mut env),
//!         Step::Wait(time) => sleep(time),
//!         Step::Done(result) => return result,
//!     }
//! }
//! ```

mod context;
mod hint;
pub(crate) mod manual;
mod outcome;
mod phase;
mod retry;
mod shared;

use std::time::Duration;

pub(crate) use context::Context;
pub use hint::hint;
pub use outcome::{MAX_BODY, Outcome, TransportError, TransportErrorKind};
use phase::{Permit, Phase, Tried, Tries, conclusive, is_absence, note_retry_after, success};
pub use retry::{AttemptResult, RetryDecision, backoff, cost, decide};
pub use shared::Shared;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Body, Response};
use crate::operation::{Follow, Operation, Reconciled, Record, ResponseError, Safety, TaskState};
use crate::types::error::{Error, ErrorCode, Sent};

/// How long things may take, and how often they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For one attempt, from its start to the last byte of its answer.
    pub attempt_timeout: Duration,
    /// For the whole call with all of its attempts and waits. Following a task has a limit of its own.
    pub timeout: Duration,
    /// The same for what spends money or destroys. The request itself may use all of it but 30 s, which are for
    /// finding out what became of it; with less than 45 s left it is not sent.
    pub order_timeout: Duration,
    /// How often a request is tried in all.
    pub max_attempts: u32,
    /// The longest wait that a server may ask for; one that asks for more gets an error at once.
    pub max_retry_after: Duration,
    /// Whether what spends money or destroys is sent again, as all else is, when it was turned away with 429: whoever
    /// is told to slow down may want to decide anew.
    pub retry_throttled_orders: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attempt_timeout: Duration::from_secs(15),
            timeout: Duration::from_secs(60),
            order_timeout: Duration::from_secs(120),
            max_attempts: 3,
            max_retry_after: Duration::from_secs(120),
            retry_throttled_orders: false,
        }
    }
}

impl Limits {
    /// What the whole call of an operation of this class may take.
    pub(crate) const fn of(self, safety: Safety) -> Duration {
        match safety {
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask => self.timeout,
            Safety::Irreversible => self.order_timeout,
        }
    }
}

/// The time, as the driver's clocks have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Now {
    /// Time since any fixed moment, by a clock that never goes back; the same moment for all calls of a client.
    pub elapsed: Duration,
    /// Time since 1970.
    pub unix: Duration,
}

/// What a step may look at besides the exchange itself.
#[derive(Debug)]
pub struct Env<'a> {
    /// The time.
    pub now: Now,
    /// A number from 0 to 1, another one for each step.
    pub random: f64,
    /// What the client's calls share.
    pub shared: &'a mut Shared,
}

/// What to do next.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "it is moved once, from the exchange to its driver")]
pub enum Step<T> {
    /// Send this, and report what became of it.
    Send(Attempt),
    /// Come back after this time.
    Wait(Duration),
    /// It is over.
    Done(Result<T, Error>),
}

/// A request to be sent once. The transport must not repeat it, follow a redirect, or cache its answer.
#[derive(Debug)]
pub struct Attempt {
    /// The request.
    pub request: http::Request<Body>,
    /// How long it may take, from the moment it is sent to the last byte of the answer.
    pub timeout: Duration,
    /// How long it may wait from now until it is sent. If its turn has not come by then, it was *not sent*.
    pub queue_timeout: Duration,
    /// When it must be over, from now: what it has waited may shorten it, see [`Self::after`].
    pub ends: Duration,
    /// Which try of this request it is; counts from 1.
    pub number: u32,
    /// The path with places instead of values, for logs.
    pub template: &'static str,
    /// Whether it needs a connection that has not carried a request yet: on a kept one that the server has just
    /// closed, the answer to an order would be lost.
    pub fresh_connection: bool,
}

impl Attempt {
    /// How long it may take once it has waited so long.
    pub fn after(&self, waited: Duration) -> Duration {
        self.timeout.min(self.ends.saturating_sub(waited))
    }
}

/// The longest that a read may take which only looks after a write.
const READ_TIMEOUT: Duration = Duration::from_secs(5);
/// When a change is looked for, in seconds after it was made.
const VERIFY_SCHEDULE: &[u64] = &[0, 1, 3, 7];
/// A single look.
const ONCE_SCHEDULE: &[u64] = &[0];
/// When an account is read after the answer to an order was lost, in seconds after the loss.
const RECONCILE_SCHEDULE: &[u64] = &[0, 2, 5, 15];
/// What an order's own request leaves of its time for finding out what became of it.
const RECONCILE_TIME: Duration = Duration::from_secs(30);
/// An order is not sent with less time left than this.
const ORDER_TIME: Duration = Duration::from_secs(45);
/// The longest time between two looks at a task.
const POLL: Duration = Duration::from_secs(15);

/// One operation under way.
#[derive(Debug)]
pub struct Exchange<O: Operation> {
    operation: O,
    account: Account<O::Provider>,
    limits: Limits,
    follow: Follow,
    phase: Phase<O::Output>,
    /// When the next step is due.
    wake: Duration,
    deadline: Duration,
    /// Whether an attempt is on the wire.
    in_flight: bool,
    /// When the next request's turn comes in the client's pace, once it has one.
    reserved_at: Option<Duration>,
    /// Of the operation's own request.
    record: Record,
    sent: Sent,
    /// An attempt of the operation's own request has gone, and nothing is known of it.
    lost: bool,
}

impl<O: Operation> Exchange<O> {
    /// Begins an operation. Nothing is sent before it is validated.
    pub fn new(
        operation: O,
        account: Account<O::Provider>,
        limits: Limits,
        follow: Follow,
        now: Now,
    ) -> Self {
        let spends = operation.safety() == Safety::Irreversible;
        let deadline = now.elapsed.saturating_add(if spends { limits.order_timeout } else { limits.timeout });
        Self {
            operation,
            account,
            limits,
            follow,
            phase: Phase::Start,
            wake: now.elapsed,
            deadline,
            in_flight: false,
            reserved_at: None,
            record: Record::default(),
            sent: Sent::No,
            lost: false,
        }
    }

    /// What to do next. While an attempt is on the wire the answer is to wait for it.
    pub fn next(&mut self, env: &mut Env<'_>) -> Step<O::Output> {
        loop {
            if let Phase::Ended(result) = &mut self.phase {
                let over = || Err(Error::config("this exchange is over"));
                return Step::Done(result.take().unwrap_or_else(over));
            }
            if self.in_flight {
                return Step::Wait(self.limits.attempt_timeout);
            }
            if env.now.elapsed < self.wake {
                return Step::Wait(self.wake.saturating_sub(env.now.elapsed));
            }
            if let Some(step) = self.advance(env) {
                return step;
            }
        }
    }

    /// One move. `None`: something has changed, look again.
    fn advance(&mut self, env: &mut Env<'_>) -> Option<Step<O::Output>> {
        if matches!(self.phase, Phase::Start) {
            self.validate();
            return None;
        }
        let now = env.now.elapsed;
        let spends = self.operation.safety() == Safety::Irreversible;
        // Until when it may be sent, when it must be over, and the most that it may take.
        let (until, ends, most) = match &self.phase {
            Phase::Main(_) if spends => {
                let ends = self.deadline.saturating_sub(RECONCILE_TIME);
                (self.deadline.saturating_sub(ORDER_TIME), ends, Duration::MAX)
            }
            Phase::Task { since, .. } => (self.task_limit(*since), self.task_limit(*since), READ_TIMEOUT),
            Phase::Recover { .. } | Phase::Effect { .. } => (self.deadline, self.deadline, READ_TIMEOUT),
            Phase::Start | Phase::Precheck(_) | Phase::Main(_) | Phase::Ended(_) => {
                (self.deadline, self.deadline, self.limits.attempt_timeout)
            }
        };
        let (queue_timeout, ends) = (until.saturating_sub(now), ends.saturating_sub(now));
        match (self.turn(until, env), self.next_request()) {
            (Permit::Later, _) => None,
            (Permit::Now, Some(call)) => self.send(call, most.min(ends), queue_timeout, ends),
            (Permit::Now, None) | (Permit::Never, _) => {
                self.skip(env);
                None
            }
        }
    }

    /// Reports what became of the attempt that was sent last.
    pub fn report(&mut self, outcome: Outcome, env: &mut Env<'_>) {
        self.in_flight = false;
        let outcome = outcome.repaired();
        let now = env.now.elapsed;
        self.wake = now;
        let hint = note_retry_after(&outcome, env);
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Precheck(_) if self.operation.expects_not_found() && is_absence(&outcome) => {
                self.phase = Phase::Main(Tries::default());
            }
            Phase::Precheck(tries) => match self.tried(tries, outcome, Safety::ReadOnly, hint, env) {
                Tried::Answered(tries, response) => self.read_precheck(&tries, &response, env),
                Tried::Again(tries) => self.phase = Phase::Precheck(tries),
                Tried::ReadBack(_, error) | Tried::Failed(error) => self.fail(error),
            },
            Phase::Main(tries) => {
                self.record.attempts += 1;
                self.note(&outcome);
                match self.tried(tries, outcome, self.operation.safety(), hint, env) {
                    Tried::Answered(tries, response) => self.succeed(tries, &response, env),
                    Tried::Again(tries) => self.phase = Phase::Main(tries),
                    Tried::ReadBack(tries, failure) => self.start_recovery(tries, failure, now),
                    Tried::Failed(error) => self.fail_main(error),
                }
            }
            Phase::Recover { tries, failure, looks, since } => {
                let seen = match conclusive(outcome) {
                    Some(response) => self.operation.reconcile(&response),
                    None => Reconciled::Inconclusive,
                };
                let next = looks.get(1).map(|seconds| since.saturating_add(Duration::from_secs(*seconds)));
                match (seen, next.filter(|next| *next < self.deadline)) {
                    (Reconciled::Applied(output), _) => self.follow_up(output, now),
                    (Reconciled::NotApplied, _) => self.start_again(tries, failure, env),
                    (Reconciled::Inconclusive, Some(next)) => {
                        self.wake = next;
                        self.phase = Phase::Recover { tries, failure, looks: &looks[1..], since };
                    }
                    (Reconciled::Inconclusive, None) => self.fail_unknown(&failure),
                }
            }
            Phase::Task { mut output, polls, since } => {
                let state = match success(outcome) {
                    Some(response) => self.operation.read_task(&mut output, &response),
                    None => TaskState::UnderWay,
                };
                match state {
                    TaskState::Ended => self.look_for_effect(output, VERIFY_SCHEDULE, now, since),
                    TaskState::UnderWay => {
                        let pause = Duration::from_secs(1 << polls.min(4)).min(POLL);
                        self.wake = now.saturating_add(pause).min(self.task_limit(since));
                        self.phase = Phase::Task { output, polls: polls + 1, since };
                    }
                }
            }
            Phase::Effect { mut output, looks, since } => {
                let seen = conclusive(outcome)
                    .is_some_and(|response| self.operation.read_effect(&mut output, &response));
                let next = looks.get(1).map(|seconds| since.saturating_add(Duration::from_secs(*seconds)));
                match next.filter(|next| !seen && *next < self.deadline) {
                    Some(next) => {
                        self.wake = next;
                        self.phase = Phase::Effect { output, looks: &looks[1..], since };
                    }
                    None => self.finish(output),
                }
            }
            same @ (Phase::Start | Phase::Ended(_)) => self.phase = same,
        }
    }

    /// Gives up at once, and says how things stand: what has been applied stays applied and is the result; a
    /// write that is on its way ends as `outcome_unknown`.
    pub fn cancel(&mut self) -> Result<O::Output, Error> {
        let write = self.operation.safety() != Safety::ReadOnly;
        let on_the_wire = std::mem::take(&mut self.in_flight);
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Task { output, .. } | Phase::Effect { output, .. } => self.finish(output),
            Phase::Recover { failure, .. } => self.fail_unknown(&failure),
            Phase::Main(_) => {
                if on_the_wire {
                    self.record.attempts += 1;
                    self.sent = self.sent.max(Sent::Maybe);
                }
                let canceled = self.context().cancelled();
                if write && (on_the_wire || self.lost) {
                    self.fail_unknown(&canceled);
                } else {
                    self.fail(canceled);
                }
            }
            Phase::Start | Phase::Precheck(_) => {
                let canceled = self.context().cancelled();
                self.fail(canceled);
            }
            Phase::Ended(result) => self.phase = Phase::Ended(result),
        }
        match &mut self.phase {
            Phase::Ended(result) => result.take(),
            _ => None,
        }
        .unwrap_or_else(|| Err(Error::config("this exchange is over")))
    }

    /// Whether giving up now would leave the fate of an order open: it is on the wire, or its answer was lost.
    /// Whoever can wait goes on to the end.
    pub fn must_go_on(&self) -> bool {
        self.operation.safety() == Safety::Irreversible
            && match self.phase {
                Phase::Main(_) => self.in_flight || self.lost,
                Phase::Recover { .. } => true,
                Phase::Start
                | Phase::Precheck(_)
                | Phase::Task { .. }
                | Phase::Effect { .. }
                | Phase::Ended(_) => false,
            }
    }

    /// The operation as it stands: with what was read before it, if anything was.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    // -- sending ---------------------------------------------------------------------------------------------

    fn validate(&mut self) {
        let wrong = self.operation.validate(&self.account);
        if !wrong.is_empty() {
            return self.fail(Error::invalid(wrong));
        }
        self.phase = match self.operation.precheck(&self.account, self.follow) {
            Some(_) => Phase::Precheck(Tries::default()),
            None => Phase::Main(Tries::default()),
        };
    }

    /// The request of this phase.
    fn next_request(&self) -> Option<ApiRequest> {
        match &self.phase {
            Phase::Precheck(_) => self.operation.precheck(&self.account, self.follow),
            Phase::Main(_) => Some(self.operation.request(&self.account)),
            Phase::Recover { .. } | Phase::Effect { .. } => self.operation.read_back(&self.account),
            Phase::Task { output, .. } => self.operation.task(output),
            Phase::Start | Phase::Ended(_) => None,
        }
    }

    /// Whether a request may go now: the client may be paused, and has its pace. `until`: when it is too late.
    fn turn(&mut self, until: Duration, env: &mut Env<'_>) -> Permit {
        let now = env.now.elapsed;
        if now >= until {
            return Permit::Never;
        }
        // A place that a pause has overtaken is lost: a new one comes after the pause.
        let pause_ends = now.saturating_add(env.shared.paused(now));
        let kept = self.reserved_at.filter(|reserved_at| *reserved_at >= pause_ends || pause_ends == now);
        let due = *self.reserved_at.insert(kept.unwrap_or_else(|| env.shared.reserve(now)));
        if due <= now {
            self.reserved_at = None;
            return Permit::Now;
        }
        if due >= until {
            self.reserved_at = None;
            return Permit::Never;
        }
        self.wake = due;
        Permit::Later
    }

    /// What the whole call may take.
    fn limit(&self) -> Duration {
        self.limits.of(self.operation.safety())
    }

    /// The request of this phase cannot be sent any more.
    fn skip(&mut self, env: &Env<'_>) {
        let now = env.now.elapsed;
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Precheck(tries) | Phase::Main(tries) => {
                let paused = env.shared.paused(now);
                let error = match tries.failure {
                    Some(failure) => failure,
                    None if now < self.deadline && !paused.is_zero() => self.context().paused(paused),
                    None => self.context().no_time(self.limit()),
                };
                self.fail_main(error);
            }
            Phase::Recover { failure, .. } => self.fail_unknown(&failure),
            Phase::Task { output, since, .. } => self.look_for_effect(output, ONCE_SCHEDULE, now, since),
            Phase::Effect { output, .. } => self.finish(output),
            same @ (Phase::Start | Phase::Ended(_)) => self.phase = same,
        }
    }

    fn send(
        &mut self,
        call: ApiRequest,
        timeout: Duration,
        queue_timeout: Duration,
        ends: Duration,
    ) -> Option<Step<O::Output>> {
        let template = call.template();
        let number = match &self.phase {
            Phase::Precheck(tries) | Phase::Main(tries) => tries.made.saturating_add(1),
            Phase::Start
            | Phase::Recover { .. }
            | Phase::Task { .. }
            | Phase::Effect { .. }
            | Phase::Ended(_) => 1,
        };
        match call.into_http(&self.account) {
            Ok(request) => {
                self.in_flight = true;
                let fresh_connection = match self.phase {
                    Phase::Main(_) => self.operation.safety() == Safety::Irreversible,
                    // There is one attempt to find out what became of a lost one, and the connection that lost it
                    // may be about to be closed.
                    Phase::Recover { .. } => true,
                    Phase::Start
                    | Phase::Precheck(_)
                    | Phase::Task { .. }
                    | Phase::Effect { .. }
                    | Phase::Ended(_) => false,
                };
                Some(Step::Send(Attempt {
                    request,
                    timeout,
                    queue_timeout,
                    ends,
                    number,
                    template,
                    fresh_connection,
                }))
            }
            Err(error) => {
                self.fail(error);
                None
            }
        }
    }

    /// When following a task ends that was started at `since`.
    fn task_limit(&self, since: Duration) -> Duration {
        since.saturating_add(self.follow.wait.unwrap_or_default())
    }

    // -- after a try -----------------------------------------------------------------------------------------

    /// Remembers whether the operation's own request has gone.
    fn note(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::NotSent(_) => {}
            Outcome::NoResponse(_) => {
                self.sent = self.sent.max(Sent::Maybe);
                self.lost = true;
            }
            Outcome::Answered(_) | Outcome::TooLarge(_) => self.sent = Sent::Yes,
        }
    }

    /// Looks a try up in the table, and sees whether another one can be had.
    fn tried(
        &mut self,
        mut tries: Tries,
        outcome: Outcome,
        safety: Safety,
        hint: Option<Duration>,
        env: &mut Env<'_>,
    ) -> Tried {
        tries.made += 1;
        let nothing_sent = self.sent == Sent::No;
        let (what, error) = match outcome {
            Outcome::NotSent(trouble) => {
                (AttemptResult::NotSent, self.context().unreachable(&trouble, nothing_sent))
            }
            Outcome::NoResponse(trouble) => {
                (AttemptResult::NoResponse, self.context().unreachable(&trouble, nothing_sent))
            }
            // Whether it fits is for the reader to say; if not, `succeed` comes back to the table.
            Outcome::Answered(response) if response.status().is_success() => {
                return Tried::Answered(tries, response);
            }
            Outcome::TooLarge(response) if response.status().is_success() => {
                let what = format!("its body is larger than {} MiB", MAX_BODY / 1024 / 1024);
                (
                    AttemptResult::ResponseError,
                    self.context().unfit(&ResponseError::malformed(what), &response),
                )
            }
            Outcome::Answered(response) | Outcome::TooLarge(response) => {
                let partial = safety == Safety::Irreversible && self.operation.may_be_partial(&response);
                let what = if partial {
                    AttemptResult::ResponseError
                } else {
                    AttemptResult::Status(response.status().as_u16())
                };
                (what, self.context().refused(&response, hint))
            }
        };
        match self.decide(safety, what, &tries) {
            RetryDecision::ReadBack => Tried::ReadBack(tries, error),
            RetryDecision::Fail => Tried::Failed(error),
            RetryDecision::Again => self.again(tries, error, what == AttemptResult::Status(429), hint, env),
        }
    }

    fn decide(&self, safety: Safety, what: AttemptResult, tries: &Tries) -> RetryDecision {
        decide(safety, what, tries.made, self.limits.retry_throttled_orders)
    }

    /// Another try, if the number of tries, the deadline and the budget allow one.
    fn again(
        &mut self,
        mut tries: Tries,
        mut error: Error,
        throttled: bool,
        hint: Option<Duration>,
        env: &mut Env<'_>,
    ) -> Tried {
        let now = env.now.elapsed;
        let left = self.deadline.saturating_sub(now);
        let hint = hint.unwrap_or_default();
        let pause = backoff(tries.made.saturating_sub(1), throttled, env.random).max(hint);
        if tries.made >= self.limits.max_attempts || hint > self.limits.max_retry_after || pause >= left {
            return Tried::Failed(error);
        }
        let cost = cost(throttled);
        if !env.shared.take(cost) {
            let why = "; not tried again, since too many calls of this client have failed lately";
            error.details_mut().message.push_str(why);
            return Tried::Failed(error);
        }
        tries.tokens += cost;
        tries.failure = Some(error);
        self.wake = now.saturating_add(pause);
        Tried::Again(tries)
    }

    fn read_precheck(&mut self, tries: &Tries, response: &Response, env: &mut Env<'_>) {
        match self.operation.read_precheck(response) {
            Ok(()) => {
                tries.pay_back(env.shared);
                self.phase = Phase::Main(Tries::default());
            }
            Err(unfit) => {
                let error = self.context().unfit(&unfit, response);
                self.fail(error);
            }
        }
    }

    /// The operation's own request was answered with a 2xx.
    fn succeed(&mut self, tries: Tries, response: &Response, env: &mut Env<'_>) {
        match self.operation.read(response) {
            Ok(output) => {
                tries.pay_back(env.shared);
                self.record.status = Some(response.status().as_u16());
                self.follow_up(output, env.now.elapsed);
            }
            Err(unfit) => {
                let failure = self.context().unfit(&unfit, response);
                match (unfit, self.decide(self.operation.safety(), AttemptResult::ResponseError, &tries)) {
                    (ResponseError::Malformed(_), RetryDecision::ReadBack) => {
                        self.start_recovery(tries, failure, env.now.elapsed);
                    }
                    _ => self.fail_main(failure),
                }
            }
        }
    }

    /// The answer was lost: a read is to show what became of the request, after an order several.
    fn start_recovery(&mut self, tries: Tries, failure: Error, since: Duration) {
        let looks = match self.operation.safety() {
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask => ONCE_SCHEDULE,
            Safety::Irreversible => RECONCILE_SCHEDULE,
        };
        self.phase = Phase::Recover { tries, failure, looks, since };
    }

    /// A read has proved that nothing was started.
    fn start_again(&mut self, tries: Tries, failure: Error, env: &mut Env<'_>) {
        match self.again(tries, failure, false, None, env) {
            Tried::Again(tries) => self.phase = Phase::Main(tries),
            Tried::Failed(error) | Tried::ReadBack(_, error) => self.fail_unknown(&error),
            Tried::Answered(..) => self.phase = Phase::Ended(None),
        }
    }

    // -- after success ---------------------------------------------------------------------------------------

    fn follow_up(&mut self, output: O::Output, now: Duration) {
        if self.follow.wait.is_some() && self.operation.task(&output).is_some() {
            self.wake = now.saturating_add(Duration::from_secs(1));
            self.phase = Phase::Task { output, polls: 1, since: now };
        } else if self.follow.verify || self.operation.needs_read_back(&output) {
            let looks = if self.follow.verify { VERIFY_SCHEDULE } else { ONCE_SCHEDULE };
            self.phase = Phase::Effect { output, looks, since: now };
        } else {
            self.finish(output);
        }
    }

    /// The task has ended, or its time has: the number tells. The word with which a task ends is nobody's, and a
    /// read may lag behind it: then it is looked for more than once.
    fn look_for_effect(&mut self, output: O::Output, looks: &'static [u64], now: Duration, since: Duration) {
        // The time that the task took is not the call's.
        self.deadline = self.deadline.saturating_add(now.saturating_sub(since));
        self.wake = now;
        self.phase = Phase::Effect { output, looks, since: now };
    }

    fn finish(&mut self, mut output: O::Output) {
        self.operation.finish(&mut output, &self.record, &self.account);
        self.phase = Phase::Ended(Some(Ok(output)));
    }

    // -- failing ---------------------------------------------------------------------------------------------

    fn context(&self) -> Context {
        Context::of(&self.operation, &self.account)
    }

    fn fail(&mut self, mut error: Error) {
        let detail = error.details_mut();
        detail.sent = self.sent;
        detail.attempts = self.record.attempts;
        let error = self.context().complete(error);
        self.phase = Phase::Ended(Some(Err(error)));
    }

    /// A failure of the operation's own request: honest about what earlier attempts may have done.
    fn fail_main(&mut self, error: Error) {
        let write = self.operation.safety() != Safety::ReadOnly;
        if write && self.lost {
            return self.fail_unknown(&error);
        }
        let unreachable = matches!(error.code, ErrorCode::Network | ErrorCode::Timeout);
        if write && self.sent == Sent::Yes && unreachable {
            // An earlier attempt was answered with a failure; `network` would say that nothing was sent.
            let mut error = error;
            error.details_mut().code = ErrorCode::Unavailable;
            return self.fail(error);
        }
        self.fail(error);
    }

    fn fail_unknown(&mut self, cause: &Error) {
        let error = self.context().unknown(cause);
        self.fail(error);
    }
}

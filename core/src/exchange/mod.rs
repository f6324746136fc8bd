//! The state machine of one operation: retries, deadlines, read-backs, following of tasks, re-authentication. Pure.
//!
//! The driver reports the outcome of each attempt and gets the next step: [`Step::Send`], [`Step::Wait`],
//! [`Step::Done`]. It brings the clock, the random numbers and the transport, so tables test all of this without a
//! socket and without sleeping:
//!
//! ```text
//! loop {
//!     match exchange.next(&mut env) {
//!         Step::Send(attempt) => exchange.report(send(attempt), &mut env),
//!         Step::Wait(time) => sleep(time),
//!         Step::Reauthenticate(_) => exchange.reauthenticate(Ok(None)),
//!         Step::Done(result) => return result,
//!     }
//! }
//! ```

mod conclusion;
mod context;
mod hint;
mod kept_response;
mod limits;
pub(crate) mod manual;
mod outcome;
mod phase;
mod retry;
mod shared;
mod step;

use std::time::Duration;

pub use hint::hint;
pub use limits::Limits;
pub use outcome::{MAX_BODY, Outcome, TransportError, TransportErrorKind};
use phase::{
    ONCE_SCHEDULE, Permit, Phase, Tried, Tries, VERIFY_SCHEDULE, conclusive, is_absence, next_look,
    note_retry_after, success,
};
use retry::may_have_acted;
pub use retry::{AttemptResult, RetryDecision, backoff, cost, decide};
pub use shared::{Rate, Shared, TooLate};
pub use step::{Attempt, Env, Now, Step};

use crate::operation::Response;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Follow, Operation, Record, ResponseError, Safety, TaskState};
use crate::types::error::{Error, Sent};

/// Longest duration of a read after a write.
const READ_TIMEOUT: Duration = Duration::from_secs(5);
/// Part of an order's time that its own request leaves for reconciling.
const RECONCILE_TIME: Duration = Duration::from_secs(30);
/// With less time left, an order is not sent.
const ORDER_TIME: Duration = Duration::from_secs(45);
/// Longest time between two polls of a task.
const POLL: Duration = Duration::from_secs(15);

/// One running operation.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the attempts")]
pub struct Exchange<O: Operation + ?Sized> {
    account: Account<O::Provider>,
    limits: Limits,
    follow: Follow,
    phase: Phase<O::Output>,
    /// When the next step is due.
    wake: Duration,
    deadline: Duration,
    /// Whether an attempt is on the wire.
    in_flight: bool,
    /// The slot of the next request in the client's pace, once reserved.
    reserved_at: Option<Duration>,
    /// Of the operation's own request.
    record: Record,
    sent: Sent,
    /// An attempt of the operation's own request got no response.
    lost: bool,
    /// An attempt of the operation's own request may have been carried out.
    may_have_acted: bool,
    /// Whether the driver can get other credentials after a 401.
    can_reauthenticate: bool,
    /// The 401 for which other credentials are awaited.
    unauthorized: Option<Error>,
    /// Last, since its type may be erased.
    operation: Box<O>,
}

impl<O: Operation + ?Sized> Exchange<O> {
    /// Starts an operation. Nothing is sent before it is validated.
    pub fn new(operation: O, account: Account<O::Provider>, limits: Limits, follow: Follow, now: Now) -> Self
    where
        O: Sized,
    {
        Self::boxed(Box::new(operation), account, limits, follow, now)
    }

    /// Starts an operation whose type may be erased.
    pub fn boxed(
        operation: Box<O>,
        account: Account<O::Provider>,
        limits: Limits,
        follow: Follow,
        now: Now,
    ) -> Self {
        let deadline = now.elapsed.saturating_add(limits.of(operation.safety()));
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
            may_have_acted: false,
            can_reauthenticate: false,
            unauthorized: None,
        }
    }

    /// Lets a 401 ask for other credentials once, by [`Step::Reauthenticate`].
    #[must_use]
    pub fn can_reauthenticate(mut self) -> Self {
        self.can_reauthenticate = true;
        self
    }

    /// The next step. While an attempt is on the wire, the step is to wait for it.
    pub fn next(&mut self, env: &mut Env<'_>) -> Step<O::Output> {
        loop {
            if let Phase::Ended(result) = &mut self.phase {
                let over = || Err(Error::config("this exchange is over"));
                return Step::Done(result.take().unwrap_or_else(over).map(|output| *output));
            }
            let now = env.now.elapsed;
            if self.unauthorized.is_some() {
                return Step::Reauthenticate(self.deadline.saturating_sub(now));
            }
            if self.in_flight {
                return Step::Wait(self.limits.attempt_timeout);
            }
            if now < self.wake {
                return Step::Wait(self.wake.saturating_sub(now));
            }
            if let Some(step) = self.advance(env) {
                return step;
            }
        }
    }

    /// One transition. `None`: the state has changed, look again.
    fn advance(&mut self, env: &mut Env<'_>) -> Option<Step<O::Output>> {
        if matches!(self.phase, Phase::Start) {
            self.validate();
            return None;
        }
        let now = env.now.elapsed;
        let is_order = self.operation.safety() == Safety::Irreversible;
        // Latest send time, deadline, maximum duration.
        let (until, ends, most) = match &self.phase {
            Phase::Main(_) if is_order => {
                let ends = self.deadline.saturating_sub(RECONCILE_TIME);
                (self.deadline.saturating_sub(ORDER_TIME), ends, Duration::MAX)
            }
            Phase::Task { since, .. } => (self.task_limit(*since), self.task_limit(*since), READ_TIMEOUT),
            Phase::Recover(_) | Phase::Effect { .. } => (self.deadline, self.deadline, READ_TIMEOUT),
            Phase::Start | Phase::Precheck(_) | Phase::Main(_) | Phase::Ended(_) => {
                (self.deadline, self.deadline, self.limits.attempt_timeout)
            }
        };
        let (queue_timeout, ends) = (until.saturating_sub(now), ends.saturating_sub(now));
        match (self.permit(until, env), self.next_request()) {
            (Permit::Later, _) => None,
            (Permit::Now, Some(request)) => self.send(request, most.min(ends), queue_timeout, ends),
            (Permit::Now | Permit::Expired, _) => {
                let error = self.context().no_time(self.limits.of(self.operation.safety()));
                self.skip(error, now);
                None
            }
            (Permit::Crowded(late), _) => {
                let paused = env.shared.paused(now);
                let limit = self.limits.of(self.operation.safety());
                let error = if paused.is_zero() {
                    self.context().crowded(late, limit)
                } else {
                    self.context().paused(paused)
                };
                self.skip(error, now);
                None
            }
        }
    }

    /// Reports the outcome of the attempt that was sent last.
    pub fn report(&mut self, outcome: Outcome, env: &mut Env<'_>) {
        let outcome = outcome.checked().repaired();
        self.in_flight = false;
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
                Tried::ReadBack(tries, error) | Tried::Failed(tries, error) => {
                    if let Some(error) = self.await_credentials(error) {
                        self.fail(error);
                    } else {
                        self.phase = Phase::Precheck(tries);
                    }
                }
            },
            Phase::Main(tries) => {
                self.record.attempts += 1;
                self.note(&outcome);
                match self.tried(tries, outcome, self.operation.safety(), hint, env) {
                    Tried::Answered(tries, response) => self.succeed(tries, &response, env),
                    Tried::Again(tries) => self.phase = Phase::Main(tries),
                    Tried::ReadBack(tries, failure) => self.start_recovery(tries, failure, now, false),
                    Tried::Failed(tries, error) => match self.await_credentials(error) {
                        Some(error) => self.fail_or_read_back(tries, error, now),
                        None => self.phase = Phase::Main(tries),
                    },
                }
            }
            Phase::Recover(recovery) => self.recover(recovery, outcome, env),
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
                let shown = conclusive(outcome)
                    .is_some_and(|response| self.operation.read_effect(&mut output, &response));
                match next_look(looks, since).filter(|next| !shown && *next < self.deadline) {
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

    /// Continues after [`Step::Reauthenticate`], with the credentials of another account value. `None`: there are no
    /// others. Err: they could not be fetched.
    pub fn reauthenticate(&mut self, renewed: Result<Option<Account<O::Provider>>, Error>) {
        let Some(mut refused) = self.unauthorized.take() else {
            return;
        };
        match renewed {
            Ok(Some(account)) => self.account = account,
            Ok(None) => self.fail_main(refused),
            Err(why) => {
                let why = format!("; other credentials could not be fetched: {}", why.message);
                refused.details_mut().message.push_str(&why);
                self.fail_main(refused);
            }
        }
    }

    /// Ends at once with the state that is known: an applied change is the result, a write that is on the wire ends
    /// as `outcome_unknown`.
    pub fn cancel(&mut self) -> Result<O::Output, Error> {
        let write = self.operation.safety() != Safety::ReadOnly;
        let on_the_wire = std::mem::take(&mut self.in_flight);
        self.unauthorized = None;
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Task { output, .. } | Phase::Effect { output, .. } => self.finish(output),
            Phase::Recover(recovery) => self.end_recovery(recovery, &[]),
            Phase::Main(_) => {
                if on_the_wire {
                    self.record.attempts += 1;
                    self.sent = self.sent.max(Sent::Maybe);
                }
                let canceled = self.context().canceled();
                if write && (on_the_wire || self.lost) {
                    self.fail_unknown(&canceled);
                } else {
                    self.fail(canceled);
                }
            }
            Phase::Start | Phase::Precheck(_) => {
                let canceled = self.context().canceled();
                self.fail(canceled);
            }
            Phase::Ended(result) => self.phase = Phase::Ended(result),
        }
        match &mut self.phase {
            Phase::Ended(result) => result.take(),
            _ => None,
        }
        .unwrap_or_else(|| Err(Error::config("this exchange is over")))
        .map(|output| *output)
    }

    /// Whether canceling now would leave an order unresolved: it is on the wire, or its response was lost. A driver
    /// that can wait goes on to the end.
    pub fn must_go_on(&self) -> bool {
        self.operation.safety() == Safety::Irreversible
            && match self.phase {
                Phase::Main(_) => self.in_flight || self.lost,
                Phase::Recover(_) => true,
                Phase::Start
                | Phase::Precheck(_)
                | Phase::Task { .. }
                | Phase::Effect { .. }
                | Phase::Ended(_) => false,
            }
    }

    /// The operation, with what its precheck has read.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    /// The account; another one after [`Self::reauthenticate`].
    pub fn account(&self) -> &Account<O::Provider> {
        &self.account
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
            Phase::Recover(_) | Phase::Effect { .. } => self.operation.read_back(&self.account),
            Phase::Task { output, .. } => self.operation.task(output),
            Phase::Start | Phase::Ended(_) => None,
        }
    }

    /// Whether a request may go now, by the client's pause and pace. `until`: latest send time.
    fn permit(&mut self, until: Duration, env: &mut Env<'_>) -> Permit {
        let now = env.now.elapsed;
        if now >= until {
            return Permit::Expired;
        }
        // A slot that falls inside a pause is given up; a new one is reserved after it.
        let pause_ends = now.saturating_add(env.shared.paused(now));
        let kept = self.reserved_at.take().filter(|slot| *slot >= pause_ends || pause_ends == now);
        let slot = match kept.map_or_else(|| env.shared.reserve(now, until), Ok) {
            Ok(slot) => slot,
            Err(late) => return Permit::Crowded(late),
        };
        if slot <= now {
            return Permit::Now;
        }
        self.reserved_at = Some(slot);
        self.wake = slot;
        Permit::Later
    }

    /// The request of this phase cannot be sent any more. `error`: why.
    fn skip(&mut self, error: Error, now: Duration) {
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Precheck(tries) | Phase::Main(tries) => self.fail_main(tries.failure.unwrap_or(error)),
            Phase::Recover(recovery) => self.end_recovery(recovery, &[]),
            Phase::Task { output, since, .. } => self.look_for_effect(output, ONCE_SCHEDULE, now, since),
            Phase::Effect { output, .. } => self.finish(output),
            same @ (Phase::Start | Phase::Ended(_)) => self.phase = same,
        }
    }

    fn send(
        &mut self,
        request: ApiRequest,
        timeout: Duration,
        queue_timeout: Duration,
        ends: Duration,
    ) -> Option<Step<O::Output>> {
        let template = request.template();
        let (number, fresh_connection) = match &self.phase {
            Phase::Precheck(tries) => (tries.made.saturating_add(1), false),
            Phase::Main(tries) => {
                (tries.made.saturating_add(1), self.operation.safety() == Safety::Irreversible)
            }
            // The connection that lost the response may be about to be closed.
            Phase::Recover(_) => (1, true),
            Phase::Start | Phase::Task { .. } | Phase::Effect { .. } | Phase::Ended(_) => (1, false),
        };
        match request.into_http(&self.account) {
            Ok(request) => {
                self.in_flight = true;
                Some(Step::Send(Box::new(Attempt {
                    request,
                    timeout,
                    queue_timeout,
                    ends,
                    number,
                    template,
                    fresh_connection,
                })))
            }
            Err(error) => {
                self.fail(error);
                None
            }
        }
    }

    /// End of following a task that was started at `since`.
    fn task_limit(&self, since: Duration) -> Duration {
        since.saturating_add(self.follow.wait.unwrap_or_default())
    }

    // -- after an attempt ------------------------------------------------------------------------------------

    /// Records whether the operation's own request has left.
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

    /// Looks an attempt up in the table, and checks whether another one is possible.
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
        let (result, error) = match outcome {
            // Another attempt gets the same response from the proxy.
            Outcome::NotSent(error) if error.kind == TransportErrorKind::Proxy => {
                return Tried::Failed(tries, self.context().unreachable(&error, nothing_sent));
            }
            Outcome::NotSent(error) => {
                (AttemptResult::NotSent, self.context().unreachable(&error, nothing_sent))
            }
            Outcome::NoResponse(error) => {
                (AttemptResult::NoResponse, self.context().no_response(&error, nothing_sent))
            }
            // The operation's reader decides whether it fits; if not, `succeed` comes back to the table.
            Outcome::Answered(response) if response.status().is_success() => {
                return Tried::Answered(tries, response);
            }
            Outcome::TooLarge(response) if response.status().is_success() => {
                let why = format!("its body is larger than {} MiB", MAX_BODY / 1024 / 1024);
                let error = self.context().unfit(&ResponseError::malformed(why), &response);
                (AttemptResult::ResponseError, error)
            }
            Outcome::Answered(response) | Outcome::TooLarge(response) => {
                let partial = safety == Safety::Irreversible && self.operation.may_be_partial(&response);
                let result = if partial {
                    AttemptResult::ResponseError
                } else {
                    AttemptResult::Status(response.status().as_u16())
                };
                (result, self.context().refused(&response, hint))
            }
        };
        // A precheck is looked up as read-only, whatever the operation is.
        if safety == self.operation.safety() {
            self.may_have_acted |= may_have_acted(result);
        }
        match self.decide(safety, result, &tries) {
            RetryDecision::ReadBack => Tried::ReadBack(tries, error),
            RetryDecision::Fail => Tried::Failed(tries, error),
            RetryDecision::Again => self.again(tries, error, result == AttemptResult::Status(429), hint, env),
        }
    }

    fn decide(&self, safety: Safety, result: AttemptResult, tries: &Tries) -> RetryDecision {
        decide(safety, result, tries.made, self.limits.retry_throttled_orders)
    }

    /// Another attempt, if the number of attempts, the deadline and the retry budget allow one.
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
            return Tried::Failed(tries, error);
        }
        let cost = cost(throttled);
        if !env.shared.take(cost) {
            let why = "; not tried again, since too many requests of this client have failed lately";
            error.details_mut().message.push_str(why);
            return Tried::Failed(tries, error);
        }
        tries.tokens += cost;
        tries.failure = Some(error);
        self.wake = now.saturating_add(pause);
        Tried::Again(tries)
    }

    /// Asks for other credentials after the first 401. Returns any other error.
    fn await_credentials(&mut self, error: Error) -> Option<Error> {
        if error.status == Some(401) && std::mem::take(&mut self.can_reauthenticate) {
            self.unauthorized = Some(error);
            return None;
        }
        Some(error)
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

    /// The operation's own request got a 2xx response.
    fn succeed(&mut self, tries: Tries, response: &Response, env: &mut Env<'_>) {
        match self.operation.read(response) {
            Ok(output) => {
                tries.pay_back(env.shared);
                self.record.status = Some(response.status().as_u16());
                self.follow_up(Box::new(output), env.now.elapsed);
            }
            Err(unfit) => {
                let failure = self.context().unfit(&unfit, response);
                match (unfit, self.decide(self.operation.safety(), AttemptResult::ResponseError, &tries)) {
                    (ResponseError::Malformed(_), RetryDecision::ReadBack) => {
                        self.start_recovery(tries, failure, env.now.elapsed, false);
                    }
                    _ => self.fail_main(failure),
                }
            }
        }
    }
}

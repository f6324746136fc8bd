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
mod outcome;
mod retry;
mod shared;

use std::time::Duration;

pub(crate) use context::Context;
pub use hint::hint;
pub use outcome::{MAX_BODY, Outcome, Trouble, TroubleKind};
pub use retry::{Verdict, What, backoff, cost, verdict};
pub use shared::Shared;

use crate::account::Account;
use crate::call::{Body, Call};
use crate::error::{Code, Error, Sent};
use crate::operation::{Answer, Before, Class, Follow, Operation, Record, Seen, TaskState, Unfit};

/// How long things may take, and how often they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For one attempt, from its start to the last byte of its answer.
    pub attempt: Duration,
    /// For the whole call with all of its attempts and waits. Following a task has a limit of its own.
    pub call: Duration,
    /// How often a request is tried in all.
    pub attempts: u32,
    /// The longest wait that a server may ask for; one that asks for more gets an error at once.
    pub hint: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attempt: Duration::from_secs(15),
            call: Duration::from_secs(60),
            attempts: 3,
            hint: Duration::from_secs(120),
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
    /// How long it may take, from now to the last byte of the answer.
    pub timeout: Duration,
    /// The path with places instead of values, for logs.
    pub template: &'static str,
}

/// The longest that a read may take which only looks after a write.
const LOOK: Duration = Duration::from_secs(5);
/// When a change is looked for, in seconds after it was made.
const VERIFY: &[u64] = &[0, 1, 3, 7];
/// A single look.
const ONCE: &[u64] = &[0];
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
    /// Of the operation's own request.
    record: Record,
    sent: Sent,
    /// An attempt of the operation's own request has gone, and nothing is known of it.
    lost: bool,
}

#[derive(Debug)]
enum Phase<T> {
    Start,
    /// Reading what the request needs.
    Before(Tries),
    /// Sending the request.
    Main(Tries),
    /// Reading back after a lost answer.
    Recover {
        tries: Tries,
        failure: Error,
    },
    /// Following the task that the request has started.
    Task {
        output: T,
        polls: u32,
        since: Duration,
    },
    /// Looking whether the change shows.
    Effect {
        output: T,
        looks: &'static [u64],
        since: Duration,
    },
    Ended(Option<Result<T, Error>>),
}

/// The tries of one request.
#[derive(Debug, Default)]
struct Tries {
    made: u32,
    throttled: u32,
    tokens: u32,
    /// When its turn comes in the client's pace.
    slot: Option<Duration>,
    /// Why the last try failed.
    failure: Option<Error>,
}

/// How one try ended.
enum Tried {
    Answered(Answer),
    Again(Tries),
    ReadBack(Tries, Error),
    Failed(Error),
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
        Self {
            operation,
            account,
            limits,
            follow,
            phase: Phase::Start,
            wake: now.elapsed,
            deadline: now.elapsed + limits.call,
            in_flight: false,
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
                return Step::Wait(self.limits.attempt);
            }
            if env.now.elapsed < self.wake {
                return Step::Wait(self.wake.saturating_sub(env.now.elapsed));
            }
            if let Some(step) = self.advance(env) {
                return step;
            }
        }
    }

    /// One move. `None`: the phase has changed, look again.
    fn advance(&mut self, env: &mut Env<'_>) -> Option<Step<O::Output>> {
        let now = env.now.elapsed;
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Start => {
                let wrong = self.operation.validate(&self.account);
                if wrong.is_empty() {
                    self.phase = match self.operation.before(&self.account, self.follow) {
                        Some(_) => Phase::Before(Tries::default()),
                        None => Phase::Main(Tries::default()),
                    };
                } else {
                    self.fail(Error::invalid(wrong));
                }
                None
            }
            Phase::Before(mut tries) => {
                if !self.may_go(&mut tries, env) {
                    self.keep(Phase::Before(tries));
                    return None;
                }
                let call = self.operation.before(&self.account, self.follow)?;
                self.phase = Phase::Before(tries);
                self.send(call, self.within(self.limits.attempt, now))
            }
            Phase::Main(mut tries) => {
                if !self.may_go(&mut tries, env) {
                    self.keep(Phase::Main(tries));
                    return None;
                }
                self.phase = Phase::Main(tries);
                let call = self.operation.call(&self.account);
                self.send(call, self.within(self.limits.attempt, now))
            }
            Phase::Recover { tries, failure } => match self.operation.read_back(&self.account) {
                Some(call) if now < self.deadline => {
                    self.phase = Phase::Recover { tries, failure };
                    self.send(call, self.within(LOOK, now))
                }
                _ => {
                    self.fail_unknown(&failure);
                    None
                }
            },
            Phase::Task { output, polls, since } => match self.operation.task(&output) {
                Some(call) if now < since + self.follow.wait.unwrap_or_default() => {
                    self.phase = Phase::Task { output, polls, since };
                    self.send(call, LOOK)
                }
                _ => {
                    self.look_for_effect(output, now, since);
                    None
                }
            },
            Phase::Effect { output, looks, since } => match self.operation.read_back(&self.account) {
                Some(call) if now < self.deadline => {
                    self.phase = Phase::Effect { output, looks, since };
                    self.send(call, self.within(LOOK, now))
                }
                _ => {
                    self.finish(output);
                    None
                }
            },
            ended @ Phase::Ended(_) => {
                self.phase = ended;
                None
            }
        }
    }

    /// Reports what became of the attempt that was sent last.
    pub fn report(&mut self, outcome: Outcome, env: &mut Env<'_>) {
        self.in_flight = false;
        let now = env.now.elapsed;
        self.wake = now;
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Before(tries) => match self.tried(tries, outcome, Class::Read, env) {
                Tried::Answered(answer) => self.learn_before(&answer),
                Tried::Again(tries) => self.phase = Phase::Before(tries),
                Tried::ReadBack(_, error) | Tried::Failed(error) => self.fail(error),
            },
            Phase::Main(tries) => {
                let class = self.operation.class();
                self.record.attempts += 1;
                self.note(&outcome);
                match self.tried(tries, outcome, class, env) {
                    Tried::Answered(answer) => self.succeed(&answer, now),
                    Tried::Again(tries) => self.phase = Phase::Main(tries),
                    Tried::ReadBack(tries, failure) => self.phase = Phase::Recover { tries, failure },
                    Tried::Failed(error) => self.fail_main(error),
                }
            }
            Phase::Recover { tries, failure } => self.recover(tries, failure, outcome, env),
            Phase::Task { mut output, polls, since } => {
                let state = match success(outcome) {
                    Some(answer) => self.operation.learn_task(&mut output, &answer),
                    None => TaskState::UnderWay,
                };
                let limit = since + self.follow.wait.unwrap_or_default();
                match state {
                    TaskState::Ended => self.look_for_effect(output, now, since),
                    TaskState::UnderWay => {
                        let pause = Duration::from_secs(1 << polls.min(4)).min(POLL);
                        self.wake = (now + pause).min(limit);
                        self.phase = Phase::Task { output, polls: polls + 1, since };
                    }
                }
            }
            Phase::Effect { mut output, looks, since } => {
                let seen =
                    success(outcome).is_some_and(|answer| self.operation.learn_effect(&mut output, &answer));
                match looks.split_first() {
                    Some((_, rest @ [next, ..])) if !seen => {
                        self.wake = since + Duration::from_secs(*next);
                        self.phase = Phase::Effect { output, looks: rest, since };
                    }
                    _ => self.finish(output),
                }
            }
            same @ (Phase::Start | Phase::Ended(_)) => self.phase = same,
        }
    }

    /// Gives up at once, and says how things stand: what has been applied stays applied and is the result; a
    /// write that is on its way ends as `outcome_unknown`.
    pub fn cancel(&mut self) -> Result<O::Output, Error> {
        let write = self.operation.class() != Class::Read;
        let on_the_wire = self.in_flight;
        match std::mem::replace(&mut self.phase, Phase::Ended(None)) {
            Phase::Task { output, .. } | Phase::Effect { output, .. } => {
                self.finish(output);
            }
            Phase::Main(_) if write && (on_the_wire || self.lost) => {
                if on_the_wire {
                    self.record.attempts += 1;
                    self.sent = self.sent.max(Sent::Maybe);
                }
                let cancelled = self.context().cancelled();
                self.fail_unknown(&cancelled);
            }
            Phase::Recover { failure, .. } => self.fail_unknown(&failure),
            Phase::Start | Phase::Before(_) | Phase::Main(_) => {
                let cancelled = self.context().cancelled();
                self.fail(cancelled);
            }
            Phase::Ended(result) => self.phase = Phase::Ended(result),
        }
        match &mut self.phase {
            Phase::Ended(result) => {
                result.take().unwrap_or_else(|| Err(Error::config("this exchange is over")))
            }
            _ => Err(Error::config("this exchange is over")),
        }
    }

    /// The operation as it stands: with what was read before it, if anything was.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    // -- sending ---------------------------------------------------------------------------------------------

    /// Whether a try may go now. If not, the exchange has been told when, or has failed.
    fn may_go(&mut self, tries: &mut Tries, env: &mut Env<'_>) -> bool {
        let now = env.now.elapsed;
        let paused = env.shared.paused(now);
        let slot = match tries.slot {
            Some(slot) => slot,
            None => env.shared.reserve(now),
        };
        tries.slot = Some(slot);
        let due = slot.max(now + paused);
        if due <= now && now < self.deadline {
            tries.slot = None;
            return true;
        }
        if due < self.deadline && now < self.deadline {
            self.wake = due;
            return false;
        }
        let error = match tries.failure.take() {
            Some(failure) => failure,
            None if !paused.is_zero() && now < self.deadline => self.context().paused(paused),
            None => self.context().no_time(self.limits.call),
        };
        self.fail_main(error);
        false
    }

    /// Restores a phase that has to wait, unless it has ended meanwhile.
    fn keep(&mut self, phase: Phase<O::Output>) {
        if matches!(self.phase, Phase::Ended(None)) {
            self.phase = phase;
        }
    }

    /// The time for an attempt: `most`, or what the call has left.
    fn within(&self, most: Duration, now: Duration) -> Duration {
        most.min(self.deadline.saturating_sub(now))
    }

    fn send(&mut self, call: Call, timeout: Duration) -> Option<Step<O::Output>> {
        let template = call.template();
        match call.request(&self.account) {
            Ok(request) => {
                self.in_flight = true;
                Some(Step::Send(Attempt { request, timeout, template }))
            }
            Err(error) => {
                self.fail(error);
                None
            }
        }
    }

    // -- after a try -----------------------------------------------------------------------------------------

    /// Remembers whether the operation's own request has gone.
    fn note(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::NotSent(_) => {}
            Outcome::NoAnswer(_) => {
                self.sent = self.sent.max(Sent::Maybe);
                self.lost = true;
            }
            Outcome::Answered(_) | Outcome::TooLarge(_) => self.sent = Sent::Yes,
        }
    }

    /// Looks a try up in the table, and sees whether another one can be had.
    fn tried(&mut self, mut tries: Tries, outcome: Outcome, class: Class, env: &mut Env<'_>) -> Tried {
        tries.made += 1;
        let own = matches!(class, Class::Sets | Class::Starts) || self.operation.class() == Class::Read;
        let nothing_sent = self.sent == Sent::No;
        let mut server_hint = None;
        let (what, error) = match outcome {
            Outcome::NotSent(trouble) => (What::NotSent, self.context().unreachable(&trouble, nothing_sent)),
            Outcome::NoAnswer(trouble) => {
                (What::NoAnswer, self.context().unreachable(&trouble, !own && nothing_sent))
            }
            Outcome::Answered(answer) if answer.status().is_success() => {
                env.shared.give(if tries.made == 1 { 1 } else { tries.tokens });
                // Whether it fits is for the reader to say; if not, `succeed` comes back to the table.
                return Tried::Answered(answer);
            }
            Outcome::TooLarge(answer) if answer.status().is_success() => {
                let what = format!("its body is larger than {} MiB", MAX_BODY / 1024 / 1024);
                (What::Unfit, self.context().unfit(&Unfit::malformed(what), &answer))
            }
            Outcome::Answered(answer) | Outcome::TooLarge(answer) => {
                let status = answer.status().as_u16();
                server_hint = hint(status, answer.headers(), env.now.unix);
                (What::Status(status), self.context().refused(&answer, server_hint))
            }
        };
        let throttled = what == What::Status(429);
        if throttled && let Some(pause) = server_hint {
            env.shared.pause(env.now.elapsed + pause);
        }
        match verdict(class, what, tries.made) {
            Verdict::ReadBack => Tried::ReadBack(tries, error),
            Verdict::Fail => Tried::Failed(error),
            Verdict::Again => self.again(tries, error, throttled, server_hint, env),
        }
    }

    /// Another try, if the number of tries, the deadline and the budget allow one.
    fn again(
        &mut self,
        mut tries: Tries,
        mut error: Error,
        throttled: bool,
        server_hint: Option<Duration>,
        env: &mut Env<'_>,
    ) -> Tried {
        if tries.made >= self.limits.attempts {
            return Tried::Failed(error);
        }
        let now = env.now.elapsed;
        let left = self.deadline.saturating_sub(now);
        let hint = server_hint.unwrap_or_default();
        if !retry::bearable(hint, left, &self.limits) {
            return Tried::Failed(error);
        }
        let series = if throttled { tries.throttled } else { tries.made - 1 };
        let pause = backoff(series, throttled, env.random).max(hint);
        if pause >= left {
            return Tried::Failed(error);
        }
        let cost = cost(throttled);
        if !env.shared.take(cost) {
            let detail = error.detail_mut();
            detail
                .message
                .push_str("; not tried again, since too many calls of this client have failed lately");
            return Tried::Failed(error);
        }
        tries.tokens += cost;
        tries.throttled += u32::from(throttled);
        tries.failure = Some(error);
        self.wake = now + pause;
        Tried::Again(tries)
    }

    fn learn_before(&mut self, answer: &Answer) {
        match self.operation.learn_before(answer) {
            Ok(()) => self.phase = Phase::Main(Tries::default()),
            Err(Before::Unfit(unfit)) => {
                let error = self.context().unfit(&unfit, answer);
                self.fail(error);
            }
            Err(Before::Forbids(code, message)) => self.fail(Error::new(code, message)),
        }
    }

    /// The operation's own request was answered with a 2xx.
    fn succeed(&mut self, answer: &Answer, now: Duration) {
        match self.operation.read(answer) {
            Ok(output) => {
                self.record.status = Some(answer.status().as_u16());
                self.follow_up(output, now);
            }
            Err(unfit) => {
                let failure = self.context().unfit(&unfit, answer);
                match (unfit, verdict(self.operation.class(), What::Unfit, self.record.attempts)) {
                    (Unfit::Malformed(_), Verdict::ReadBack) => {
                        self.phase = Phase::Recover {
                            tries: Tries { made: self.record.attempts, ..Tries::default() },
                            failure,
                        };
                    }
                    _ => self.fail_main(failure),
                }
            }
        }
    }

    /// What a read-back says after a lost answer.
    fn recover(&mut self, tries: Tries, failure: Error, outcome: Outcome, env: &mut Env<'_>) {
        let seen = success(outcome).map_or(Seen::Unproven, |answer| self.operation.seen(&answer));
        match seen {
            Seen::Done(output) => self.follow_up(output, env.now.elapsed),
            Seen::NotStarted => match self.again(tries, failure, false, None, env) {
                Tried::Again(tries) => self.phase = Phase::Main(tries),
                Tried::Failed(error) | Tried::ReadBack(_, error) => self.fail_unknown(&error),
                Tried::Answered(_) => self.phase = Phase::Ended(None),
            },
            Seen::Unproven => self.fail_unknown(&failure),
        }
    }

    // -- after success ---------------------------------------------------------------------------------------

    fn follow_up(&mut self, output: O::Output, now: Duration) {
        if self.follow.wait.is_some() && self.operation.task(&output).is_some() {
            self.wake = now + Duration::from_secs(1);
            self.phase = Phase::Task { output, polls: 1, since: now };
        } else if self.follow.verify || self.operation.leaves_open(&output) {
            let looks = if self.follow.verify { VERIFY } else { ONCE };
            self.phase = Phase::Effect { output, looks, since: now };
        } else {
            self.finish(output);
        }
    }

    /// The task has ended, or its time has: the number tells.
    fn look_for_effect(&mut self, output: O::Output, now: Duration, since: Duration) {
        // The time that the task took is not the call's.
        self.deadline += now.saturating_sub(since);
        self.wake = now;
        let looks = if self.follow.verify { VERIFY } else { ONCE };
        self.phase = Phase::Effect { output, looks, since: now };
    }

    fn finish(&mut self, mut output: O::Output) {
        self.operation.settle(&mut output, &self.record);
        self.phase = Phase::Ended(Some(Ok(output)));
    }

    // -- failing ---------------------------------------------------------------------------------------------

    fn context(&self) -> Context {
        Context::of(&self.operation, &self.account)
    }

    fn fail(&mut self, mut error: Error) {
        let detail = error.detail_mut();
        detail.sent = self.sent;
        detail.attempts = self.record.attempts;
        let error = self.context().complete(error);
        self.phase = Phase::Ended(Some(Err(error)));
    }

    /// A failure of the operation's own request: honest about what earlier attempts may have done.
    fn fail_main(&mut self, error: Error) {
        let write = self.operation.class() != Class::Read;
        if write && self.lost {
            return self.fail_unknown(&error);
        }
        let unreachable = matches!(error.code, Code::Network | Code::Timeout);
        if write && self.sent == Sent::Yes && unreachable {
            // An earlier attempt was answered with a failure; `network` would say that nothing was sent.
            let mut error = error;
            error.detail_mut().code = Code::Unavailable;
            return self.fail(error);
        }
        self.fail(error);
    }

    fn fail_unknown(&mut self, cause: &Error) {
        let error = self.context().unknown(cause);
        self.fail(error);
    }
}

/// The answer, if it is a success.
fn success(outcome: Outcome) -> Option<Answer> {
    match outcome {
        Outcome::Answered(answer) if answer.status().is_success() => Some(answer),
        Outcome::Answered(_) | Outcome::TooLarge(_) | Outcome::NotSent(_) | Outcome::NoAnswer(_) => None,
    }
}

//! The course of a call: whatever becomes of each attempt, whenever it is reported, and however the clock jumps, a call
//! ends, says truly whether it was sent, waits as long as it was asked to, and sends nothing twice that costs money.

use std::time::Duration;

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::Outcome as Output;
use numplan::bindings::catalog::{AnyOperation, Cataloged, Named};
use numplan::exchange::{
    Attempt, Env, Exchange, Limits, Now, Outcome, Shared, Step, TransportError, TransportErrorKind, hint,
};
use numplan::operation::{Follow, Safety};
use numplan::{Account, Error, ErrorCode, Sent};
use serde_json::Value;

use crate::responses::response;
use crate::subject::{Act, dialect, presentable, with};
use crate::tree::conforms;

/// More steps than any call may take: three tries of two requests, reads after them, and a task that is followed.
const STEPS: usize = 2_000;
/// A wait of years is followed for years.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);
/// An order leaves so much time for finding out what became of it.
const ORDER_TIME: Duration = Duration::from_secs(45);

/// One document: the operation, `settings`, and a `script` of what becomes of the attempts, which begins again at its
/// end. A line is `not_sent`, `no_response` or an answer; `took_ms` is how long it takes, `late_ms` how much later than
/// asked the driver comes back, `stray` reports it twice, `cancel` gives up before it.
pub fn hold(data: &[u8]) -> Corpus {
    let Ok(document) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    if with(&document, Drive(&document)) { Corpus::Keep } else { Corpus::Reject }
}

struct Drive<'a>(&'a Value);

impl Act for Drive<'_> {
    fn act<P: Cataloged>(self, made: Result<Named<P>, Error>, account: &Account<P>) {
        let Ok(Named { spec, operation, .. }) = made else { return };
        let settings = &self.0["settings"];
        let limits = limits(settings);
        let wait = time(settings, "wait_ms").map(|wait| wait.min(LONGEST_WAIT));
        let follow = Follow { verify: settings["verify"] == true, wait };
        let safety = operation.safety();
        let looks_first = operation.precheck(account, follow).is_some();
        let start = Duration::from_secs(100);
        let mut world = World {
            now: Now {
                elapsed: start,
                unix: time(settings, "unix_ms").unwrap_or(Duration::from_secs(1_700_000_000)),
            },
            random: settings["random"].as_f64().unwrap_or(1.0),
            shared: Shared::new(settings["rate"].as_f64()),
        };
        let exchange = Exchange::boxed(operation, account.clone(), limits, follow, world.now);
        let limit = if safety == Safety::Irreversible { limits.order_timeout } else { limits.timeout };
        let mut course = Course {
            exchange,
            looks_first,
            safety,
            limit,
            follow,
            start,
            slack: Duration::ZERO,
            sent: Sent::No,
            own: 0,
            reads: 0,
            in_doubt: false,
            after: None,
            astray: false,
        };
        let end = course.drive(&mut world, self.0["script"].as_array().map_or(&[], Vec::as_slice));
        course.judge(end.as_ref().err());
        match end {
            Err(error) => {
                assert_eq!((error.provider, error.operation), (Some(P::ID), Some(spec.name)));
                // Names of unknown fields are the caller's own.
                if error.fields.is_empty() {
                    presentable(&error);
                }
            }
            Ok(outcome) => {
                if let Err(what) = conforms(&outcome.finish(spec, dialect(self.0)).value, &spec.output) {
                    panic!("{}: {what}", spec.name);
                }
            }
        }
        // Further steps report the end again.
        let again = course.exchange.next(&mut world.env());
        assert!(matches!(&again, Step::Done(Err(error)) if error.code == ErrorCode::Config), "it goes on");
    }
}

/// The clock, the dice, and what the calls of a client share.
struct World {
    now: Now,
    random: f64,
    shared: Shared,
}

impl World {
    fn env(&mut self) -> Env<'_> {
        Env { now: self.now, random: self.random, shared: &mut self.shared }
    }

    fn pass(&mut self, time: Duration) {
        self.now.elapsed = self.now.elapsed.saturating_add(time);
        self.now.unix = self.now.unix.saturating_add(time);
    }
}

/// How a call ends.
type End = Result<Output, Error>;

/// A call, and what an onlooker knows of it.
struct Course<P: Cataloged> {
    exchange: Exchange<AnyOperation<P, Output>>,
    safety: Safety,
    /// Orders and releases read the account first.
    looks_first: bool,
    limit: Duration,
    follow: Follow,
    start: Duration,
    /// By how much the driver has overrun what it was allowed, where a task is followed: the call gets that back.
    slack: Duration,
    /// Of the operation's own request.
    sent: Sent,
    own: u32,
    /// Reads that showed something, since the own request was last in doubt.
    reads: u32,
    /// The own request has gone, and may have had its effect.
    in_doubt: bool,
    /// The last request, and the time in which it must not be repeated.
    after: Option<Hinted>,
    /// Outcomes were reported of nothing.
    astray: bool,
}

struct Hinted {
    request: String,
    throttled: bool,
    until: Duration,
}

impl<P: Cataloged> Course<P> {
    fn drive(&mut self, world: &mut World, script: &[Value]) -> End {
        let mut lines = script.iter().cycle();
        let mut late = Duration::ZERO;
        for _ in 0..STEPS {
            match self.exchange.next(&mut world.env()) {
                Step::Done(end) => return end,
                Step::Reauthenticate(_) => self.exchange.reauthenticate(Ok(None)),
                Step::Wait(wait) => {
                    assert!(!wait.is_zero(), "waiting for nothing is spinning");
                    self.overrun(late);
                    world.pass(wait.saturating_add(late));
                }
                Step::Send(attempt) => {
                    let line = lines.next().unwrap_or(&Value::Null);
                    self.may_be_sent(&attempt, world.now.elapsed);
                    assert!(
                        matches!(self.exchange.next(&mut world.env()), Step::Wait(_)),
                        "sent twice at once"
                    );
                    if line["cancel"] == true {
                        if self.is_own(&attempt) {
                            (self.own, self.sent) = (self.own + 1, self.sent.max(Sent::Maybe));
                        }
                        return self.exchange.cancel();
                    }
                    late = time(line, "late_ms").unwrap_or_default();
                    let took = time(line, "took_ms").unwrap_or_default();
                    self.overrun(took.saturating_sub(attempt.timeout));
                    world.pass(took);
                    let outcome = outcome(line);
                    self.note(&attempt, &outcome, world.now);
                    self.exchange.report(outcome, &mut world.env());
                    if line["stray"] == true {
                        return self.stray(line, world);
                    }
                }
            }
        }
        panic!("it does not end");
    }

    /// An outcome that is reported although nothing is on the wire: whatever is made of it, nothing breaks. It is as if
    /// an attempt had been made, so all that this onlooker counts is void from here on.
    fn stray(&mut self, line: &Value, world: &mut World) -> End {
        for _ in 0..3 {
            self.exchange.report(outcome(line), &mut world.env());
        }
        self.astray = true;
        self.exchange.cancel()
    }

    fn is_own(&self, attempt: &Attempt) -> bool {
        let reads = attempt.request.method() == http::Method::GET;
        // Of a read nothing needs to be known: it may go as often as it likes within its time.
        self.safety != Safety::ReadOnly && !reads
    }

    fn overrun(&mut self, time: Duration) {
        if self.follow.wait.is_some() {
            self.slack = self.slack.saturating_add(time);
        }
    }

    /// When the whole call must be over.
    fn end(&self) -> Duration {
        let follow = self.follow.wait.unwrap_or_default().saturating_add(self.slack);
        self.start.saturating_add(self.limit).saturating_add(follow)
    }

    fn may_be_sent(&self, attempt: &Attempt, now: Duration) {
        assert!(now < self.end(), "sent after the deadline");
        assert!(now.saturating_add(attempt.after(Duration::ZERO)) <= self.end(), "it may take too long");
        assert!(attempt.request.headers().contains_key("authorization") && attempt.number >= 1);
        if self.is_own(attempt) && self.safety == Safety::Irreversible {
            assert!(!self.in_doubt, "an order goes once");
            assert!(attempt.fresh_connection, "an order rides a connection of its own");
            assert!(self.reads > 0 || !self.looks_first, "an order is sent when the account has been read");
            let left = self.start.saturating_add(self.limit).saturating_sub(now);
            assert!(left >= ORDER_TIME, "an order is sent with {left:?} left");
        }
        if self.is_own(attempt) && self.safety == Safety::StartsTask {
            let proved = "what starts something goes again only if it is proved that nothing was started";
            assert!(!self.in_doubt || self.reads > 0, "{proved}");
        }
        if let Some(hinted) = &self.after {
            let repeats = attempt.number > 1 && request(attempt) == hinted.request;
            assert!(
                !(hinted.throttled || repeats) || now >= hinted.until,
                "sent before the server's hint was over"
            );
        }
    }

    fn note(&mut self, attempt: &Attempt, outcome: &Outcome, now: Now) {
        self.after = None;
        if let Outcome::Answered(response) | Outcome::TooLarge(response) = outcome {
            let status = response.status();
            if let Some(wait) = hint(status.as_u16(), response.headers(), Some(now.unix)) {
                let until = now.elapsed.saturating_add(wait);
                self.after = Some(Hinted { request: request(attempt), throttled: status == 429, until });
            }
            if !self.is_own(attempt) && (status.is_success() || status == 404) {
                self.reads += 1;
            }
        }
        if self.is_own(attempt) {
            self.own += 1;
            let (sent, in_doubt) = match outcome {
                Outcome::NotSent(_) => (Sent::No, false),
                Outcome::NoResponse(_) => (Sent::Maybe, true),
                Outcome::Answered(response) | Outcome::TooLarge(response) => {
                    (Sent::Yes, response.status() != 429)
                }
            };
            self.sent = self.sent.max(sent);
            self.in_doubt |= in_doubt;
            self.reads = if in_doubt { 0 } else { self.reads };
        }
    }

    /// Whether what an error says of the course is what this onlooker has seen.
    fn judge(&self, error: Option<&Error>) {
        let Some(error) = error.filter(|_| !self.astray) else { return };
        if self.safety == Safety::ReadOnly {
            assert_ne!(error.code, ErrorCode::OutcomeUnknown, "{error:?}");
            return;
        }
        assert_eq!((error.sent, error.attempts), (self.sent, self.own), "{error:?}");
        let unreachable = matches!(error.code, ErrorCode::Network | ErrorCode::Timeout);
        assert!(!unreachable || error.sent == Sent::No, "{error:?}");
        assert!(error.sent != Sent::Maybe || error.code == ErrorCode::OutcomeUnknown, "{error:?}");
        assert!(error.code != ErrorCode::OutcomeUnknown || error.sent != Sent::No, "{error:?}");
        if error.retryable && error.code == ErrorCode::OutcomeUnknown {
            assert_eq!(self.safety, Safety::Idempotent, "{error:?}");
        }
    }
}

fn request(attempt: &Attempt) -> String {
    format!("{} {}", attempt.request.method(), attempt.request.uri())
}

fn time(of: &Value, name: &str) -> Option<Duration> {
    of[name].as_f64().and_then(|milliseconds| Duration::try_from_secs_f64(milliseconds / 1_000.0).ok())
}

fn limits(settings: &Value) -> Limits {
    let of = Limits::default();
    Limits {
        attempt_timeout: time(settings, "attempt_ms").unwrap_or(of.attempt_timeout),
        timeout: time(settings, "call_ms").unwrap_or(of.timeout),
        order_timeout: time(settings, "spend_ms").unwrap_or(of.order_timeout),
        max_attempts: settings["attempts"]
            .as_u64()
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or(of.max_attempts)
            .min(8),
        max_retry_after: time(settings, "hint_ms").unwrap_or(of.max_retry_after),
        retry_throttled_orders: settings["throttled_orders"].as_bool().unwrap_or(of.retry_throttled_orders),
    }
}

fn outcome(line: &Value) -> Outcome {
    let trouble = |name: &str| {
        let kind = serde_json::from_value::<TransportErrorKind>(line[name].clone());
        TransportError::new(kind.unwrap_or(TransportErrorKind::Broken), "")
    };
    if line.get("not_sent").is_some() {
        return Outcome::NotSent(trouble("not_sent"));
    }
    let body = match (&line["body"], &line["text"]) {
        (_, Value::String(text)) => text.clone().into_bytes(),
        (Value::Null, _) => Vec::new(),
        (body, _) => body.to_string().into_bytes(),
    };
    match response(line, body) {
        Some(response) if line["too_large"] == true => Outcome::TooLarge(response),
        Some(response) => Outcome::Answered(response),
        None => Outcome::NoResponse(trouble("no_response")),
    }
}

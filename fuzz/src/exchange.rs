//! The state machine of an operation. For any outcome of each attempt, any timing and any clock, it ends before its
//! deadline, reports correctly whether the request was sent, honors delays that servers ask for, and never sends an
//! irreversible request twice.

use std::time::Duration;

use libfuzzer_sys::Corpus;
use numplan::bindings::catalog::AnyOutput;
use numplan::bindings::catalog::{AnyOperation, Cataloged, Named};
use numplan::exchange::{
    Attempt, Env, Exchange, Limits, Now, Outcome, Shared, Step, TransportError, TransportErrorKind, hint,
};
use numplan::operation::{Follow, Safety};
use numplan::{Account, Error, ErrorCode, Sent};
use serde_json::Value;

use crate::export_value::assert_output_type;
use crate::operation::{Visitor, assert_presentable, dialect, visit};
use crate::responses::response;

/// More steps than any operation takes: attempts of two requests, reads after them, and a task that is followed.
const MAX_STEPS: usize = 2_000;
/// The longest time that a task is followed here. Longer ones would exceed the steps.
const MAX_WAIT: Duration = Duration::from_secs(3_600);
/// The time that must be left when an irreversible request is sent, to find out its result.
const ORDER_RESERVE: Duration = Duration::from_secs(45);

/// One document: the operation, `settings`, and a `script` of the attempts' outcomes, which repeats. An outcome is
/// `not_sent`, `no_response` or a response. `took_ms` is the duration of the attempt, `late_ms` how late the driver
/// returns from the next wait. `stray` reports the outcome again, `cancel` cancels before it.
pub fn run(data: &[u8]) -> Corpus {
    let Ok(document) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    if visit(&document, Drive(&document)) { Corpus::Keep } else { Corpus::Reject }
}

struct Drive<'a>(&'a Value);

impl Visitor for Drive<'_> {
    fn visit<P: Cataloged>(self, result: Result<Named<P>, Error>, account: &Account<P>) {
        let Ok(Named { spec, operation, .. }) = result else { return };
        let settings = &self.0["settings"];
        let limits = limits(settings);
        let wait = duration(settings, "wait_ms").map(|wait| wait.min(MAX_WAIT));
        let follow = Follow { verify: settings["verify"] == true, wait };
        let safety = operation.safety();
        let has_precheck = operation.precheck(account, follow).is_some();
        let start = Duration::from_secs(100);
        let mut environment = Environment {
            now: Now {
                elapsed: start,
                unix: duration(settings, "unix_ms").unwrap_or(Duration::from_secs(1_700_000_000)),
            },
            random: settings["random"].as_f64().unwrap_or(1.0),
            shared: Shared::new(settings["rate"].as_f64()),
        };
        let exchange = Exchange::boxed(operation, account.clone(), limits, follow, environment.now);
        let limit = if safety == Safety::Irreversible { limits.order_timeout } else { limits.timeout };
        let mut driver = Driver {
            exchange,
            has_precheck,
            safety,
            limit,
            follow,
            start,
            overrun: Duration::ZERO,
            sent: Sent::No,
            own_attempts: 0,
            reads: 0,
            in_doubt: false,
            retry_after: None,
            had_stray_reports: false,
        };
        let result = driver.drive(&mut environment, self.0["script"].as_array().map_or(&[], Vec::as_slice));
        driver.check_error(result.as_ref().err());
        match result {
            Err(error) => {
                assert_eq!((error.provider, error.operation), (Some(P::ID), Some(spec.name)));
                // Errors repeat unknown names, which are the caller's own and may contain anything.
                if error.fields.is_empty() {
                    assert_presentable(&error);
                }
            }
            Ok(outcome) => assert_output_type(spec, &outcome.finish(spec, dialect(self.0)).value),
        }
        let again = driver.exchange.next(&mut environment.env());
        assert!(
            matches!(&again, Step::Done(Err(error)) if error.code == ErrorCode::Config),
            "a finished exchange continues"
        );
    }
}

/// The clock, the random number, and the state that operations of a client share.
struct Environment {
    now: Now,
    random: f64,
    shared: Shared,
}

impl Environment {
    fn env(&mut self) -> Env<'_> {
        Env { now: self.now, random: self.random, shared: &mut self.shared }
    }

    fn advance(&mut self, time: Duration) {
        self.now.elapsed = self.now.elapsed.saturating_add(time);
        self.now.unix = self.now.unix.saturating_add(time);
    }
}

/// Drives an exchange, and records the facts that its behavior is checked against.
struct Driver<P: Cataloged> {
    exchange: Exchange<AnyOperation<P, AnyOutput>>,
    safety: Safety,
    /// Whether the account is read before the request is sent.
    has_precheck: bool,
    limit: Duration,
    follow: Follow,
    start: Duration,
    /// Time lost to late returns and slow attempts. An exchange that follows a task gets it back.
    overrun: Duration,
    /// Whether the operation's own request was sent.
    sent: Sent,
    /// Attempts of the operation's own request.
    own_attempts: u32,
    /// Conclusive reads since the operation's own request was last in doubt.
    reads: u32,
    /// Whether the operation's own request was sent and may have had its effect.
    in_doubt: bool,
    /// The delay that the last response asks for.
    retry_after: Option<RetryAfter>,
    /// Outcomes were reported without an attempt: the counts above are no longer exact.
    had_stray_reports: bool,
}

struct RetryAfter {
    request: String,
    throttled: bool,
    until: Duration,
}

impl<P: Cataloged> Driver<P> {
    fn drive(&mut self, environment: &mut Environment, script: &[Value]) -> Result<AnyOutput, Error> {
        let mut lines = script.iter().cycle();
        let mut late = Duration::ZERO;
        for _ in 0..MAX_STEPS {
            match self.exchange.next(&mut environment.env()) {
                Step::Done(result) => return result,
                Step::Reauthenticate(_) => self.exchange.reauthenticate(Ok(None)),
                Step::Wait(wait) => {
                    assert!(!wait.is_zero(), "a wait of zero spins");
                    self.add_overrun(late);
                    environment.advance(wait.saturating_add(late));
                }
                Step::Send(attempt) => {
                    let line = lines.next().unwrap_or(&Value::Null);
                    self.check_attempt(&attempt, environment.now.elapsed);
                    assert!(
                        matches!(self.exchange.next(&mut environment.env()), Step::Wait(_)),
                        "a second request while one is in flight"
                    );
                    if line["cancel"] == true {
                        if self.is_own(&attempt) {
                            self.own_attempts += 1;
                            self.sent = self.sent.max(Sent::Maybe);
                        }
                        return self.exchange.cancel();
                    }
                    late = duration(line, "late_ms").unwrap_or_default();
                    let took = duration(line, "took_ms").unwrap_or_default();
                    self.add_overrun(took.saturating_sub(attempt.timeout));
                    environment.advance(took);
                    let outcome = outcome(line);
                    self.record(&attempt, &outcome, environment.now);
                    self.exchange.report(outcome, &mut environment.env());
                    if line["stray"] == true {
                        return self.report_stray(line, environment);
                    }
                }
            }
        }
        panic!("unfinished after {MAX_STEPS} steps");
    }

    /// Reports outcomes while nothing is in flight. The exchange counts them as attempts, and must not panic.
    fn report_stray(&mut self, line: &Value, environment: &mut Environment) -> Result<AnyOutput, Error> {
        for _ in 0..3 {
            self.exchange.report(outcome(line), &mut environment.env());
        }
        self.had_stray_reports = true;
        self.exchange.cancel()
    }

    /// Whether an attempt sends the operation's own request. Read-only operations have none: any read may be repeated.
    fn is_own(&self, attempt: &Attempt) -> bool {
        self.safety != Safety::ReadOnly && attempt.request.method() != http::Method::GET
    }

    fn add_overrun(&mut self, time: Duration) {
        if self.follow.wait.is_some() {
            self.overrun = self.overrun.saturating_add(time);
        }
    }

    fn deadline(&self) -> Duration {
        let follow = self.follow.wait.unwrap_or_default().saturating_add(self.overrun);
        self.start.saturating_add(self.limit).saturating_add(follow)
    }

    /// Asserts that an attempt may be sent now.
    fn check_attempt(&self, attempt: &Attempt, now: Duration) {
        assert!(now < self.deadline(), "sent after the deadline");
        let latest_end = now.saturating_add(attempt.after(Duration::ZERO));
        assert!(latest_end <= self.deadline(), "the attempt may exceed the deadline");
        assert!(attempt.request.headers().contains_key("authorization") && attempt.number >= 1);
        if self.is_own(attempt) && self.safety == Safety::Irreversible {
            assert!(!self.in_doubt, "an irreversible request is sent twice");
            assert!(attempt.fresh_connection, "an irreversible request reuses a connection");
            assert!(
                self.reads > 0 || !self.has_precheck,
                "an irreversible request is sent before its precheck"
            );
            let left = self.start.saturating_add(self.limit).saturating_sub(now);
            assert!(left >= ORDER_RESERVE, "an irreversible request is sent with {left:?} left");
        }
        if self.is_own(attempt) && self.safety == Safety::StartsTask {
            assert!(
                !self.in_doubt || self.reads > 0,
                "a task may start twice: no read shows that none started"
            );
        }
        if let Some(retry_after) = &self.retry_after {
            let is_repeated = attempt.number > 1 && describe(attempt) == retry_after.request;
            assert!(
                !(retry_after.throttled || is_repeated) || now >= retry_after.until,
                "sent before the delay that the server asked for"
            );
        }
    }

    fn record(&mut self, attempt: &Attempt, outcome: &Outcome, now: Now) {
        self.retry_after = None;
        // A status outside of HTTP's range says nothing of the request: it counts as no response.
        let response = match outcome {
            Outcome::Answered(response) | Outcome::TooLarge(response) => {
                Some(response).filter(|response| (200..600).contains(&response.status().as_u16()))
            }
            Outcome::NotSent(_) | Outcome::NoResponse(_) => None,
        };
        if let Some(response) = response {
            let status = response.status();
            if let Some(delay) = hint(status.as_u16(), response.headers(), Some(now.unix)) {
                let until = now.elapsed.saturating_add(delay);
                let throttled = status == 429;
                self.retry_after = Some(RetryAfter { request: describe(attempt), throttled, until });
            }
            if !self.is_own(attempt) && (status.is_success() || status == 404) {
                self.reads += 1;
            }
        }
        if self.is_own(attempt) {
            self.own_attempts += 1;
            let (sent, in_doubt) = match (outcome, response) {
                (Outcome::NotSent(_), _) => (Sent::No, false),
                (_, None) => (Sent::Maybe, true),
                (_, Some(response)) => (Sent::Yes, response.status() != 429),
            };
            self.sent = self.sent.max(sent);
            self.in_doubt |= in_doubt;
            self.reads = if in_doubt { 0 } else { self.reads };
        }
    }

    /// Asserts that an error agrees with the recorded facts.
    fn check_error(&self, error: Option<&Error>) {
        let Some(error) = error.filter(|_| !self.had_stray_reports) else { return };
        if self.safety == Safety::ReadOnly {
            assert_ne!(error.code, ErrorCode::OutcomeUnknown, "{error:?}");
            return;
        }
        assert_eq!((error.sent, error.attempts), (self.sent, self.own_attempts), "{error:?}");
        let is_unreachable = matches!(error.code, ErrorCode::Network | ErrorCode::Timeout);
        assert!(!is_unreachable || error.sent == Sent::No, "{error:?}");
        assert!(error.sent != Sent::Maybe || error.code == ErrorCode::OutcomeUnknown, "{error:?}");
        assert!(error.code != ErrorCode::OutcomeUnknown || error.sent != Sent::No, "{error:?}");
        if error.retryable && error.code == ErrorCode::OutcomeUnknown {
            assert_eq!(self.safety, Safety::Idempotent, "{error:?}");
        }
    }
}

fn describe(attempt: &Attempt) -> String {
    format!("{} {}", attempt.request.method(), attempt.request.uri())
}

fn duration(object: &Value, name: &str) -> Option<Duration> {
    object[name].as_f64().and_then(|milliseconds| Duration::try_from_secs_f64(milliseconds / 1_000.0).ok())
}

fn limits(settings: &Value) -> Limits {
    let default = Limits::default();
    let attempts = settings["attempts"].as_u64().and_then(|number| u32::try_from(number).ok());
    Limits {
        attempt_timeout: duration(settings, "attempt_ms").unwrap_or(default.attempt_timeout),
        timeout: duration(settings, "call_ms").unwrap_or(default.timeout),
        order_timeout: duration(settings, "spend_ms").unwrap_or(default.order_timeout),
        max_attempts: attempts.unwrap_or(default.max_attempts).min(8),
        max_retry_after: duration(settings, "hint_ms").unwrap_or(default.max_retry_after),
        retry_throttled_orders: settings["throttled_orders"]
            .as_bool()
            .unwrap_or(default.retry_throttled_orders),
    }
}

fn outcome(line: &Value) -> Outcome {
    let transport_error = |name: &str| {
        let kind = serde_json::from_value::<TransportErrorKind>(line[name].clone());
        TransportError::new(kind.unwrap_or(TransportErrorKind::Broken), "")
    };
    if line.get("not_sent").is_some() {
        return Outcome::NotSent(transport_error("not_sent"));
    }
    let body = match (&line["body"], &line["text"]) {
        (_, Value::String(text)) => text.clone().into_bytes(),
        (Value::Null, _) => Vec::new(),
        (body, _) => body.to_string().into_bytes(),
    };
    match response(line, body) {
        Some(response) if line["too_large"] == true => Outcome::TooLarge(response),
        Some(response) => Outcome::Answered(response),
        None => Outcome::NoResponse(transport_error("no_response")),
    }
}

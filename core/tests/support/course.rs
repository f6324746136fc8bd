//! Drives an exchange to its end without a socket, on a fake clock.

use std::time::Duration;

use numplan::exchange::{
    Attempt, Env, Exchange, Limits, Now, Outcome, Shared, Step, TransportError, TransportErrorKind,
};
use numplan::operation::{Follow, Operation, Response};
use numplan::{Account, Error};

/// The outcome of an attempt, and its duration.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) outcome: Outcome,
    pub(crate) took: Duration,
}

impl Reply {
    pub(crate) fn response(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::answer_with(status, &[], body)
    }

    pub(crate) fn answer_with(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        Outcome::Answered(response(status, headers, body)).into()
    }

    pub(crate) fn too_large(status: u16) -> Self {
        Outcome::TooLarge(response(status, &[], "")).into()
    }

    pub(crate) fn not_sent(kind: TransportErrorKind) -> Self {
        Outcome::NotSent(TransportError::new(kind, "")).into()
    }

    pub(crate) fn lost() -> Self {
        Outcome::NoResponse(TransportError::new(TransportErrorKind::Broken, "")).into()
    }

    /// No response: the attempt lasts until its timeout.
    pub(crate) fn silence() -> Self {
        Self::lost().after(Duration::MAX)
    }

    pub(crate) fn after(self, took: Duration) -> Self {
        Self { took, ..self }
    }
}

impl From<Outcome> for Reply {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, took: Duration::ZERO }
    }
}

pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Response {
    let mut builder = http::Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.into()).expect("an answer")
}

/// A request that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) at: Duration,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) timeout: Duration,
    pub(crate) body: String,
}

/// The requests and the end of an operation.
#[derive(Debug)]
pub(crate) struct Course<T> {
    pub(crate) sends: Vec<Sent>,
    pub(crate) end: Result<T, Error>,
    /// The total duration.
    pub(crate) took: Duration,
}

impl<T> Course<T> {
    /// Returns the methods that were sent, in order.
    pub(crate) fn methods(&self) -> Vec<&str> {
        self.sends.iter().map(|sent| sent.method.as_str()).collect()
    }

    /// Returns the time of each request, in milliseconds since the start.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.sends.iter().map(|sent| sent.at.as_millis()).collect()
    }
}

/// The environment of an exchange: the clock, random numbers, and the state that a client's operations share.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) now: Duration,
    pub(crate) unix: Duration,
    pub(crate) random: f64,
    pub(crate) shared: Shared,
    pub(crate) limits: Limits,
    pub(crate) follow: Follow,
}

impl Default for World {
    fn default() -> Self {
        Self {
            now: Duration::from_secs(100),
            unix: Duration::from_secs(1_700_000_000),
            random: 1.0,
            shared: Shared::new(None),
            limits: Limits::default(),
            follow: Follow::default(),
        }
    }
}

impl World {
    pub(crate) fn env(&mut self) -> Env<'_> {
        Env { now: Now { elapsed: self.now, unix: self.unix }, random: self.random, shared: &mut self.shared }
    }

    pub(crate) fn pass(&mut self, time: Duration) {
        self.now += time;
        self.unix += time;
    }

    pub(crate) fn begin<O: Operation>(
        &mut self,
        operation: O,
        account: &Account<O::Provider>,
    ) -> Exchange<O> {
        self.begin_boxed(Box::new(operation), account)
    }

    pub(crate) fn begin_boxed<O: Operation + ?Sized>(
        &mut self,
        operation: Box<O>,
        account: &Account<O::Provider>,
    ) -> Exchange<O> {
        let (limits, follow, now) = (self.limits, self.follow, self.env().now);
        Exchange::boxed(operation, account.clone(), limits, follow, now)
    }

    /// Runs an operation; `reply` returns the outcome of each attempt. No attempt outlasts its timeout.
    pub(crate) fn run<O: Operation>(
        &mut self,
        operation: O,
        account: &Account<O::Provider>,
        reply: impl FnMut(&Attempt) -> Reply,
    ) -> Course<O::Output> {
        let mut exchange = self.begin(operation, account);
        self.drive(&mut exchange, reply)
    }

    /// Runs an exchange to its end.
    pub(crate) fn drive<O: Operation + ?Sized>(
        &mut self,
        exchange: &mut Exchange<O>,
        mut reply: impl FnMut(&Attempt) -> Reply,
    ) -> Course<O::Output> {
        let begin = self.now;
        let mut sends = Vec::new();
        for _ in 0..1_000 {
            match exchange.next(&mut self.env()) {
                Step::Send(attempt) => {
                    sends.push(sent(&attempt, self.now.saturating_sub(begin)));
                    let Reply { outcome, took } = reply(&attempt);
                    self.pass(took.min(attempt.timeout));
                    let outcome = if took > attempt.timeout {
                        Outcome::NoResponse(TransportError::new(TransportErrorKind::Timeout, ""))
                    } else {
                        outcome
                    };
                    exchange.report(outcome, &mut self.env());
                }
                Step::Wait(time) => self.pass(time),
                Step::Reauthenticate(_) => exchange.reauthenticate(Ok(None)),
                Step::Done(end) => {
                    let took = self.now.saturating_sub(begin);
                    return Course { sends, end, took };
                }
            }
        }
        panic!("it does not end");
    }
}

pub(crate) fn sent(attempt: &Attempt, at: Duration) -> Sent {
    let uri = attempt.request.uri();
    Sent {
        at,
        method: attempt.request.method().to_string(),
        path: uri.path_and_query().expect("a path").to_string(),
        timeout: attempt.timeout,
        body: String::from_utf8(attempt.request.body().clone()).expect("text"),
    }
}

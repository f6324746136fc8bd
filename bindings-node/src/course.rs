//! The course of an operation, step by step: clock, randomness and wire are the caller's.

use std::time::Duration;

use napi_derive::napi;
use numplan::bindings::{self, ExchangeStep};
use numplan::exchange::{Now, Outcome, TransportError, TransportErrorKind};
use numplan::{Error, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::client::Client;
use crate::json;
use crate::prepared::{Given, shown};

/// The course of an operation; first it must be opened.
#[napi]
#[derive(Default)]
pub struct Course(Option<bindings::ManualExchange>);

/// What became of an attempt.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Report {
    NotSent(TransportErrorKind),
    NoResponse(TransportErrorKind),
    Answered(Given),
    TooLarge(Given),
}

#[napi]
impl Course {
    /// One that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets it up, and says of which class the operation is.
    #[napi]
    pub fn open(
        &mut self,
        client: &Client,
        operation: String,
        inputs: String,
        options: String,
        elapsed: f64,
        unix: f64,
    ) -> String {
        let course = client
            .request(operation, &inputs, &options)
            .and_then(|(host, request)| host.course(request, now(elapsed, unix)));
        json::plain(course.map(|course| {
            let safety = json!(course.safety());
            self.0 = Some(course);
            safety
        }))
    }

    /// What to do next: `{"send": …}`, `{"wait": ms}`; or how it ended, behind `done:`.
    #[napi]
    pub fn next(&mut self, elapsed: f64, unix: f64, random: f64) -> String {
        let Some(course) = &mut self.0 else {
            return json::failed(Error::config("the course is not open"));
        };
        match course.next(now(elapsed, unix), random) {
            ExchangeStep::Send(attempt) => {
                let mut request = shown(&attempt.request);
                request["timeout"] = json!(millis(attempt.timeout));
                request["line"] = json!(millis(attempt.queue_timeout));
                request["ends"] = json!(millis(attempt.ends));
                request["attempt"] = json!(attempt.number);
                request["freshConnection"] = json!(attempt.fresh_connection);
                json!({ "send": request }).to_string()
            }
            ExchangeStep::Wait(time) => json!({ "wait": millis(time) }).to_string(),
            ExchangeStep::Done(Ok(finished)) => format!("{{\"done\":{}}}", json::ok(&finished.value)),
            ExchangeStep::Done(Err(error)) => format!("{{\"done\":{}}}", json::failed(error)),
        }
    }

    /// Reports what became of the attempt that was sent last.
    #[napi]
    pub fn report(&mut self, outcome: String, elapsed: f64, unix: f64, random: f64) -> String {
        json::plain(read(&outcome).map(|outcome| {
            if let Some(course) = &mut self.0 {
                course.report(outcome, now(elapsed, unix), random);
            }
            Value::Null
        }))
    }
}

fn read(report: &str) -> Result<Outcome, Error> {
    let report: Report = serde_json::from_str(report)
        .map_err(|error| Error::config(format!("this is no outcome of an attempt: {error}")))?;
    let trouble = |kind| TransportError::new(kind, "");
    let response = |given: Given| -> Result<Response, Error> { given.into_answer() };
    Ok(match report {
        Report::NotSent(kind) => Outcome::NotSent(trouble(kind)),
        Report::NoResponse(kind) => Outcome::NoResponse(trouble(kind)),
        Report::Answered(given) => Outcome::Answered(response(given)?),
        Report::TooLarge(given) => Outcome::TooLarge(response(given)?),
    })
}

/// Both in milliseconds.
fn now(elapsed: f64, unix: f64) -> Now {
    let time = |millis: f64| Duration::try_from_secs_f64(millis / 1_000.0).unwrap_or_default();
    Now { elapsed: time(elapsed), unix: time(unix) }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

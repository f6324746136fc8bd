//! The manual exchange: the retries of one operation, with the caller's own clock and HTTP client.

use std::time::Duration;

use napi_derive::napi;
use numplan::Error;
use numplan::bindings::{ExchangeStep, ManualExchange};
use numplan::exchange::{Now, Outcome, TransportError, TransportErrorKind};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::client::Client;
use crate::json;
use crate::prepared::request_json;
use crate::response_input::ResponseInput;

/// The state machine of one operation. Call `open` first.
#[napi]
#[derive(Default)]
pub struct Exchange(Option<Box<dyn ManualExchange>>);

/// The outcome of an attempt.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Report {
    NotSent(TransportErrorKind),
    NoResponse(TransportErrorKind),
    Responded(ResponseInput),
    TooLarge(ResponseInput),
}

#[napi]
impl Exchange {
    /// Makes an exchange that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts the exchange and returns the safety of its operation.
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
        let exchange = client
            .request(operation, &inputs, &options)
            .and_then(|(host, request)| host.exchange(request, now(elapsed, unix)));
        json::plain(exchange.map(|exchange| {
            let safety = json!(exchange.safety());
            self.0 = Some(exchange);
            safety
        }))
    }

    /// Returns the next step: `{"send": …}`, `{"wait": ms}`, or the outcome as `{"done": …}`.
    #[napi]
    pub fn next(&mut self, elapsed: f64, unix: f64, random: f64) -> String {
        let Some(exchange) = &mut self.0 else {
            return json::failed(Error::config("the exchange is not open"));
        };
        match exchange.next(now(elapsed, unix), random) {
            ExchangeStep::Send(attempt) => {
                let mut request = request_json(&attempt.request);
                request["timeout"] = json!(millis(attempt.timeout));
                request["freshConnection"] = json!(attempt.fresh_connection);
                json!({ "send": request }).to_string()
            }
            ExchangeStep::Wait(time) => json!({ "wait": millis(time) }).to_string(),
            ExchangeStep::Done(Ok(finished)) => format!("{{\"done\":{}}}", json::ok(&finished.value)),
            ExchangeStep::Done(Err(error)) => format!("{{\"done\":{}}}", json::failed(error)),
        }
    }

    /// Reports the outcome of the last request.
    #[napi]
    pub fn report(&mut self, outcome: String, elapsed: f64, unix: f64, random: f64) -> String {
        json::plain(read(&outcome).map(|outcome| {
            if let Some(exchange) = &mut self.0 {
                exchange.report(outcome, now(elapsed, unix), random);
            }
            Value::Null
        }))
    }
}

fn read(report: &str) -> Result<Outcome, Error> {
    let report: Report = serde_json::from_str(report)
        .map_err(|error| Error::config(format!("the outcome of the request cannot be read: {error}")))?;
    let trouble = |kind| TransportError::new(kind, "");
    Ok(match report {
        Report::NotSent(kind) => Outcome::NotSent(trouble(kind)),
        Report::NoResponse(kind) => Outcome::NoResponse(trouble(kind)),
        Report::Responded(response) => Outcome::Answered(response.into_response()?),
        Report::TooLarge(response) => Outcome::TooLarge(response.into_response()?),
    })
}

/// Reads a moment, given in milliseconds.
fn now(elapsed: f64, unix: f64) -> Now {
    let time = |millis: f64| Duration::try_from_secs_f64(millis / 1_000.0).unwrap_or_default();
    Now { elapsed: time(elapsed), unix: time(unix) }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

//! The manual exchange: the retries of one operation, with the caller's own clock and HTTP client.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use numplan::bindings::{ExchangeStep, ManualExchange};
use numplan::exchange::{Now, Outcome, TransportError, TransportErrorKind};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::json;
use crate::output::{finished, raised};
use crate::response::{headers, response};

/// The state machine of one operation.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct Exchange(pub(crate) Mutex<Box<dyn ManualExchange>>);

impl Exchange {
    fn lock(&self) -> MutexGuard<'_, Box<dyn ManualExchange>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a moment, given in seconds.
pub(crate) fn now(elapsed: f64, unix: f64) -> PyResult<Now> {
    let time = |seconds: f64| {
        let refused = |error| PyValueError::new_err(format!("{seconds} is not a time in seconds: {error}"));
        Duration::try_from_secs_f64(seconds).map_err(refused)
    };
    Ok(Now { elapsed: time(elapsed)?, unix: time(unix)? })
}

#[pymethods]
impl Exchange {
    /// How far the operation may be repeated.
    #[getter]
    fn safety<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.lock().safety())
    }

    /// Returns `("send", attempt)`, `("wait", seconds)` or `("done", result)`, or raises the operation's error.
    fn next<'py>(
        &self,
        runner: &Bound<'py, PyAny>,
        elapsed: f64,
        unix: f64,
        random: f64,
    ) -> PyResult<(&'static str, Bound<'py, PyAny>)> {
        let py = runner.py();
        let now = now(elapsed, unix)?;
        let step = self.lock().next(now, random);
        match step {
            ExchangeStep::Send(attempt) => {
                let send = PyDict::new(py);
                send.set_item("method", attempt.request.method().as_str())?;
                send.set_item("url", attempt.request.uri().to_string())?;
                send.set_item("headers", headers(py, attempt.request.headers())?)?;
                send.set_item("body", PyBytes::new(py, attempt.request.body()))?;
                send.set_item("timeout", attempt.timeout.as_secs_f64())?;
                send.set_item("fresh_connection", attempt.fresh_connection)?;
                Ok(("send", send.into_any()))
            }
            ExchangeStep::Wait(time) => Ok(("wait", time.as_secs_f64().into_pyobject(py)?.into_any())),
            ExchangeStep::Done(Ok(result)) => Ok(("done", finished(runner, result)?)),
            ExchangeStep::Done(Err(error)) => Err(raised(py, &error)),
        }
    }

    /// Reports a response. Pass `too_large` if its body exceeds the size that is read.
    #[pyo3(signature = (status, headers, body, *, elapsed, unix, random, too_large=false))]
    #[expect(clippy::too_many_arguments, reason = "a response and a moment, part by part")]
    fn responded(
        &self,
        status: u16,
        headers: &Bound<'_, PyDict>,
        body: Vec<u8>,
        elapsed: f64,
        unix: f64,
        random: f64,
        too_large: bool,
    ) -> PyResult<()> {
        let response = response(status, headers, body)?;
        let outcome = if too_large { Outcome::TooLarge(response) } else { Outcome::Answered(response) };
        self.lock().report(outcome, now(elapsed, unix)?, random);
        Ok(())
    }

    /// Reports that no response came. Pass `sent=False` only if it is proved that nothing was sent.
    #[pyo3(signature = (trouble, *, sent, elapsed, unix, random))]
    fn failed(&self, trouble: &str, sent: bool, elapsed: f64, unix: f64, random: f64) -> PyResult<()> {
        let kind: TransportErrorKind = serde_json::from_value(trouble.into())
            .map_err(|error| PyValueError::new_err(format!("trouble: {error}")))?;
        let trouble = TransportError::new(kind, "");
        let outcome = if sent { Outcome::NoResponse(trouble) } else { Outcome::NotSent(trouble) };
        self.lock().report(outcome, now(elapsed, unix)?, random);
        Ok(())
    }
}

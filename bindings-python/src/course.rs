//! The course of one operation, for those who send by themselves and want the engine's retries.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use numplan::bindings::{self, ExchangeStep};
use numplan::exchange::{Now, Outcome, TransportError, TransportErrorKind};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::client::{headers, response};
use crate::error::raised;
use crate::tree::finished;

/// A state machine: it is told the time and what became of each attempt, and says what to do next.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Course(Mutex<bindings::ManualExchange>);

impl Course {
    pub(crate) fn new(course: bindings::ManualExchange) -> Self {
        Self(Mutex::new(course))
    }
}

/// A moment, in seconds.
pub(crate) fn now(elapsed: f64, unix: f64) -> PyResult<Now> {
    let time = |seconds: f64| {
        Duration::try_from_secs_f64(seconds).map_err(|error| PyValueError::new_err(error.to_string()))
    };
    Ok(Now { elapsed: time(elapsed)?, unix: time(unix)? })
}

#[pymethods]
impl Course {
    /// What may be sent again: `read`, `sets`, `starts` or `spends`.
    #[getter]
    fn class_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        crate::json::serialized(py, &self.0.lock().unwrap_or_else(PoisonError::into_inner).safety())
    }

    /// What to do next: `("send", request)`, `("wait", seconds)` or `("done", result)`; an error is raised.
    fn next<'py>(
        &self,
        calls: &Bound<'py, PyAny>,
        elapsed: f64,
        unix: f64,
        random: f64,
    ) -> PyResult<(&'static str, Bound<'py, PyAny>)> {
        let py = calls.py();
        let now = now(elapsed, unix)?;
        let next = self.0.lock().unwrap_or_else(PoisonError::into_inner).next(now, random);
        match next {
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
            ExchangeStep::Done(Ok(result)) => Ok(("done", finished(calls, result)?)),
            ExchangeStep::Done(Err(error)) => Err(raised(py, &error)),
        }
    }

    /// Reports an answer. `too_large`: its body exceeds what is read.
    #[pyo3(signature = (status, headers, body, *, elapsed, unix, random, too_large=false))]
    #[expect(clippy::too_many_arguments, reason = "an answer, and the time")]
    fn answered(
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
        self.0.lock().unwrap_or_else(PoisonError::into_inner).report(outcome, now(elapsed, unix)?, random);
        Ok(())
    }

    /// Reports that there was no answer. `sent`: false only if it is proved that nothing was.
    #[pyo3(signature = (trouble, *, sent, elapsed, unix, random))]
    fn failed(&self, trouble: &str, sent: bool, elapsed: f64, unix: f64, random: f64) -> PyResult<()> {
        let kind: TransportErrorKind = serde_json::from_value(trouble.into())
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        let trouble = TransportError::new(kind, "");
        let outcome = if sent { Outcome::NoResponse(trouble) } else { Outcome::NotSent(trouble) };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).report(outcome, now(elapsed, unix)?, random);
        Ok(())
    }
}

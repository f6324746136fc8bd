//! A client, as the Python source around it calls it: by names, waited for or told of.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use numplan::bindings::catalog::{Dialect, Finished};
use numplan::bindings::{self, Hooks, PageReader, Request, WaitResult};
use numplan::provider::ProviderId;
use numplan::{Error, ErrorCode, Event};
use pyo3::exceptions::{PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::attach::{attach, detach, shut_at_exit};
use crate::error::{made, raised};
use crate::input::inputs;
use crate::tree::{export, finished};

/// A client of one provider.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Host {
    host: bindings::DynamicClient,
    /// Whether anybody hears what is logged; asked at each call.
    listens: Arc<AtomicBool>,
}

impl Host {
    fn listen(&self, listens: bool) {
        self.listens.store(listens, Ordering::Relaxed);
    }
}

fn request(operation: String, given: &Bound<'_, PyDict>, options: &Bound<'_, PyDict>) -> PyResult<Request> {
    Ok(Request { operation, inputs: inputs(given)?, options: inputs(options)?, ..Request::default() })
}

#[pymethods]
impl Host {
    #[new]
    fn new(py: Python<'_>, provider: &str, settings: &Bound<'_, PyDict>) -> PyResult<Self> {
        let unknown = || PyValueError::new_err(format!("there is no provider {provider}"));
        let provider = ProviderId::from_value(provider).ok_or_else(unknown)?;
        shut_at_exit(py)?;
        let listens = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&listens);
        let observer = move |event: &Event<'_>| {
            if heard.load(Ordering::Relaxed) {
                log(event);
            }
        };
        let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
        let given = inputs(settings);
        // The dictionary is a local variable of Python's frames, and has the credentials in it.
        settings.clear();
        let settings = given?;
        let host = bindings::DynamicClient::open(provider, settings, &Dialect::PYTHON, hooks);
        Ok(Self { host: host.map_err(|error| raised(py, &error))?, listens })
    }

    /// Carries a call out, without the interpreter's lock, and lets Ctrl-C through.
    fn wait<'py>(
        &self,
        calls: &Bound<'py, PyAny>,
        operation: String,
        given: &Bound<'py, PyDict>,
        options: &Bound<'py, PyDict>,
        listens: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = calls.py();
        self.listen(listens);
        let request = request(operation, given, options)?;
        let signals = Signals::default();
        let (ended, _visit) = detach(py, || self.host.wait(request, || signals.came()));
        let result = signals.finish(py, ended)?;
        finished(calls, result)
    }

    /// Starts a call; `done` is told of its end, on the engine's thread.
    fn start(
        &self,
        operation: String,
        given: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
        done: Py<PyAny>,
        listens: bool,
    ) -> PyResult<OperationHandle> {
        self.listen(listens);
        let request = request(operation, given, options)?;
        let py = given.py();
        let (ticket, _visit) = detach(py, || self.host.start(request, move |end| tell(&done, end.map(Some))));
        Ok(OperationHandle(ticket))
    }

    /// A list, to be read page by page.
    fn list(
        &self,
        operation: String,
        given: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Pages> {
        let list = self.host.list(request(operation, given, options)?);
        let listing = list.map_err(|error| raised(given.py(), &error))?;
        Ok(Pages { listing, listens: Arc::clone(&self.listens) })
    }

    /// The request of an operation.
    fn prepare(
        &self,
        operation: String,
        given: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Prepared> {
        let prepared = self.host.prepare(request(operation, given, options)?);
        prepared.map(Prepared).map_err(|error| raised(given.py(), &error))
    }

    /// What an answer says about an operation, also where a request cannot be prepared: before an order there is a
    /// read.
    fn interpret<'py>(
        &self,
        calls: &Bound<'py, PyAny>,
        operation: String,
        given: &Bound<'py, PyDict>,
        status: u16,
        headers: &Bound<'py, PyDict>,
        body: Vec<u8>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = calls.py();
        let request = request(operation, given, &PyDict::new(py))?;
        let read = self.host.interpret(request, &response(status, headers, body)?);
        finished(calls, read.map_err(|error| raised(py, &error))?)
    }

    /// The course of an operation. Times are in seconds.
    fn course(
        &self,
        operation: String,
        given: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
        elapsed: f64,
        unix: f64,
    ) -> PyResult<crate::course::Course> {
        let now = crate::course::now(elapsed, unix)?;
        let course = self.host.course(request(operation, given, options)?, now);
        course.map(crate::course::Course::new).map_err(|error| raised(given.py(), &error))
    }

    /// The orders that nobody waited for to their end.
    fn detached_orders<'py>(&self, calls: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let py = calls.py();
        let (orders, _visit) = detach(py, || self.host.detached_orders());
        let order = |order| export(py, Some(calls), numplan::export::Export::export(order));
        orders.into_iter().map(order).collect()
    }

    /// Closes the client and waits for its orders; Ctrl-C ends the wait.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        let signals = Signals::default();
        let (closed, _visit) = detach(py, || self.host.close(|| signals.came()));
        if closed {
            return Ok(());
        }
        Err(signals.taken().unwrap_or_else(|| PyKeyboardInterrupt::new_err(())))
    }

    /// Closes the client; `done` is told when its last call has ended.
    fn start_close(&self, py: Python<'_>, done: Py<PyAny>) -> OperationHandle {
        detach(py, || self.host.start_close(move || tell(&done, Ok(None))));
        OperationHandle(bindings::OperationHandle::of_nothing())
    }

    /// Where requests go.
    #[getter]
    fn base_url(&self) -> String {
        self.host.base_url()
    }
}

/// A call that is under way.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct OperationHandle(bindings::OperationHandle);

#[pymethods]
impl OperationHandle {
    /// Gives the call up. True: it is an order, which may go on to its end.
    fn cancel(&self) -> bool {
        self.0.cancel();
        self.0.is_order()
    }
}

/// How a call ended, until somebody takes it.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct End(Mutex<Option<Result<Option<Finished>, Error>>>);

#[pymethods]
impl End {
    /// The result, or the error that it is.
    fn take<'py>(&self, calls: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = calls.py();
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(Ok(Some(result))) => finished(calls, result),
            Some(Ok(None)) | None => Ok(py.None().into_bound(py)),
            Some(Err(error)) => Err(raised(py, &error)),
        }
    }
}

/// Tells Python of an end. Where the interpreter is about to end there is nobody left to tell.
fn tell(done: &Py<PyAny>, end: Result<Option<Finished>, Error>) {
    attach(|py| {
        let told = Py::new(py, End(Mutex::new(Some(end)))).and_then(|end| done.call1(py, (end,)));
        if let Err(error) = told {
            error.write_unraisable(py, None);
        }
    });
}

/// A list that is being read.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Pages {
    listing: PageReader,
    listens: Arc<AtomicBool>,
}

#[pymethods]
impl Pages {
    /// The next page; `None` at the end.
    fn wait<'py>(&self, calls: &Bound<'py, PyAny>, listens: bool) -> PyResult<Bound<'py, PyAny>> {
        let py = calls.py();
        self.listens.store(listens, Ordering::Relaxed);
        let signals = Signals::default();
        let (ended, _visit) = detach(py, || self.listing.wait_page(|| signals.came()));
        match signals.finish(py, ended)? {
            Some(page) => finished(calls, page),
            None => Ok(py.None().into_bound(py)),
        }
    }

    /// Starts reading the next page; `done` is told of it.
    fn start(&self, py: Python<'_>, done: Py<PyAny>, listens: bool) -> OperationHandle {
        self.listens.store(listens, Ordering::Relaxed);
        OperationHandle(detach(py, || self.listing.start_page(move |end| tell(&done, end))).0)
    }

    /// How many items the provider says there are.
    #[getter]
    fn total(&self) -> Option<u64> {
        self.listing.total()
    }

    /// Whether the provider's count does not fit what came.
    #[getter]
    fn mismatch<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.listing.mismatch().map(|mismatch| export(py, None, mismatch)).transpose()
    }
}

/// A request to be sent by the caller.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Prepared(bindings::Prepared);

#[pymethods]
impl Prepared {
    /// The method.
    #[getter]
    fn method(&self) -> &str {
        self.0.request.method().as_str()
    }

    /// The whole URL.
    #[getter]
    fn url(&self) -> String {
        self.0.request.uri().to_string()
    }

    /// The headers, the credentials among them.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        headers(py, self.0.request.headers())
    }

    /// The body; empty if there is none.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.request.body())
    }

    /// What an answer says.
    fn interpret<'py>(
        &self,
        calls: &Bound<'py, PyAny>,
        status: u16,
        headers: &Bound<'py, PyDict>,
        body: Vec<u8>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let read = self.0.interpret(&response(status, headers, body)?);
        finished(calls, read.map_err(|error| raised(calls.py(), &error))?)
    }
}

/// Headers as a dictionary.
pub(crate) fn headers<'py>(py: Python<'py>, of: &http::HeaderMap) -> PyResult<Bound<'py, PyDict>> {
    let headers = PyDict::new(py);
    for (name, value) in of {
        headers.set_item(name.as_str(), String::from_utf8_lossy(value.as_bytes()))?;
    }
    Ok(headers)
}

/// An answer of its parts.
pub(crate) fn response(
    status: u16,
    headers: &Bound<'_, PyDict>,
    body: Vec<u8>,
) -> PyResult<http::Response<Vec<u8>>> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name.extract::<String>()?, value.extract::<String>()?);
    }
    response.body(body).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// What signals do while the interpreter's lock is given away: Ctrl-C, mostly.
#[derive(Default)]
struct Signals {
    error: Mutex<Option<PyErr>>,
    count: AtomicUsize,
}

impl Signals {
    /// Runs handlers that are due. True: one of them raised something.
    fn came(&self) -> bool {
        let raised = attach(|py| py.check_signals().err()).flatten();
        let Some(error) = raised else { return false };
        *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        self.count.fetch_add(1, Ordering::Relaxed);
        true
    }

    fn taken(&self) -> Option<PyErr> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The result of a wait. What a handler raised goes on once the call has ended, with the call's error as its
    /// cause; whoever interrupts a second time, and leaves something open by it, gets that error.
    fn finish<T>(&self, py: Python<'_>, ended: WaitResult<T>) -> PyResult<T> {
        let Some(interrupt) = self.taken() else {
            return ended.result.map_err(|error| raised(py, &error));
        };
        let twice = self.count.load(Ordering::Relaxed) > 1;
        match ended.result {
            Err(error) if twice && error.code == ErrorCode::OutcomeUnknown => {
                let unknown = raised(py, &error);
                unknown.set_cause(py, Some(interrupt));
                Err(unknown)
            }
            Err(error) => {
                interrupt
                    .set_cause(py, Some(made(py, &error).map_or_else(|failed| failed, PyErr::from_value)));
                Err(interrupt)
            }
            Ok(_) => Err(interrupt),
        }
    }
}

/// Logs an attempt, as people who use Python's `logging` expect it.
fn log(event: &Event<'_>) {
    attach(|py| {
        let logged = (|| {
            let fields = PyDict::new(py);
            let milliseconds = event.took.as_secs_f64() * 1_000.0;
            let outcome = match (event.status, event.error) {
                (Some(status), _) => status.to_string(),
                (None, trouble) => format!("{trouble:?}").to_lowercase(),
            };
            fields.set_item("provider", event.provider.as_str())?;
            fields.set_item("operation", event.operation)?;
            fields.set_item("method", event.method.as_str())?;
            fields.set_item("path", event.template)?;
            fields.set_item("status", event.status)?;
            fields.set_item("attempt", event.attempt)?;
            fields.set_item("milliseconds", milliseconds)?;
            let extra = PyDict::new(py);
            extra.set_item("numplan", &fields)?;
            let keywords = PyDict::new(py);
            keywords.set_item("extra", extra)?;
            let message = "%s %s %s: %s in %.1f ms (attempt %d)";
            let (provider, method) = (event.provider.title(), event.method.as_str());
            let parts = (message, provider, method, event.template, outcome, milliseconds, event.attempt);
            py.import("logging")?.call_method1("getLogger", ("numplan",))?.call_method(
                "debug",
                parts,
                Some(&keywords),
            )
        })();
        if let Err(error) = logged {
            error.write_unraisable(py, None);
        }
    });
}

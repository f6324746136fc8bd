//! The native side of a client: operations by name, waited for or awaited.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use numplan::bindings::catalog::Dialect;
use numplan::bindings::{self, Hooks, PageReader, Request, WaitResult};
use numplan::provider::ProviderId;
use numplan::{AttemptEvent, ErrorCode};
use pyo3::exceptions::{PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::completions::CompletionQueue;
use crate::exchange::{self, Exchange};
use crate::gil::{attach, close_at_exit, detach};
use crate::input::inputs;
use crate::output::{exception, export, finished, raised};
use crate::response::{headers, response};

/// A client of one provider.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct NativeClient {
    host: bindings::DynamicClient,
    /// Whether the logger is enabled; updated before each operation.
    logs: Arc<AtomicBool>,
}

impl NativeClient {
    /// Opens a client. `settings` is emptied.
    pub(crate) fn open(py: Python<'_>, provider: ProviderId, settings: &Bound<'_, PyDict>) -> PyResult<Self> {
        close_at_exit(py)?;
        let logs = Arc::new(AtomicBool::new(false));
        let is_enabled = Arc::clone(&logs);
        let observer = move |event: &AttemptEvent<'_>| {
            if is_enabled.load(Ordering::Relaxed) {
                log(event);
            }
        };
        let hooks = Hooks { observer: Some(Arc::new(observer)), ..Hooks::default() };
        let read = inputs(settings);
        // The dictionary is a local variable of Python frames and holds the credentials.
        settings.clear();
        let host = bindings::DynamicClient::open(provider, read?, &Dialect::PYTHON, hooks);
        Ok(Self { host: host.map_err(|error| raised(py, &error))?, logs })
    }

    /// The client of the engine. `logs`: whether the logger is enabled.
    pub(crate) fn host(&self, logs: bool) -> bindings::DynamicClient {
        self.set_logs(logs);
        self.host.clone()
    }

    fn set_logs(&self, logs: bool) {
        self.logs.store(logs, Ordering::Relaxed);
    }
}

fn request(
    operation: String,
    arguments: &Bound<'_, PyDict>,
    options: &Bound<'_, PyDict>,
) -> PyResult<Request> {
    Ok(Request { operation, inputs: inputs(arguments)?, options: inputs(options)?, ..Request::default() })
}

#[pymethods]
impl NativeClient {
    #[new]
    fn new(py: Python<'_>, provider: &str, settings: &Bound<'_, PyDict>) -> PyResult<Self> {
        let unknown = || PyValueError::new_err(format!("there is no provider {provider}"));
        Self::open(py, ProviderId::from_value(provider).ok_or_else(unknown)?, settings)
    }

    /// Runs an operation without the interpreter's lock; Ctrl-C interrupts it.
    fn wait<'py>(
        &self,
        runner: &Bound<'py, PyAny>,
        operation: String,
        arguments: &Bound<'py, PyDict>,
        options: &Bound<'py, PyDict>,
        logs: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = runner.py();
        self.set_logs(logs);
        let request = request(operation, arguments, options)?;
        let signals = Signals::default();
        let (ended, _guard) = detach(py, || self.host.wait(request, || signals.check()));
        let result = signals.finish(py, ended)?;
        finished(runner, result)
    }

    /// Starts an operation. `queue` completes `future` with its outcome.
    fn start(
        &self,
        operation: String,
        arguments: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
        queue: &Bound<'_, CompletionQueue>,
        future: Py<PyAny>,
        logs: bool,
    ) -> PyResult<OperationHandle> {
        self.set_logs(logs);
        let request = request(operation, arguments, options)?;
        let py = arguments.py();
        let done = queue.get().completes(future);
        let (handle, _guard) = detach(py, || self.host.start(request, |end| done(end.map(Some))));
        Ok(OperationHandle(handle))
    }

    /// Returns the pages of a list, none of them read.
    fn pages(
        &self,
        operation: String,
        arguments: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Pages> {
        let list = self.host.list(request(operation, arguments, options)?);
        let listing = list.map_err(|error| raised(arguments.py(), &error))?;
        Ok(Pages { listing, logs: Arc::clone(&self.logs) })
    }

    /// Returns the request of an operation.
    fn prepare(
        &self,
        operation: String,
        arguments: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Prepared> {
        let prepared = self.host.prepare(request(operation, arguments, options)?);
        prepared.map(Prepared).map_err(|error| raised(arguments.py(), &error))
    }

    /// Interprets a response to an operation, also one that cannot be prepared because a read comes before it.
    fn interpret<'py>(
        &self,
        runner: &Bound<'py, PyAny>,
        operation: String,
        arguments: &Bound<'py, PyDict>,
        status: u16,
        headers: &Bound<'py, PyDict>,
        body: Vec<u8>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = runner.py();
        let request = request(operation, arguments, &PyDict::new(py))?;
        let read = self.host.interpret(request, &response(status, headers, body)?);
        finished(runner, read.map_err(|error| raised(py, &error))?)
    }

    /// Returns the exchange of an operation. Times are in seconds.
    fn exchange(
        &self,
        operation: String,
        arguments: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
        elapsed: f64,
        unix: f64,
    ) -> PyResult<Exchange> {
        let now = exchange::now(elapsed, unix)?;
        let exchange = self.host.exchange(request(operation, arguments, options)?, now);
        exchange.map(|exchange| Exchange(exchange.into())).map_err(|error| raised(arguments.py(), &error))
    }

    /// Returns the orders whose caller stopped waiting, oldest first. Finished ones are returned once.
    fn detached_orders<'py>(&self, runner: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let py = runner.py();
        let (orders, _guard) = detach(py, || self.host.detached_orders());
        let order = |order| export(py, Some(runner), numplan::export::Export::export(order));
        orders.into_iter().map(order).collect()
    }

    /// Closes the client and waits for its orders; Ctrl-C ends the wait.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        let signals = Signals::default();
        let (closed, _guard) = detach(py, || self.host.close(|| signals.check()));
        if closed {
            return Ok(());
        }
        Err(signals.take().unwrap_or_else(|| PyKeyboardInterrupt::new_err(())))
    }

    /// Closes the client. `queue` completes `future` when its last operation has ended.
    fn start_close(&self, queue: &Bound<'_, CompletionQueue>, future: Py<PyAny>) -> OperationHandle {
        let done = queue.get().completes(future);
        detach(queue.py(), || self.host.start_close(|| done(Ok(None))));
        OperationHandle::inert()
    }

    /// The base URL of requests.
    #[getter]
    fn base_url(&self) -> String {
        self.host.base_url()
    }
}

/// A running operation.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct OperationHandle(bindings::OperationHandle);

impl OperationHandle {
    /// The handle of something that is canceled otherwise.
    pub(crate) fn inert() -> Self {
        Self(bindings::OperationHandle::inert())
    }
}

#[pymethods]
impl OperationHandle {
    /// Cancels the operation. Returns whether it is an order, which may run to completion in the background.
    fn cancel(&self) -> bool {
        self.0.detach();
        self.0.is_order()
    }
}

/// A list that is being read.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Pages {
    listing: PageReader,
    logs: Arc<AtomicBool>,
}

#[pymethods]
impl Pages {
    /// Returns the next page; `None` at the end.
    fn wait<'py>(&self, runner: &Bound<'py, PyAny>, logs: bool) -> PyResult<Bound<'py, PyAny>> {
        let py = runner.py();
        self.logs.store(logs, Ordering::Relaxed);
        let signals = Signals::default();
        let (ended, _guard) = detach(py, || self.listing.wait_page(|| signals.check()));
        match signals.finish(py, ended)? {
            Some(page) => finished(runner, page),
            None => Ok(py.None().into_bound(py)),
        }
    }

    /// Starts to read the next page. `queue` completes `future` with the outcome.
    fn start(&self, queue: &Bound<'_, CompletionQueue>, future: Py<PyAny>, logs: bool) -> OperationHandle {
        self.logs.store(logs, Ordering::Relaxed);
        let done = queue.get().completes(future);
        OperationHandle(detach(queue.py(), || self.listing.start_page(done)).0)
    }

    /// The number of items that the provider reports.
    #[getter]
    fn total(&self) -> Option<u64> {
        self.listing.total()
    }

    /// The difference between the provider's count and the items received, once all pages have been read.
    #[getter]
    fn mismatch<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.listing.mismatch().map(|mismatch| export(py, None, mismatch)).transpose()
    }
}

/// A request for the caller to send.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct Prepared(bindings::Prepared);

#[pymethods]
impl Prepared {
    /// The HTTP method.
    #[getter]
    fn method(&self) -> &str {
        self.0.request.method().as_str()
    }

    /// The whole URL.
    #[getter]
    fn url(&self) -> String {
        self.0.request.uri().to_string()
    }

    /// The headers, with the credentials.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        headers(py, self.0.request.headers())
    }

    /// The body; empty without one.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.request.body())
    }

    /// Returns the result that a response holds, or raises its error.
    fn interpret<'py>(
        &self,
        runner: &Bound<'py, PyAny>,
        status: u16,
        headers: &Bound<'py, PyDict>,
        body: Vec<u8>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let read = self.0.interpret(&response(status, headers, body)?);
        finished(runner, read.map_err(|error| raised(runner.py(), &error))?)
    }
}

/// The signals that arrive during a wait without the interpreter's lock, mostly Ctrl-C.
#[derive(Default)]
pub(crate) struct Signals {
    error: Mutex<Option<PyErr>>,
    count: AtomicUsize,
}

impl Signals {
    /// Runs the handlers that are due. Returns whether one of them raised.
    pub(crate) fn check(&self) -> bool {
        let raised = attach(|py| py.check_signals().err()).flatten();
        let Some(error) = raised else { return false };
        *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        self.count.fetch_add(1, Ordering::Relaxed);
        true
    }

    pub(crate) fn take(&self) -> Option<PyErr> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Returns the result of a wait. A handler's exception is raised once the operation has ended, with the
    /// operation's error as its cause. A second interrupt that leaves the outcome unknown raises that error instead.
    pub(crate) fn finish<T>(&self, py: Python<'_>, ended: WaitResult<T>) -> PyResult<T> {
        let Some(interrupt) = self.take() else {
            return ended.result.map_err(|error| raised(py, &error));
        };
        let is_repeated = self.count.load(Ordering::Relaxed) > 1;
        match ended.result {
            Err(error) if is_repeated && error.code == ErrorCode::OutcomeUnknown => {
                let unknown = raised(py, &error);
                unknown.set_cause(py, Some(interrupt));
                Err(unknown)
            }
            Err(error) => {
                let cause = exception(py, &error).map_or_else(|failed| failed, PyErr::from_value);
                interrupt.set_cause(py, Some(cause));
                Err(interrupt)
            }
            Ok(_) => Err(interrupt),
        }
    }
}

fn interrupt_main(py: Python<'_>) {
    let interrupted = py.import("_thread").and_then(|thread| thread.call_method0("interrupt_main"));
    if let Err(error) = interrupted {
        error.write_unraisable(py, None);
    }
}

/// Logs an attempt to the logger `numplan`.
fn log(event: &AttemptEvent<'_>) {
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
        match logged {
            // A caller that waits runs log handlers on its own thread, the main one too. The wait sees Ctrl-C again.
            Err(error) if error.is_instance_of::<PyKeyboardInterrupt>(py) => interrupt_main(py),
            Err(error) => error.write_unraisable(py, None),
            Ok(_) => {}
        }
    });
}

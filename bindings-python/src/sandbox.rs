//! The sandbox, for users' own tests: the providers on a loopback port.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use numplan_sandbox::{Fault, Numbers, Options, Provider, Stock, Switches};
use pyo3::exceptions::{PyAttributeError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::json;

/// Stand-ins for the providers on one port of this machine.
///
/// A sandbox has sample numbers, accepts its own credentials only, keeps changes while it runs, and costs nothing.
/// Faults are scripted.
///
/// Example:
///     with numplan.Sandbox() as sandbox:
///         client = numplan.Flowroute(**sandbox.flowroute)
///
/// Args:
///     port: A port of the loopback interface; 0 picks a free one.
///     switches: Undocumented provider behavior, as `switches()` returns it; others keep their defaults.
///     numbers: The numbers of the accounts, as `numbers()` returns them, instead of the samples.
///     stock: The numbers for sale, as `stock()` returns them, instead of the samples.
///     task_time: Duration of tasks, in seconds.
///     fleet: Whether the samples are 200 numbers for fleets.
#[pyclass(frozen, module = "numplan")]
#[derive(Debug)]
pub(crate) struct Sandbox {
    /// `None` once the sandbox is closed.
    running: Mutex<Option<Arc<numplan_sandbox::Sandbox>>>,
    url: String,
}

impl Sandbox {
    fn running(&self) -> PyResult<Arc<numplan_sandbox::Sandbox>> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.clone().ok_or_else(|| PyRuntimeError::new_err("the sandbox is closed"))
    }
}

#[pymethods]
impl Sandbox {
    #[new]
    #[pyo3(signature = (*, port=0, switches=None, numbers=None, stock=None, task_time=None, fleet=false))]
    fn new(
        py: Python<'_>,
        port: u16,
        switches: Option<&Bound<'_, PyAny>>,
        numbers: Option<&Bound<'_, PyAny>>,
        stock: Option<&Bound<'_, PyAny>>,
        task_time: Option<f64>,
        fleet: bool,
    ) -> PyResult<Self> {
        let mut options = Options { port, ..Options::default() };
        if fleet {
            options.numbers = Numbers::fleet();
        }
        if let Some(seconds) = task_time {
            let time = Duration::try_from_secs_f64(seconds);
            options = options.task_time(time.map_err(|error| PyValueError::new_err(error.to_string()))?);
        }
        if let Some(turns) = switches {
            options.switches = turned(options.switches, turns)?;
        }
        if let Some(numbers) = numbers {
            options.numbers = json::read(numbers)?;
        }
        if let Some(stock) = stock {
            options.stock = json::read(stock)?;
        }
        let sandbox = py.detach(|| numplan_sandbox::Sandbox::start(options))?;
        let url = sandbox.url();
        Ok(Self { running: Mutex::new(Some(Arc::new(sandbox))), url })
    }

    /// The base URL of all providers.
    #[getter]
    fn url(&self) -> &str {
        &self.url
    }

    /// Returns keyword arguments for the clients of a provider: `**sandbox.flowroute`.
    fn __getattr__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyDict>> {
        let access = numplan_sandbox::accesses().find(|access| access.name == name);
        let access = access.ok_or_else(|| {
            PyAttributeError::new_err(format!("'Sandbox' object has no attribute '{name}'"))
        })?;
        let settings = PyDict::new(py);
        for (name, value) in access.credentials {
            settings.set_item(name, value)?;
        }
        settings.set_item("base_url", &self.url)?;
        Ok(settings)
    }

    /// Adds a fault: `{"method": "PATCH", "action": {"kind": "drop", "commit": True}}`.
    ///
    /// Args:
    ///     fault: The `action`, and the requests it applies to: `provider`, `method`, `path` (`*` matches one
    ///         segment, `**` any rest), from the `nth` match on (default 1), `times` (default 1; `None`: all).
    fn add_fault(&self, fault: &Bound<'_, PyAny>) -> PyResult<()> {
        let fault: Fault = json::read(fault)?;
        self.running().map(|sandbox| sandbox.fault(fault))
    }

    /// Removes all faults.
    fn clear_faults(&self) -> PyResult<()> {
        self.running().map(|sandbox| sandbox.clear_faults())
    }

    /// Returns the requests so far, oldest first.
    fn log<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.log())
    }

    /// Clears the log.
    fn clear_log(&self) -> PyResult<()> {
        self.running().map(|sandbox| sandbox.clear_log())
    }

    /// Returns all numbers by provider, without the lag that `read_lag` gives to readers.
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.numbers())
    }

    /// Adds numbers by provider, replacing existing ones.
    fn add_numbers(&self, numbers: &Bound<'_, PyAny>) -> PyResult<()> {
        let numbers: Numbers = json::read(numbers)?;
        self.running().map(|sandbox| sandbox.add(numbers))
    }

    /// Adds `count` numbers at one provider, from 13002000000 on.
    fn add_many_numbers(&self, provider: &Bound<'_, PyAny>, count: u32) -> PyResult<()> {
        let provider: Provider = json::read(provider)?;
        self.running().map(|sandbox| sandbox.add(Numbers::many(provider, count)))
    }

    /// Returns the orders that took effect, oldest first, also those whose response was lost.
    fn orders<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.orders())
    }

    /// Returns the numbers for sale, by provider.
    fn stock<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.stock())
    }

    /// Adds numbers for sale by provider, replacing existing offers.
    fn add_stock(&self, stock: &Bound<'_, PyAny>) -> PyResult<()> {
        let stock: Stock = json::read(stock)?;
        self.running().map(|sandbox| sandbox.add_stock(stock))
    }

    /// Returns the switches of undocumented provider behavior.
    fn switches<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.switches())
    }

    /// Sets switches: `sandbox.turn(read_lag={"reads": 2}, timing={"task_ms": 0})`.
    #[pyo3(signature = (**switches))]
    fn turn(&self, switches: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        if let Some(turns) = switches {
            let sandbox = self.running()?;
            sandbox.set_switches(turned(sandbox.switches(), turns)?);
        }
        Ok(())
    }

    /// Returns every variant that is not a default, as keyword arguments for `turn`, one switch at a time.
    #[staticmethod]
    fn variants(py: Python<'_>) -> PyResult<Vec<Bound<'_, PyDict>>> {
        let variant = |variant: numplan_sandbox::Variant| {
            let turn = PyDict::new(py);
            turn.set_item(variant.switch, json::to_python(py, &variant.value)?)?;
            Ok(turn)
        };
        Switches::variants().into_iter().map(variant).collect()
    }

    /// Returns Flowroute's provisioning tasks.
    fn tasks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.running()?.flowroute_tasks())
    }

    /// Completes all running tasks.
    fn complete_tasks(&self) -> PyResult<()> {
        self.running().map(|sandbox| sandbox.complete_tasks())
    }

    /// Refuses connections, or accepts them again. Idle connections are closed.
    #[pyo3(signature = (refuse=true))]
    fn refuse_connections(&self, py: Python<'_>, refuse: bool) -> PyResult<()> {
        self.running().map(|sandbox| py.detach(|| sandbox.refuse_connections(refuse)))
    }

    /// Restores numbers, stock and switches to their start, and clears faults, orders and log.
    fn reset(&self, py: Python<'_>) -> PyResult<()> {
        self.running().map(|sandbox| py.detach(|| sandbox.reset()))
    }

    /// Stops the sandbox.
    fn close(&self, py: Python<'_>) {
        let sandbox = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        py.detach(|| drop(sandbox));
    }

    fn __enter__(sandbox: Py<Self>) -> Py<Self> {
        sandbox
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(&self, py: Python<'_>, _error: &Bound<'_, PyAny>) {
        self.close(py);
    }

    fn __repr__(&self) -> String {
        format!("Sandbox({:?})", self.url)
    }
}

/// Returns the switches with some of them changed.
fn turned(switches: Switches, turns: &Bound<'_, PyAny>) -> PyResult<Switches> {
    switches.turned(&json::of_python(turns)?).map_err(PyValueError::new_err)
}

//! The native side of fleets: accounts, wanted states, plans and runs. Results are dictionaries, of which
//! `numplan.fleet` makes objects.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use numplan::bindings::catalog::Dialect;
use numplan::{CancelToken, Error};
use numplan_fleet::bindings::{self, NextEvent, task};
use numplan_fleet::{AccountName, PlanSettings};
use pyo3::exceptions::{PyKeyboardInterrupt, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde_json::Value;

use crate::client::{NativeClient, OperationHandle, Signals};
use crate::completions::CompletionQueue;
use crate::gil::{attach, close_at_exit, detach};
use crate::input::inputs;
use crate::json::to_python;
use crate::output::raised;

const DIALECT: &Dialect = &Dialect::PYTHON;

/// Does something without the interpreter's lock, and raises its error.
fn unlocked<T: Send>(py: Python<'_>, act: impl FnOnce() -> Result<T, Error> + Send) -> PyResult<T> {
    let (result, _guard) = detach(py, act);
    result.map_err(|error| raised(py, &error))
}

/// The accounts of a fleet, each with a client.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct FleetAccounts(bindings::FleetAccounts);

#[pymethods]
impl FleetAccounts {
    /// Takes names, each with a client or the settings of one, which are emptied.
    #[new]
    fn new(py: Python<'_>, accounts: Vec<(String, Bound<'_, PyAny>)>, logs: bool) -> PyResult<Self> {
        let mut added = bindings::FleetAccounts::new();
        for (name, given) in accounts {
            let client = if let Ok(client) = given.cast::<NativeClient>() {
                client.get().host(logs)
            } else {
                let account = name.parse::<AccountName>().map_err(Error::config);
                let provider = account.map_err(|error| raised(py, &error))?.provider();
                NativeClient::open(py, provider, given.cast::<PyDict>()?)?.host(logs)
            };
            added.add(&name, client).map_err(|error| raised(py, &error))?;
        }
        Ok(Self(added))
    }
}

/// The wanted state of a fleet.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct FleetWanted(bindings::FleetWanted);

#[pymethods]
impl FleetWanted {
    /// Reads a file.
    #[staticmethod]
    fn read(
        py: Python<'_>,
        path: PathBuf,
        account: Option<&str>,
        accounts: Option<&FleetAccounts>,
    ) -> PyResult<Self> {
        let accounts = accounts.map(|accounts| &accounts.0);
        unlocked(py, move || bindings::FleetWanted::read(&path, account, accounts, DIALECT)).map(Self)
    }

    /// Takes rows in memory.
    #[staticmethod]
    fn of_rows(
        py: Python<'_>,
        rows: Vec<Bound<'_, PyDict>>,
        account: Option<&str>,
        accounts: Option<&FleetAccounts>,
    ) -> PyResult<Self> {
        let rows: PyResult<Vec<_>> = rows.into_iter().map(|row| inputs(&row)).collect();
        let (rows, accounts) = (rows?, accounts.map(|accounts| &accounts.0));
        unlocked(py, || bindings::FleetWanted::from_rows("rows", rows, account, accounts, DIALECT)).map(Self)
    }

    /// Returns the state in short.
    fn view<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.view())
    }
}

/// The result of a task.
enum Product {
    Plan(bindings::FleetPlan),
    Run(bindings::FleetRun),
    Snapshot(bindings::FleetSnapshot),
    Json(Value),
}

type Work = Box<dyn FnOnce() -> Result<Product, Error> + Send>;
type Slot = Arc<Mutex<Option<Result<Product, Error>>>>;

/// Work that reads accounts, to be waited for or awaited.
#[pyclass(frozen, module = "numplan._native")]
pub(crate) struct FleetTask {
    work: Mutex<Option<Work>>,
    cancel: CancelToken,
    product: Slot,
}

impl FleetTask {
    fn new(cancel: CancelToken, work: impl FnOnce() -> Result<Product, Error> + Send + 'static) -> Self {
        Self { work: Mutex::new(Some(Box::new(work))), cancel, product: Slot::default() }
    }

    fn work(&self) -> PyResult<Work> {
        let work = self.work.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.ok_or_else(|| PyRuntimeError::new_err("the task was started already"))
    }
}

/// How accounts are read. `progress` is called after each page.
fn reading(progress: Option<Py<PyAny>>) -> PlanSettings {
    let mut reading = PlanSettings::new();
    if let Some(progress) = progress {
        reading.progress = Some(Arc::new(move |read, total| {
            attach(|py| {
                if let Err(error) = progress.call1(py, (read, total)) {
                    error.write_unraisable(py, Some(progress.bind(py)));
                }
            });
        }));
    }
    reading
}

#[pymethods]
impl FleetTask {
    /// Plans every difference.
    #[staticmethod]
    fn plan(
        wanted: &FleetWanted,
        accounts: &FleetAccounts,
        limits: &Bound<'_, PyDict>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let (wanted, accounts, limits) = (wanted.0.clone(), accounts.0.clone(), inputs(limits)?);
        let reading = reading(progress);
        Ok(Self::new(reading.cancel.clone(), move || {
            bindings::FleetPlan::make(&wanted, &accounts, limits, &reading, DIALECT).map(Product::Plan)
        }))
    }

    /// Begins to apply a plan.
    #[staticmethod]
    fn apply(
        plan: &FleetPlan,
        accounts: &FleetAccounts,
        approve: String,
        settings: &Bound<'_, PyDict>,
        wanted: Option<&FleetWanted>,
    ) -> PyResult<Self> {
        close_at_exit(settings.py())?;
        let (plan, accounts, settings) = (Arc::clone(&plan.0), accounts.0.clone(), inputs(settings)?);
        let wanted = wanted.map(|wanted| wanted.0.clone());
        Ok(Self::new(CancelToken::new(), move || {
            plan.apply(&accounts, &approve, settings, wanted.as_ref()).map(Product::Run)
        }))
    }

    /// Reads whole accounts.
    #[staticmethod]
    fn snapshot(accounts: &FleetAccounts, each: bool, progress: Option<Py<PyAny>>) -> Self {
        let (accounts, reading) = (accounts.0.clone(), reading(progress));
        Self::new(reading.cancel.clone(), move || {
            bindings::FleetSnapshot::read(&accounts, each, &reading, DIALECT).map(Product::Snapshot)
        })
    }

    /// Compares accounts with a wanted state.
    #[staticmethod]
    fn drift(wanted: &FleetWanted, accounts: &FleetAccounts, progress: Option<Py<PyAny>>) -> Self {
        let (wanted, accounts, reading) = (wanted.0.clone(), accounts.0.clone(), reading(progress));
        Self::new(reading.cancel.clone(), move || {
            bindings::drift(&wanted, &accounts, &reading, DIALECT).map(Product::Json)
        })
    }

    /// Compares accounts with what a plan has applied.
    #[staticmethod]
    fn applied_drift(plan: &FleetPlan, accounts: &FleetAccounts, progress: Option<Py<PyAny>>) -> Self {
        let (plan, accounts, reading) = (Arc::clone(&plan.0), accounts.0.clone(), reading(progress));
        Self::new(reading.cancel.clone(), move || plan.drift(&accounts, &reading).map(Product::Json))
    }

    /// Runs the task without the interpreter's lock, and returns its result. Ctrl-C cancels it.
    fn wait<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (work, signals) = (self.work()?, Signals::default());
        let (ended, _guard) = detach(py, || task::wait(&self.cancel, work, || signals.check()));
        product(py, signals.finish(py, ended)?)
    }

    /// Starts the task. `queue` completes `future` when it has ended; then `take` has its result.
    fn start(&self, queue: &Bound<'_, CompletionQueue>, future: Py<PyAny>) -> PyResult<OperationHandle> {
        let (work, done) = (self.work()?, queue.get().completes(future));
        let slot = Arc::clone(&self.product);
        task::start(work, move |result| {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            done(Ok(None));
        });
        Ok(OperationHandle::inert())
    }

    /// Returns the result, or raises the error.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let result = self.product.lock().unwrap_or_else(PoisonError::into_inner).take();
        let result = result.unwrap_or_else(|| Err(Error::config("the task has not ended")));
        product(py, result.map_err(|error| raised(py, &error))?)
    }

    /// Ends the task as soon as possible.
    fn cancel(&self) {
        self.cancel.cancel();
    }
}

fn product(py: Python<'_>, product: Product) -> PyResult<Bound<'_, PyAny>> {
    Ok(match product {
        Product::Plan(plan) => Bound::new(py, FleetPlan(Arc::new(plan)))?.into_any(),
        Product::Run(run) => Bound::new(py, FleetRun(run))?.into_any(),
        Product::Snapshot(snapshot) => Bound::new(py, FleetSnapshot(snapshot))?.into_any(),
        Product::Json(value) => to_python(py, &value)?,
    })
}

/// A plan.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct FleetPlan(Arc<bindings::FleetPlan>);

#[pymethods]
impl FleetPlan {
    /// Reads a plan file.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        unlocked(py, move || bindings::FleetPlan::load(&path, DIALECT)).map(|plan| Self(Arc::new(plan)))
    }

    /// Writes the plan to a file.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        unlocked(py, move || self.0.save(&path))
    }

    /// The plan's id.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The file, once the plan is saved.
    #[getter]
    fn path(&self) -> Option<PathBuf> {
        self.0.path()
    }

    /// Returns the plan without its steps.
    fn view<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.view())
    }

    /// Returns equal changes in groups.
    fn groups<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (groups, _guard) = detach(py, || self.0.groups());
        to_python(py, &groups)
    }

    /// Returns the steps from one place to another.
    fn steps<'py>(&self, py: Python<'py>, start: usize, end: usize) -> PyResult<Bound<'py, PyList>> {
        let (steps, _guard) = detach(py, || self.0.steps(start..end.max(start)));
        list(py, &steps)
    }

    /// The number of steps.
    #[getter]
    fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns the plan in a format.
    fn show(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        unlocked(py, || self.0.show(format))
    }

    /// Returns what the plan has about a number.
    fn show_number(&self, py: Python<'_>, number: &str) -> PyResult<String> {
        unlocked(py, || self.0.show_number(number))
    }

    /// Returns how far the plan is applied.
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &unlocked(py, || self.0.status())?)
    }

    /// Plans the way back.
    fn undo(&self, py: Python<'_>) -> PyResult<Self> {
        unlocked(py, || self.0.undo()).map(|plan| Self(Arc::new(plan)))
    }

    /// Notes a person's word on a start in doubt.
    fn resolve(&self, py: Python<'_>, number: &str, applied: bool) -> PyResult<()> {
        unlocked(py, || self.0.resolve(number, applied))
    }
}

fn list<'py>(py: Python<'py>, values: &[Value]) -> PyResult<Bound<'py, PyList>> {
    let values: PyResult<Vec<_>> = values.iter().map(|value| to_python(py, value)).collect();
    PyList::new(py, values?)
}

/// A plan being applied.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct FleetRun(bindings::FleetRun);

#[pymethods]
impl FleetRun {
    /// Waits for the next event without the interpreter's lock; `None` at the end. Ctrl-C stops the run.
    fn wait<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let signals = Signals::default();
        let (next, _guard) = detach(py, || self.0.next(|| signals.check()));
        match next.map_err(|error| raised(py, &error))? {
            NextEvent::Event(event) => to_python(py, &event),
            NextEvent::Interrupted => Err(signals.take().unwrap_or_else(|| PyKeyboardInterrupt::new_err(()))),
            NextEvent::End | NextEvent::NotYet => Ok(py.None().into_bound(py)),
        }
    }

    /// Returns whether there is something to read, and the event; `None` at the end.
    fn poll<'py>(&self, py: Python<'py>) -> PyResult<(bool, Bound<'py, PyAny>)> {
        Ok(match self.0.try_next().map_err(|error| raised(py, &error))? {
            NextEvent::Event(event) => (true, to_python(py, &event)?),
            NextEvent::End => (true, py.None().into_bound(py)),
            NextEvent::NotYet | NextEvent::Interrupted => (false, py.None().into_bound(py)),
        })
    }

    /// Completes `future` by `queue` when `poll` is worth a look.
    fn start(&self, queue: &Bound<'_, CompletionQueue>, future: Py<PyAny>) -> OperationHandle {
        let done = queue.get().completes(future);
        detach(queue.py(), || self.0.start_ready(|| done(Ok(None))));
        OperationHandle::inert()
    }

    /// Stops sending.
    fn cancel(&self) {
        self.0.cancel();
    }

    /// The steps that earlier processes have brought to their end.
    #[getter]
    fn resumed(&self) -> u64 {
        self.0.resumed()
    }

    /// Returns the end of the run; `None` while it goes on.
    fn report<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (report, _guard) = detach(py, || self.0.report());
        to_python(py, &report.unwrap_or_default())
    }
}

/// The settings of whole accounts.
#[pyclass(frozen, module = "numplan._native")]
#[derive(Debug)]
pub(crate) struct FleetSnapshot(bindings::FleetSnapshot);

#[pymethods]
impl FleetSnapshot {
    /// Writes the snapshot to a file.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        unlocked(py, move || self.0.save(&path))
    }

    /// Returns the numbers.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        list(py, &self.0.rows())
    }

    /// Returns the snapshot in short.
    fn view<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.view())
    }
}

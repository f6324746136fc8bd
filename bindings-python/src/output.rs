//! Conversion of the engine's results to Python objects: models of the generated classes, exceptions, plain values.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use numplan::Error;
use numplan::bindings::catalog::Finished;
use numplan::export::{Export as _, ExportValue, ModelSpec};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyNone, PyString, PyTuple};

use crate::json;
use crate::response::Response;

/// The constructor of a model's class.
struct Class {
    make: Py<PyAny>,
    /// Sets the client that read a model, on classes that keep it.
    set_client: Option<Py<PyAny>>,
}

impl Class {
    fn parts(&self, py: Python<'_>) -> (Py<PyAny>, Option<Py<PyAny>>) {
        (self.make.clone_ref(py), self.set_client.as_ref().map(|set| set.clone_ref(py)))
    }
}

/// Converts a result, with the response that it was read from. `runner` is the client's, as Python has it.
pub(crate) fn finished<'py>(runner: &Bound<'py, PyAny>, finished: Finished) -> PyResult<Bound<'py, PyAny>> {
    static SET_RESPONSE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = runner.py();
    let value = export(py, Some(runner), finished.value)?;
    if let Some(response) = finished.response {
        let set = SET_RESPONSE.get_or_try_init(py, || {
            setter(&py.import("numplan._model")?.getattr("Model")?, "_raw_response")
        })?;
        set.bind(py).call1((&value, Response(response)))?;
    }
    Ok(value)
}

/// Converts a value. `runner` is that of the client that read it, if one did.
pub(crate) fn export<'py>(
    py: Python<'py>,
    runner: Option<&Bound<'py, PyAny>>,
    value: ExportValue,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        ExportValue::Null => PyNone::get(py).to_owned().into_any(),
        ExportValue::Flag(flag) => PyBool::new(py, flag).to_owned().into_any(),
        ExportValue::Whole(number) => number.into_pyobject(py)?.into_any(),
        ExportValue::Real(number) | ExportValue::Seconds(number) => PyFloat::new(py, number).into_any(),
        ExportValue::Text(text) | ExportValue::Name(text) => PyString::new(py, &text).into_any(),
        ExportValue::List(items) => {
            let items: PyResult<Vec<_>> = items.into_iter().map(|item| export(py, runner, item)).collect();
            PyList::new(py, items?)?.into_any()
        }
        ExportValue::Json(value) => json::to_python(py, &value)?,
        ExportValue::Model(spec, members) => model(py, runner, spec, members)?,
    })
}

/// Converts an error to the exception that Python raises.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    exception(py, error).map_or_else(|failed| failed, PyErr::from_value)
}

/// Converts an error to an exception object.
pub(crate) fn exception<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    export(py, None, error.clone().export())
}

fn model<'py>(
    py: Python<'py>,
    runner: Option<&Bound<'py, PyAny>>,
    spec: &'static ModelSpec,
    members: Vec<ExportValue>,
) -> PyResult<Bound<'py, PyAny>> {
    let members: PyResult<Vec<_>> = members.into_iter().map(|member| export(py, runner, member)).collect();
    let members = members?;
    if spec.name == "ErrorDetails" {
        return exception_of(py, spec, &members);
    }
    let prefix = match runner {
        Some(runner) if spec.name == "Number" => runner.getattr("prefix")?.extract::<String>()?,
        _ => String::new(),
    };
    let (make, set_client) = class(py, spec, &prefix)?;
    let model = make.bind(py).call1((PyTuple::new(py, members)?,))?;
    if let Some((runner, set)) = runner.zip(set_client) {
        set.bind(py).call1((&model, runner))?;
    }
    Ok(model)
}

fn exception_of<'py>(
    py: Python<'py>,
    spec: &ModelSpec,
    members: &[Bound<'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let record = PyDict::new(py);
    for (member, value) in spec.members.iter().zip(members) {
        record.set_item(member.name, value)?;
    }
    MAKE.import(py, "numplan.generated.errors", "of_record")?.call1((record,))
}

/// Returns the constructor of a model's class, looked up once per model.
fn class(py: Python<'_>, spec: &'static ModelSpec, prefix: &str) -> PyResult<(Py<PyAny>, Option<Py<PyAny>>)> {
    /// Address of the specification, and whether the class is the async one.
    type Key = (usize, bool);
    static CLASSES: PyOnceLock<Mutex<HashMap<Key, Class>>> = PyOnceLock::new();
    let key: Key = (std::ptr::from_ref(spec) as usize, !prefix.is_empty());
    let classes = CLASSES.get_or_init(py, Mutex::default);
    if let Some(class) = classes.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(class.parts(py));
    }
    let class = py.import("numplan.generated.models")?.getattr(format!("{prefix}{}", spec.title()))?;
    let set_client = class.hasattr("_runner")?.then(|| setter(&class, "_runner")).transpose()?;
    let class = Class { make: class.getattr("_of")?.unbind(), set_client };
    let parts = class.parts(py);
    classes.lock().unwrap_or_else(PoisonError::into_inner).insert(key, class);
    Ok(parts)
}

/// Returns the function that sets a slot of a class. It bypasses `__setattr__`, which keeps models read-only.
fn setter(class: &Bound<'_, PyAny>, slot: &str) -> PyResult<Py<PyAny>> {
    Ok(class.getattr(slot)?.getattr("__set__")?.unbind())
}

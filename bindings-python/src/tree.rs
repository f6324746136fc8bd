//! What comes out of the engine as Python's objects: models of generated classes, errors, plain values.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use numplan::bindings::catalog::Finished;
use numplan::export::{ExportValue, ModelSpec};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyList, PyNone, PyString, PyTuple};

use crate::json;

/// What makes a model of its members.
struct Class {
    make: Py<PyAny>,
    /// Whether it takes note of the client that read it.
    notes_client: bool,
}

/// A result with the answer that it was read from. `calls` is the client that read it.
pub(crate) fn finished<'py>(calls: &Bound<'py, PyAny>, finished: Finished) -> PyResult<Bound<'py, PyAny>> {
    static ANSWER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = calls.py();
    let value = export(py, Some(calls), finished.value)?;
    if let Some(response) = finished.response {
        let headers = PyDict::new(py);
        for (name, value) in response.headers() {
            headers.set_item(name.as_str(), String::from_utf8_lossy(value.as_bytes()))?;
        }
        let make = ANSWER.import(py, "numplan._model", "Response")?;
        let response =
            make.call1((response.status().as_u16(), headers, PyBytes::new(py, response.body())))?;
        value.call_method1("_note", ("_answer", response))?;
    }
    Ok(value)
}

/// A value. `calls` is the client that read it, if one did.
pub(crate) fn export<'py>(
    py: Python<'py>,
    calls: Option<&Bound<'py, PyAny>>,
    tree: ExportValue,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(match tree {
        ExportValue::Null => PyNone::get(py).to_owned().into_any(),
        ExportValue::Flag(flag) => PyBool::new(py, flag).to_owned().into_any(),
        ExportValue::Whole(number) => number.into_pyobject(py)?.into_any(),
        ExportValue::Real(number) | ExportValue::Seconds(number) => PyFloat::new(py, number).into_any(),
        ExportValue::Text(text) | ExportValue::Name(text) => PyString::new(py, &text).into_any(),
        ExportValue::List(items) => {
            let items: PyResult<Vec<_>> = items.into_iter().map(|item| export(py, calls, item)).collect();
            PyList::new(py, items?)?.into_any()
        }
        ExportValue::Json(value) => json::to_python(py, &value)?,
        ExportValue::Model(spec, members) => model(py, calls, spec, members)?,
    })
}

fn model<'py>(
    py: Python<'py>,
    calls: Option<&Bound<'py, PyAny>>,
    spec: &'static ModelSpec,
    members: Vec<ExportValue>,
) -> PyResult<Bound<'py, PyAny>> {
    let members: PyResult<Vec<_>> = members.into_iter().map(|member| export(py, calls, member)).collect();
    let members = members?;
    if spec.name == "ErrorDetails" {
        return crate::error::of_members(py, spec, &members);
    }
    let prefix = match calls {
        Some(calls) if spec.name == "Number" => calls.getattr("prefix")?.extract::<String>()?,
        _ => String::new(),
    };
    let (make, notes_client) = class(py, spec, &prefix)?;
    let model = make.bind(py).call1((PyTuple::new(py, members)?,))?;
    if let Some(calls) = calls.filter(|_| notes_client) {
        model.call_method1("_note", ("_calls", calls))?;
    }
    Ok(model)
}

/// The class of a model. Looked up once a model: specifications are as many as there are models.
fn class(py: Python<'_>, spec: &'static ModelSpec, prefix: &str) -> PyResult<(Py<PyAny>, bool)> {
    type Key = (*const ModelSpec, bool);
    static CLASSES: PyOnceLock<Mutex<HashMap<(usize, bool), Class>>> = PyOnceLock::new();
    let key: Key = (spec, prefix.is_empty());
    let key = (key.0 as usize, key.1);
    let classes = CLASSES.get_or_init(py, Mutex::default);
    if let Some(class) = classes.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok((class.make.clone_ref(py), class.notes_client));
    }
    let class = py.import("numplan.models")?.getattr(format!("{prefix}{}", spec.title()))?;
    let notes_client = class.hasattr("_calls")?;
    let make = class.getattr("_of")?.unbind();
    let found = (make.clone_ref(py), notes_client);
    classes.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Class { make, notes_client });
    Ok(found)
}

//! Conversion of keyword arguments to the engine's named inputs.

use numplan::bindings::catalog::Inputs;
use numplan::fields::Input;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use serde_json::{Map, Number, Value};

use crate::cell;

/// Limit of nesting, which catches a list that contains itself.
const DEEPEST: u8 = 64;

/// Converts keywords. Those that are `KEEP` were not passed.
pub(crate) fn inputs(keywords: &Bound<'_, PyDict>) -> PyResult<Inputs> {
    static KEEP: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    static CLEAR: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = keywords.py();
    let keep = KEEP.import(py, "numplan._absent", "KEEP")?;
    let clear = CLEAR.import(py, "numplan._absent", "CLEAR")?;
    let mut inputs = Inputs::with_capacity(keywords.len());
    for (name, value) in keywords {
        if value.is(keep) {
            continue;
        }
        let input = if value.is(clear) { Input::Clear } else { input(&value)? };
        inputs.push((name.extract()?, input));
    }
    Ok(inputs)
}

/// Converts a value. Missing values and values without a JSON form become errors in the engine, with all others.
fn input(value: &Bound<'_, PyAny>) -> PyResult<Input> {
    if value.is_none() {
        return Ok(Input::Nothing("None"));
    }
    match json(value, DEEPEST)? {
        Some(value) => Ok(Input::Value(value)),
        None if cell::is_nothing(value)? => {
            Ok(Input::Nothing(if value.is_instance_of::<PyFloat>() { "NaN" } else { "NA" }))
        }
        None => Ok(Input::Odd(describe(value)?)),
    }
}

/// Describes a value without a JSON form, for an error.
fn describe(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_instance_of::<PyString>() {
        return Ok("text with a lone surrogate, which has no UTF-8 form".to_owned());
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(if number.value() < 0.0 { "-infinity" } else { "infinity" }.to_owned());
    }
    Ok(format!("a Python {}", value.get_type().name()?))
}

/// Converts a value to JSON; `None` if it has no JSON form.
fn json(value: &Bound<'_, PyAny>, deeper: u8) -> PyResult<Option<Value>> {
    let Some(rest) = deeper.checked_sub(1) else { return Ok(None) };
    if let Ok(text) = value.cast::<PyString>() {
        // Text with a lone surrogate cannot be sent.
        return Ok(text.to_str().ok().map(Value::from));
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Some(flag.is_true().into()));
    }
    if value.is_instance_of::<PyInt>() {
        let whole = value.extract::<i64>().map(Number::from);
        return Ok(whole.or_else(|_| value.extract::<u64>().map(Number::from)).ok().map(Value::Number));
    }
    if let Ok(real) = value.cast::<PyFloat>() {
        return Ok(Number::from_f64(real.value()).map(Value::Number));
    }
    if value.is_none() {
        return Ok(Some(Value::Null));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        return array(value, rest);
    }
    if let Ok(members) = value.cast::<PyMapping>() {
        let mut object = Map::new();
        for member in members.items()?.iter() {
            let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = member.extract()?;
            let (Ok(name), Some(value)) = (name.extract(), json(&value, rest)?) else { return Ok(None) };
            object.insert(name, value);
        }
        return Ok(Some(Value::Object(object)));
    }
    // `pathlib.Path` and other paths.
    if let Ok(path) = value.getattr("__fspath__") {
        return json(&path.call0()?, rest);
    }
    if let Ok(wire) = value.getattr("_wire") {
        return json(&wire.call0()?, rest);
    }
    // Scalars and arrays of NumPy, series of pandas and Polars.
    for name in ["item", "tolist", "to_list"] {
        if let Ok(plain) = value.getattr(name).and_then(|method| method.call0())
            && !plain.get_type().is(value.get_type())
        {
            return json(&plain, rest);
        }
    }
    // Sets, generators and other iterables.
    if value.hasattr("__iter__")? { array(value, rest) } else { Ok(None) }
}

fn array(value: &Bound<'_, PyAny>, rest: u8) -> PyResult<Option<Value>> {
    let mut items = Vec::new();
    for item in value.try_iter()? {
        match json(&item?, rest)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    Ok(Some(Value::Array(items)))
}

//! Conversion between JSON and Python's dictionaries, lists, texts and numbers.

use pyo3::exceptions::{PyRecursionError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyNone, PyString, PyTuple};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

/// Limit of nesting, which catches a list that contains itself.
const DEEPEST: u8 = 64;

/// Converts JSON to Python values.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Null => PyNone::get(py).to_owned().into_any(),
        Value::Bool(flag) => PyBool::new(py, *flag).to_owned().into_any(),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => whole.into_pyobject(py)?.into_any(),
            (None, Some(whole)) => whole.into_pyobject(py)?.into_any(),
            (None, None) => PyFloat::new(py, number.as_f64().unwrap_or(f64::NAN)).into_any(),
        },
        Value::String(text) => PyString::new(py, text).into_any(),
        Value::Array(items) => {
            let items: PyResult<Vec<_>> = items.iter().map(|item| to_python(py, item)).collect();
            PyList::new(py, items?)?.into_any()
        }
        Value::Object(members) => {
            let dict = PyDict::new(py);
            for (name, value) in members {
                dict.set_item(name, to_python(py, value)?)?;
            }
            dict.into_any()
        }
    })
}

/// Converts Python values to JSON.
pub(crate) fn of_python(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    of_nested(value, DEEPEST)
}

fn of_nested(value: &Bound<'_, PyAny>, deeper: u8) -> PyResult<Value> {
    let Some(rest) = deeper.checked_sub(1) else {
        return Err(PyRecursionError::new_err("nested too deep to be JSON"));
    };
    if value.is_none() {
        Ok(Value::Null)
    } else if let Ok(text) = value.cast::<PyString>() {
        Ok(Value::String(text.to_str()?.to_owned()))
    } else if let Ok(flag) = value.cast::<PyBool>() {
        Ok(Value::Bool(flag.is_true()))
    } else if value.is_instance_of::<PyInt>() {
        // No field takes an integer of more than 64 bits; its text fails with a clear error.
        let whole = value.extract::<i64>().map(Number::from);
        let whole = whole.or_else(|_| value.extract::<u64>().map(Number::from));
        Ok(whole.map_or(Value::String(value.str()?.to_string_lossy().into_owned()), Value::Number))
    } else if let Ok(real) = value.cast::<PyFloat>() {
        let real = Number::from_f64(real.value());
        real.map(Value::Number).ok_or_else(|| PyValueError::new_err("NaN and infinity are not JSON"))
    } else if let Ok(items) = value.cast::<PyList>() {
        items.iter().map(|item| of_nested(&item, rest)).collect()
    } else if let Ok(items) = value.cast::<PyTuple>() {
        items.iter().map(|item| of_nested(&item, rest)).collect()
    } else if let Ok(members) = value.cast::<PyDict>() {
        let member = |(name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            Ok((name.extract::<String>()?, of_nested(&value, rest)?))
        };
        members.iter().map(member).collect::<PyResult<Map<_, _>>>().map(Value::Object)
    } else {
        Err(PyTypeError::new_err(format!("{} is not JSON", value.get_type().name()?)))
    }
}

/// Converts a serializable value to Python values.
pub(crate) fn serialized<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let value = serde_json::to_value(value).map_err(|error| PyValueError::new_err(error.to_string()))?;
    to_python(py, &value)
}

/// Converts Python values to a deserializable type; a `ValueError` has serde's message.
pub(crate) fn read<T: DeserializeOwned>(value: &Bound<'_, PyAny>) -> PyResult<T> {
    serde_json::from_value(of_python(value)?).map_err(|error| PyValueError::new_err(error.to_string()))
}

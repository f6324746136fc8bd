//! A column of Python as Arrow arrays.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float32Array, Float64Array, Int64Array, UInt64Array};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMapping, PyString, PyTuple};

use super::{capsule, cells, sequence};

/// Reads a column. What Arrow or NumPy hold in arrays is not made objects of.
pub(super) fn read(values: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if values.is_instance_of::<PyList>() || values.is_instance_of::<PyTuple>() {
        return sequence::read(values);
    }
    refuse(values)?;
    let data_type = values.getattr_opt("dtype")?;
    let is_objects = data_type.as_ref().is_some_and(|data_type| name_of(data_type) == "object");
    if !is_objects && let Some(arrays) = arrow(values)? {
        return Ok(arrays);
    }
    if !is_objects && let Some(array) = numpy(values)? {
        return Ok(vec![array]);
    }
    // Libraries of columns make a list faster than their cells can be walked over.
    for to_list in ["to_pylist", "to_list", "tolist"] {
        if let Some(to_list) = values.getattr_opt(to_list)? {
            return sequence::read(&to_list.call0()?);
        }
    }
    sequence::read(values)
}

/// Refuses what is no column, but could be walked over as one.
fn refuse(values: &Bound<'_, PyAny>) -> PyResult<()> {
    let name = values.get_type().name()?.to_string_lossy().into_owned();
    if values.is_instance_of::<PyString>()
        || values.is_instance_of::<PyBytes>()
        || values.is_instance_of::<PyByteArray>()
    {
        return Err(PyTypeError::new_err(format!(
            "check_column takes a column, not one {name}: pass a list of numbers, or check one number with check()"
        )));
    }
    if values.cast::<PyMapping>().is_ok() {
        return Err(PyTypeError::new_err(format!(
            "check_column takes one column, not a {name}: pass one of its values"
        )));
    }
    // Of the type, since a lazy frame has to be resolved for those of its own.
    if values.get_type().hasattr("columns")? || values.hasattr("__dataframe__")? {
        return Err(frame(&name, values));
    }
    match values.getattr_opt("ndim")?.and_then(|ndim| ndim.extract::<usize>().ok()) {
        Some(ndim) if ndim != 1 => Err(PyTypeError::new_err(format!(
            "check_column takes one column, not {ndim} dimensions ({name}): pass one of its columns"
        ))),
        _ => Ok(()),
    }
}

/// The error for a frame, with the name of its first column where that is at hand.
fn frame(name: &str, values: &Bound<'_, PyAny>) -> PyErr {
    let columns = if name == "LazyFrame" { "" } else { "columns" };
    let mut names = ["column_names", columns].into_iter().filter_map(|names| values.getattr(names).ok());
    let first = names.find_map(|names| names.get_item(0).ok()?.extract::<String>().ok());
    let first = first.unwrap_or_else(|| "phone".to_owned());
    let example = match name {
        "DuckDBPyRelation" => format!("relation.to_arrow_table()[\"{first}\"]"),
        "LazyFrame" => "frame.collect()[\"phone\"]".to_owned(),
        _ => format!("df[\"{first}\"]"),
    };
    PyTypeError::new_err(format!(
        "check_column takes one column, not a {name}: pass one column, such as {example}"
    ))
}

fn name_of(data_type: &Bound<'_, PyAny>) -> String {
    data_type.getattr("name").and_then(|name| name.extract()).unwrap_or_default()
}

/// Reads what exports Arrow; `None` if the object does not, or cannot do it with its values.
fn arrow(values: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayRef>>> {
    if let Some(export) = values.getattr_opt("__arrow_c_array__")?
        && let Ok(capsules) = export.call0()
    {
        let array = capsule::array(&capsules)?;
        accept(array.data_type())?;
        return Ok(Some(vec![array]));
    }
    if let Some(export) = values.getattr_opt("__arrow_c_stream__")?
        && let Ok(stream) = export.call0()
    {
        return capsule::stream(&stream, accept).map(Some);
    }
    Ok(None)
}

fn accept(data_type: &DataType) -> PyResult<()> {
    match data_type {
        data_type if cells::is_readable(data_type) => Ok(()),
        DataType::Struct(fields) => {
            let first = fields.first().map_or("phone", |field| field.name());
            Err(PyTypeError::new_err(format!(
                "check_column takes one column, not a table or struct: pass one column, such as \"{first}\""
            )))
        }
        other => Err(PyTypeError::new_err(format!(
            "a column of type {other} holds no phone numbers: pass text or integers"
        ))),
    }
}

/// Reads an array of NumPy, or a column of pandas that has one; `None` for one that needs objects.
fn numpy(values: &Bound<'_, PyAny>) -> PyResult<Option<ArrayRef>> {
    let array = match values.getattr_opt("to_numpy")? {
        Some(to_numpy) => to_numpy.call0()?,
        None => values.clone(),
    };
    let Some(data_type) = array.getattr_opt("dtype")? else {
        return Ok(None);
    };
    // Masked arrays have values behind the mask.
    if !array.hasattr("tobytes")? || array.hasattr("mask")? {
        return Ok(None);
    }
    let kind: String = data_type.getattr("kind")?.extract()?;
    let size: usize = data_type.getattr("itemsize")?.extract()?;
    let bytes = |data_type: &str| -> PyResult<Bound<'_, PyBytes>> {
        Ok(array.call_method1("astype", (data_type,))?.call_method0("tobytes")?.cast_into::<PyBytes>()?)
    };
    Ok(Some(match (kind.as_str(), size) {
        ("i", _) => Arc::new(Int64Array::from(eights(&bytes("<i8")?, i64::from_le_bytes))),
        ("u", _) => Arc::new(UInt64Array::from(eights(&bytes("<u8")?, u64::from_le_bytes))),
        ("f", 8) => Arc::new(Float64Array::from(eights(&bytes("<f8")?, f64::from_le_bytes))),
        ("f", 2 | 4) => {
            let bytes = bytes("<f4")?;
            let (numbers, _) = bytes.as_bytes().as_chunks::<4>();
            let numbers = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes));
            Arc::new(Float32Array::from_iter_values(numbers))
        }
        _ => return Ok(None),
    }))
}

fn eights<T>(bytes: &Bound<'_, PyBytes>, read: impl Fn([u8; 8]) -> T) -> Vec<T> {
    let (numbers, _) = bytes.as_bytes().as_chunks::<8>();
    numbers.iter().map(|bytes| read(*bytes)).collect()
}

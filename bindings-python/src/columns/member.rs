//! One member of a result: an array that Arrow libraries take as it is, and a sequence for everybody else.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int8Type;
use arrow_array::{Array, ArrayRef, make_array, new_empty_array};
use arrow_data::transform::MutableArrayData;
use arrow_schema::{DataType, Field};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyCapsule, PyDict, PyIterator, PyList, PyNone, PySlice, PyString, PyTuple, PyType,
};

use super::capsule;
use super::members::MAX_ROWS;

/// One member of the result of `check_column`, such as `valid`: an Arrow array and a sequence.
#[pyclass(frozen, sequence, module = "numplan")]
#[derive(Debug)]
pub(crate) struct ColumnMember {
    pub(super) field: Field,
    pub(super) arrays: Vec<ArrayRef>,
}

#[pymethods]
impl ColumnMember {
    /// The values as a list of Python.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        list(py, &self.arrays)
    }

    fn __len__(&self) -> usize {
        length(&self.arrays)
    }

    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if key.is_instance_of::<PySlice>() {
            return self.to_list(py)?.as_any().get_item(key);
        }
        let cell = row(&self.arrays, key.extract()?)?;
        list(py, &[cell])?.get_item(0)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.to_list(py)?.try_iter()
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> PyResult<bool> {
        match other.cast::<Self>() {
            Ok(other) => self.to_list(py)?.eq(other.get().to_list(py)?),
            Err(_) => self.to_list(py)?.eq(other),
        }
    }

    /// Shows the first values.
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        const SHOWN: usize = 10;
        let mut shown = Vec::new();
        for row in 0..self.__len__().min(SHOWN) {
            let cell = row_at(&self.arrays, row).into_iter().collect::<Vec<_>>();
            shown.push(list(py, &cell)?.get_item(0)?.repr()?.to_string());
        }
        let more = if self.__len__() > SHOWN { ", ..." } else { "" };
        Ok(format!(
            "ColumnMember({}, rows={}, [{}{more}])",
            self.field.name(),
            self.__len__(),
            shown.join(", ")
        ))
    }

    #[classmethod]
    fn __class_getitem__<'py>(
        safety: &Bound<'py, PyType>,
        item: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let alias = safety.py().import("types")?.getattr("GenericAlias")?;
        alias.call1((safety, item))
    }

    /// The Arrow type.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema_capsule(py, &self.field)
    }

    /// The values as one Arrow array.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // A consumer casts by itself; a producer may ignore the request.
        drop(requested_schema);
        capsule::array_capsules(py, &self.field, &joined(&self.field, &self.arrays)?)
    }

    /// The values as a stream of Arrow arrays, one for each chunk of the column.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        capsule::stream_capsule(py, self.field.clone(), self.arrays.clone())
    }
}

/// How many rows some arrays have together.
pub(super) fn length(arrays: &[ArrayRef]) -> usize {
    arrays.iter().map(Array::len).sum()
}

/// An array of the one row; negative rows count from the end.
pub(super) fn row(arrays: &[ArrayRef], row: isize) -> PyResult<ArrayRef> {
    let row = if row < 0 { length(arrays).checked_add_signed(row) } else { usize::try_from(row).ok() };
    row.and_then(|row| row_at(arrays, row)).ok_or_else(|| PyIndexError::new_err("the column has no such row"))
}

fn row_at(arrays: &[ArrayRef], mut row: usize) -> Option<ArrayRef> {
    for array in arrays {
        match row.checked_sub(array.len()) {
            Some(rest) => row = rest,
            None => return Some(array.slice(row, 1)),
        }
    }
    None
}

/// Some arrays as one. Their dictionaries are the same, so that they stay as small as they are.
pub(super) fn joined(field: &Field, arrays: &[ArrayRef]) -> PyResult<ArrayRef> {
    let rows = length(arrays);
    match arrays {
        [] => Ok(new_empty_array(field.data_type())),
        [array] => Ok(Arc::clone(array)),
        _ if rows > MAX_ROWS => Err(PyValueError::new_err(format!(
            "{rows} rows are more than one Arrow array of texts holds ({MAX_ROWS}): read the result as a stream, as \
             pyarrow.chunked_array() does"
        ))),
        _ => {
            let parts: Vec<_> = arrays.iter().map(Array::to_data).collect();
            let mut whole = MutableArrayData::new(parts.iter().collect(), false, rows);
            for (place, part) in parts.iter().enumerate() {
                let added = whole.try_extend(place, 0, part.len());
                added.map_err(|error| PyValueError::new_err(error.to_string()))?;
            }
            Ok(make_array(whole.freeze()))
        }
    }
}

/// The values of some arrays as a list of Python.
pub(super) fn list<'py>(py: Python<'py>, arrays: &[ArrayRef]) -> PyResult<Bound<'py, PyList>> {
    match arrays {
        [array] => PyList::new(py, values(py, array)?),
        _ => {
            let list = PyList::empty(py);
            for array in arrays {
                for value in values(py, array)? {
                    list.append(value)?;
                }
            }
            Ok(list)
        }
    }
}

/// The values of an array. Words of a dictionary are made once.
fn values<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let none = || PyNone::get(py).to_owned().into_any();
    Ok(match array.data_type() {
        DataType::Boolean => {
            let flags = array.as_boolean().values().iter();
            flags.map(|flag| PyBool::new(py, flag).to_owned().into_any()).collect()
        }
        DataType::Dictionary(..) => {
            let array = array.as_dictionary::<Int8Type>();
            let words = values(py, array.values())?;
            let keys = array.keys_iter();
            keys.map(|key| key.and_then(|key| words.get(key).cloned()).unwrap_or_else(none)).collect()
        }
        DataType::List(_) => {
            let array = array.as_list::<i32>();
            let items = values(py, array.values())?;
            let offsets = array.value_offsets().windows(2).map(|ends| {
                let mut ends = ends.iter().map(|end| usize::try_from(*end).unwrap_or(0));
                ends.next().unwrap_or(0)..ends.next().unwrap_or(0)
            });
            offsets
                .map(|ends| Ok(PyList::new(py, items.get(ends).unwrap_or_default())?.into_any()))
                .collect::<PyResult<_>>()?
        }
        DataType::Struct(fields) => {
            let columns = array.as_struct().columns();
            let columns = columns.iter().map(|column| values(py, column)).collect::<PyResult<Vec<_>>>()?;
            let names: Vec<_> = fields.iter().map(|field| PyString::intern(py, field.name())).collect();
            (0..array.len())
                .map(|row| {
                    let members = PyDict::new(py);
                    for (name, column) in names.iter().zip(&columns) {
                        members.set_item(name, column.get(row))?;
                    }
                    Ok(members.into_any())
                })
                .collect::<PyResult<_>>()?
        }
        _ => {
            let texts = array.as_string::<i32>().iter();
            texts.map(|text| text.map_or_else(none, |text| PyString::new(py, text).into_any())).collect()
        }
    })
}

//! The Arrow PyCapsule interface: arrays and streams out of capsules, and into capsules.
//!
//! The structures are those of the `arrow` crates. The `unsafe` of this crate is here.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::NonNull;
use std::vec::IntoIter;

use arrow_array::ffi::{FFI_ArrowArray, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array as _, ArrayReader as _, ArrayRef, make_array};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Takes the array out of what `__arrow_c_array__` returned.
pub(super) fn array(capsules: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let capsules = capsules.cast::<PyTuple>()?;
    let schema = pointer(&capsules.get_item(0)?, SCHEMA)?.cast::<FFI_ArrowSchema>();
    let array = pointer(&capsules.get_item(1)?, ARRAY)?.cast::<FFI_ArrowArray>();
    // SAFETY: the names of the capsules say which structures they hold. The array is moved out, so that its capsule
    // does not release it; the schema stays in its capsule, which outlives this function.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    data.map(make_array).map_err(|error| unreadable(&error))
}

/// Takes the arrays out of what `__arrow_c_stream__` returned. `accept` sees their type before the first is read.
pub(super) fn stream(
    capsule: &Bound<'_, PyAny>,
    accept: impl FnOnce(&DataType) -> PyResult<()>,
) -> PyResult<Vec<ArrayRef>> {
    let stream = pointer(capsule, STREAM)?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the name of the capsule says which structure it holds; the stream is moved out of it.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let reader = ArrayStreamReader::try_new(stream).map_err(|error| unreadable(&error))?;
    accept(reader.field().data_type())?;
    reader.collect::<Result<_, _>>().map_err(|error| unreadable(&error))
}

fn pointer(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<NonNull<c_void>> {
    capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))
}

fn unreadable(error: &ArrowError) -> PyErr {
    PyTypeError::new_err(format!("the column cannot be read as Arrow: {error}"))
}

fn unwritable(error: &ArrowError) -> PyErr {
    PyValueError::new_err(format!("the result cannot be written as Arrow: {error}"))
}

/// The capsule for `__arrow_c_schema__`.
pub(super) fn schema_capsule<'py>(py: Python<'py>, field: &Field) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(field).map_err(|error| unwritable(&error))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The capsules for `__arrow_c_array__`.
pub(super) fn array_capsules<'py>(
    py: Python<'py>,
    field: &Field,
    array: &ArrayRef,
) -> PyResult<Bound<'py, PyTuple>> {
    let (array, _) = to_ffi(&array.to_data()).map_err(|error| unwritable(&error))?;
    let array = PyCapsule::new_with_value(py, array, ARRAY)?;
    PyTuple::new(py, [schema_capsule(py, field)?, array])
}

/// The capsule for `__arrow_c_stream__`.
pub(super) fn stream_capsule(
    py: Python<'_>,
    field: Field,
    arrays: Vec<ArrayRef>,
) -> PyResult<Bound<'_, PyCapsule>> {
    let exported = Box::new(Exported { field, arrays: arrays.into_iter() });
    // SAFETY: each callback expects the private data to be an `Exported`, which `release` frees once.
    let stream = unsafe {
        FFI_ArrowArrayStream::new_unchecked(
            Some(get_schema),
            Some(get_next),
            Some(get_last_error),
            Some(release),
            Box::into_raw(exported).cast(),
        )
    };
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// The arrays that a stream has not handed out yet. The `arrow` crates export streams of record batches only.
struct Exported {
    field: Field,
    arrays: IntoIter<ArrayRef>,
}

const INVALID: c_int = 22;

/// # Class
///
/// `stream` is one of [`stream_capsule`] and `schema` is a place to write to.
unsafe extern "C" fn get_schema(stream: *mut FFI_ArrowArrayStream, schema: *mut FFI_ArrowSchema) -> c_int {
    // SAFETY: see above; the consumer calls one function of a stream at a time.
    let exported = unsafe { &*(*stream).private_data().cast::<Exported>() };
    match FFI_ArrowSchema::try_from(&exported.field) {
        Ok(made) => {
            // SAFETY: the place is not initialized, so nothing is dropped in it.
            unsafe { schema.write(made) };
            0
        }
        Err(_) => INVALID,
    }
}

/// # Class
///
/// `stream` is one of [`stream_capsule`] and `array` is a place to write to.
unsafe extern "C" fn get_next(stream: *mut FFI_ArrowArrayStream, array: *mut FFI_ArrowArray) -> c_int {
    // SAFETY: see above; the consumer calls one function of a stream at a time.
    let exported = unsafe { &mut *(*stream).private_data().cast::<Exported>() };
    let next = match exported.arrays.next() {
        Some(next) => FFI_ArrowArray::new(&next.to_data()),
        None => FFI_ArrowArray::empty(),
    };
    // SAFETY: the place is not initialized, so nothing is dropped in it.
    unsafe { array.write(next) };
    0
}

/// No error has a message of its own.
///
/// # Class
///
/// Nothing is read.
unsafe extern "C" fn get_last_error(_: *mut FFI_ArrowArrayStream) -> *const c_char {
    std::ptr::null()
}

/// # Class
///
/// `stream` is one of [`stream_capsule`], and was not released.
unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
    // SAFETY: see above. Without a callback the stream is marked as released.
    unsafe {
        drop(Box::from_raw((*stream).private_data().cast::<Exported>()));
        (*stream).set_private_data(std::ptr::null_mut());
        (*stream).set_release(None);
    }
}

//! Lists, tuples and other iterables of cells, as Arrow arrays.

use std::fmt::Write as _;
use std::mem::take;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{Array as _, ArrayRef, Float32Array, Float64Array, Int64Array};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::cell::Cell;

/// One array holds at most this many bytes of text; its offsets have 32 bits.
const BYTES_AT_A_TIME: usize = 1 << 28;

/// Reads the cells of a list, a tuple or another iterable.
pub(super) fn read(values: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let mut sequence = Sequence::default();
    // Walked over as what they are: a step of Python's own iterators costs as much as a check.
    if let Ok(cells) = values.cast::<PyList>() {
        sequence.texts = StringBuilder::with_capacity(cells.len(), 11 * cells.len());
        cells.iter().try_for_each(|cell| sequence.push(&cell))?;
    } else if let Ok(cells) = values.cast::<PyTuple>() {
        sequence.texts = StringBuilder::with_capacity(cells.len(), 11 * cells.len());
        cells.iter_borrowed().try_for_each(|cell| sequence.push(&cell))?;
    } else {
        for cell in values.try_iter()? {
            sequence.push(&cell?)?;
        }
    }
    sequence.end_array();
    Ok(sequence.arrays)
}

/// The cells so far, in an array for each run of one type. Most sequences are texts; the other types are for
/// quantities whose digits are lost.
#[derive(Default)]
struct Sequence {
    arrays: Vec<ArrayRef>,
    run: Run,
    texts: StringBuilder,
    integers: Vec<i64>,
    doubles: Vec<f64>,
    singles: Vec<f32>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Run {
    #[default]
    Texts,
    Integers,
    Doubles,
    Singles,
}

impl Sequence {
    fn push(&mut self, cell: &Bound<'_, PyAny>) -> PyResult<()> {
        let cell = Cell::of(cell)?;
        let run = match cell {
            Cell::Text(_) | Cell::Unsigned(_) | Cell::Null => Run::Texts,
            Cell::Integer(_) => Run::Integers,
            Cell::Double(_) => Run::Doubles,
            Cell::Single(_) => Run::Singles,
        };
        if self.run != run || self.texts.values_slice().len() > BYTES_AT_A_TIME {
            self.end_array();
            self.run = run;
        }
        match cell {
            Cell::Text(text) => self.texts.append_value(text),
            Cell::Unsigned(number) => {
                // The builder never fails to be written to.
                let _ = write!(self.texts, "{number}");
                self.texts.append_value("");
            }
            Cell::Null => self.texts.append_null(),
            Cell::Integer(number) => self.integers.push(number),
            Cell::Double(number) => self.doubles.push(number),
            Cell::Single(number) => self.singles.push(number),
        }
        Ok(())
    }

    fn end_array(&mut self) {
        let array: ArrayRef = match self.run {
            Run::Texts => Arc::new(self.texts.finish()),
            Run::Integers => Arc::new(Int64Array::from(take(&mut self.integers))),
            Run::Doubles => Arc::new(Float64Array::from(take(&mut self.doubles))),
            Run::Singles => Arc::new(Float32Array::from(take(&mut self.singles))),
        };
        if !array.is_empty() {
            self.arrays.push(array);
        }
    }
}

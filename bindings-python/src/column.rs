//! A column of numbers, checked in one crossing.
//!
//! What is kept is core's twelve bytes a cell, and the list that was given, so that a `NumberCheck` of any cell can be had
//! later. The list is not copied: that would cost half as much as all of the checks.

use std::sync::atomic::{AtomicUsize, Ordering};

use numplan::number::{self, FindingCode};
use pyo3::exceptions::{PyIndexError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySequence, PyString, PyTuple};

use crate::cell;
use crate::check::NumberCheck;
use crate::json;

/// What was found about the cells of a column: a sequence of `NumberCheck`, made when they are asked for.
#[pyclass(frozen, sequence, module = "numplan")]
#[derive(Debug)]
pub(crate) struct Column {
    cells: Py<PySequence>,
    verdicts: number::Column,
}

impl Column {
    /// The check of a row, if there is one.
    fn row(&self, py: Python<'_>, row: usize) -> PyResult<Option<NumberCheck>> {
        let Some(verdict) = self.verdicts.verdict(row) else {
            return Ok(None);
        };
        let cells = self.cells.bind(py);
        let check = (row < cells.len()?).then(|| NumberCheck::of(&cells.get_item(row)?)).transpose()?;
        match check {
            Some(check) if check.is(verdict) => Ok(Some(check)),
            _ => Err(PyRuntimeError::new_err("the list was changed after it was checked: check it again")),
        }
    }

    fn add(&mut self, cell: &Bound<'_, PyAny>) -> PyResult<()> {
        self.verdicts.push(cell::judged(cell)?);
        Ok(())
    }
}

#[pymethods]
impl Column {
    /// For each cell, whether calls take it as it is.
    #[getter]
    fn valid(&self) -> Vec<bool> {
        self.verdicts.verdicts().map(number::Verdict::is_valid).collect()
    }

    /// For each cell the number that it means, in wire form; `None` where none can be read.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let number =
            |verdict: number::Verdict| verdict.number().map(|number| PyString::new(py, number.as_str()));
        PyList::new(py, self.verdicts.verdicts().map(number).collect::<Vec<_>>())
    }

    /// The rows that are not usable as given, counted from 0.
    #[getter]
    fn invalid_rows(&self) -> Vec<usize> {
        self.verdicts.invalid_rows().collect()
    }

    /// How many cells there are of which sort.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.verdicts.counts())
    }

    /// How many cells have a finding, gravest first; what was not found is not named.
    #[getter]
    fn finding_counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let found = PyDict::new(py);
        let counted = FindingCode::ALL.iter().map(|code| (*code, self.verdicts.count_of(*code)));
        for (code, count) in counted.filter(|(_, count)| *count > 0) {
            found.set_item(code.code(), count)?;
        }
        Ok(found)
    }

    fn __len__(&self) -> usize {
        self.verdicts.len()
    }

    fn __getitem__(&self, py: Python<'_>, row: isize) -> PyResult<NumberCheck> {
        let cells = self.verdicts.len();
        let row = if row < 0 { cells.checked_add_signed(row) } else { usize::try_from(row).ok() };
        let check = row.map(|row| self.row(py, row)).transpose()?.flatten();
        check.ok_or_else(|| PyIndexError::new_err("the column has no such row"))
    }

    fn __iter__(column: Py<Self>) -> Checks {
        Checks { column, next: 0.into() }
    }

    fn __repr__(&self) -> String {
        let counts = self.verdicts.counts();
        let number::ColumnCounts { cells, valid, readable, refused, .. } = counts;
        format!("Column(cells={cells}, valid={valid}, readable={readable}, refused={refused})")
    }
}

/// Walks over the checks of a column.
#[pyclass(frozen)]
struct Checks {
    column: Py<Column>,
    next: AtomicUsize,
}

#[pymethods]
impl Checks {
    fn __iter__(walk: Py<Self>) -> Py<Self> {
        walk
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<NumberCheck>> {
        self.column.get().row(py, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Checks a column of numbers in one go.
///
/// Args:
///     column: A list or another iterable of cells, or a column of pandas, Polars, pyarrow or NumPy. A cell is a
///         text or an integer; `None`, NaN and NA are empty ones.
///
/// Returns:
///     A `Column`: what was found, cell by cell and in all.
#[pyfunction]
pub(crate) fn check_column(column: &Bound<'_, PyAny>) -> PyResult<Column> {
    let cells = cells(column)?;
    let mut checked =
        Column { verdicts: number::Column::with_capacity(cells.len()?), cells: cells.clone().unbind() };
    // Walked over as what they are: a step of Python's own iterators costs as much as a check.
    if let Ok(cells) = cells.cast::<PyList>() {
        cells.iter().try_for_each(|cell| checked.add(&cell))?;
    } else if let Ok(cells) = cells.cast::<PyTuple>() {
        cells.iter_borrowed().try_for_each(|cell| checked.add(&cell))?;
    }
    Ok(checked)
}

/// The cells of a column, as a list or a tuple.
fn cells<'py>(column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PySequence>> {
    if column.is_instance_of::<PyList>() || column.is_instance_of::<PyTuple>() {
        return Ok(column.cast::<PySequence>()?.clone());
    }
    // Libraries of columns make a list faster than their cells can be walked over.
    for to_list in ["to_pylist", "to_list", "tolist"] {
        if let Some(to_list) = column.getattr_opt(to_list)? {
            return Ok(to_list.call0()?.cast_into::<PyList>()?.into_sequence());
        }
    }
    let cells: PyResult<Vec<_>> = column.try_iter()?.collect();
    Ok(PyList::new(column.py(), cells?)?.into_sequence())
}

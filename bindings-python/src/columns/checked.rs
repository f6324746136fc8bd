//! A checked column: the arrays that were given, and results that are built when they are asked for.

use std::sync::atomic::{AtomicIsize, Ordering};
use std::sync::{Arc, OnceLock};

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef};
use arrow_schema::{DataType, Field};
use numplan::number::{ColumnCell, ColumnCounts, ColumnVisitor, FindingCode, Verdict};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};

use super::member::{self, ColumnMember};
use super::members::{FIELDS, MAX_ROWS, Member};
use super::{build, capsule, cells, import};
use crate::check::NumberCheck;
use crate::gil;
use crate::json;

/// The result of `check_column`: Arrow columns, and a sequence of `NumberCheck`.
///
/// It exports a struct of its members: `pyarrow.array(result)`, `polars.Series(result)`. Each member exports alone:
/// `polars.Series(result.valid)`. Nothing is built before it is asked for.
#[pyclass(frozen, sequence, module = "numplan")]
#[derive(Debug)]
pub(crate) struct Column {
    cells: Vec<ArrayRef>,
    /// All members of each array.
    whole: OnceLock<Vec<ArrayRef>>,
    /// The members that were asked for alone.
    alone: [OnceLock<Vec<ArrayRef>>; Member::ALL.len()],
    tally: OnceLock<Tally>,
}

/// How many cells there are of which sort, and with which findings.
#[derive(Debug, Default)]
struct Tally {
    counts: ColumnCounts,
    findings: [usize; FindingCode::ALL.len()],
}

impl ColumnVisitor for Tally {
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict) {
        self.counts.visit(cell, verdict);
        for code in verdict.findings() {
            if let Some(count) = self.findings.get_mut(code as usize) {
                *count += 1;
            }
        }
    }
}

impl Column {
    fn of(arrays: &[ArrayRef]) -> Self {
        let parts = arrays.iter().flat_map(|array| {
            let starts = (0..array.len()).step_by(MAX_ROWS);
            starts.map(move |start| array.slice(start, MAX_ROWS.min(array.len() - start)))
        });
        Self {
            cells: parts.collect(),
            whole: OnceLock::new(),
            alone: Default::default(),
            tally: OnceLock::new(),
        }
    }

    /// The whole result, an array for each that was given. Other threads run while it is built.
    fn whole(&self, py: Python<'_>) -> &Vec<ArrayRef> {
        built(py, &self.whole, || self.cells.iter().map(build::build_struct).collect())
    }

    fn member(&self, py: Python<'_>, member: Member) -> ColumnMember {
        let alone = self.alone.get(member as usize);
        let arrays = match (self.whole.get(), alone) {
            (None, Some(alone)) => built(py, alone, || {
                self.cells.iter().flat_map(|array| build::build(&[member], array)).collect()
            }),
            _ => {
                let whole = self.whole(py).iter();
                &whole.map(|array| Arc::clone(array.as_struct().column(member as usize))).collect()
            }
        };
        ColumnMember { field: member.field(), arrays: arrays.clone() }
    }

    fn tally(&self, py: Python<'_>) -> &Tally {
        built(py, &self.tally, || {
            let mut tally = Tally::default();
            self.cells.iter().for_each(|array| cells::visit(array, &mut tally));
            tally
        })
    }

    fn field() -> Field {
        Field::new("phone_check", DataType::Struct(FIELDS.clone()), false)
    }
}

/// Builds something once, while other threads run.
fn built<'a, T: Send + Sync>(
    py: Python<'_>,
    place: &'a OnceLock<T>,
    build: impl FnOnce() -> T + Send,
) -> &'a T {
    match place.get() {
        Some(value) => value,
        None => {
            // Two threads may build the same; the value of the first to end stays.
            let (value, _visit) = gil::detach(py, build);
            place.get_or_init(|| value)
        }
    }
}

#[pymethods]
impl Column {
    /// For each cell, whether operations accept it as it is.
    #[getter]
    fn valid(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Valid)
    }

    /// For each cell the number that it means, in wire form; `None` where none can be read.
    #[getter]
    fn number(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Number)
    }

    /// The same as `number`.
    #[getter]
    fn numbers(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Number)
    }

    /// The kind of number of each cell; `unknown` without a number.
    #[getter]
    fn kind(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::FieldKind)
    }

    /// For each cell the country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`).
    #[getter]
    fn region(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Region)
    }

    /// For each cell the name of the country or territory.
    #[getter]
    fn country(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Country)
    }

    /// For each cell the state, province, country or city of a geographic area code.
    #[getter]
    fn place(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Place)
    }

    /// For each cell every time zone of a geographic area code, as names of the IANA database.
    #[getter]
    fn time_zones(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::TimeZones)
    }

    /// For each cell the names of the findings, gravest first.
    #[getter]
    fn findings(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Findings)
    }

    /// For each cell the number to write in its place, where the cell is not valid and one can be told.
    #[getter]
    fn suggestion(&self, py: Python<'_>) -> ColumnMember {
        self.member(py, Member::Suggestion)
    }

    /// The rows that are not usable as given, counted from 0.
    #[getter]
    fn invalid_rows(&self, py: Python<'_>) -> Vec<usize> {
        let valid = self.member(py, Member::Valid);
        let flags = valid.arrays.iter().flat_map(|array| array.as_boolean().values().iter());
        flags.enumerate().filter(|(_, valid)| !valid).map(|(row, _)| row).collect()
    }

    /// How many cells there are of which sort.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::serialized(py, &self.tally(py).counts)
    }

    /// How many cells have a finding, gravest first; what was not found is not named.
    #[getter]
    fn finding_counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let found = PyDict::new(py);
        let counted = FindingCode::ALL.iter().zip(self.tally(py).findings);
        for (code, count) in counted.filter(|(_, count)| *count > 0) {
            found.set_item(code.as_str(), count)?;
        }
        Ok(found)
    }

    /// The result as a list of dictionaries, one for each cell.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        member::list(py, self.whole(py))
    }

    fn __len__(&self) -> usize {
        member::length(&self.cells)
    }

    fn __getitem__(&self, py: Python<'_>, row: isize) -> PyResult<NumberCheck> {
        let mut judged = cells::Judged::default();
        cells::visit(&member::row(&self.cells, row)?, &mut judged);
        let (text, verdict) =
            judged.0.pop().ok_or_else(|| PyIndexError::new_err("the column has no such row"))?;
        Ok(NumberCheck::judged(py, &text, verdict))
    }

    fn __iter__(column: Py<Self>) -> Checks {
        Checks { column, next: 0.into() }
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let ColumnCounts { cells, valid, readable, refused, .. } = self.tally(py).counts;
        format!("Column(cells={cells}, valid={valid}, readable={readable}, refused={refused})")
    }

    /// The Arrow type, a struct.
    #[staticmethod]
    fn __arrow_c_schema__(py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
        capsule::schema_capsule(py, &Self::field())
    }

    /// The result as one Arrow array.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // A consumer casts by itself; a producer may ignore the request.
        drop(requested_schema);
        let field = Self::field();
        capsule::array_capsules(py, &field, &member::joined(&field, self.whole(py))?)
    }

    /// The result as a stream of Arrow arrays, one for each chunk of the column.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        capsule::stream_capsule(py, Self::field(), self.whole(py).clone())
    }
}

/// Walks over the checks of a column.
#[pyclass(frozen)]
struct Checks {
    column: Py<Column>,
    next: AtomicIsize,
}

#[pymethods]
impl Checks {
    fn __iter__(walk: Py<Self>) -> Py<Self> {
        walk
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<NumberCheck>> {
        match self.column.get().__getitem__(py, self.next.fetch_add(1, Ordering::Relaxed)) {
            Err(error) if error.is_instance_of::<PyIndexError>(py) => Ok(None),
            check => check.map(Some),
        }
    }
}

/// Checks a column of numbers in one go.
///
/// Args:
///     values: A column of an Arrow library (pyarrow, Polars, pandas, nanoarrow), a NumPy array, a list or another
///         iterable. A cell is a text, bytes or an integer; `None`, NaN and NA are empty ones. Numbers of 32-bit
///         floating point and negative integers have lost digits, and are refused.
///
/// Returns:
///     A `Column`: what was found, cell by cell and in all. It exports Arrow itself.
///
/// Raises:
///     TypeError: It is a frame, a table, a dictionary or one text, not a column.
#[pyfunction]
pub(crate) fn check_column(values: &Bound<'_, PyAny>) -> PyResult<Column> {
    Ok(Column::of(&import::read(values)?))
}

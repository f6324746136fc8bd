//! Checks of whole columns.
//!
//! A column stores two arrays: a number and a set of findings per cell, twelve bytes together. Crossing into another
//! language costs more than a check, so many cells cross at a time. The texts are not stored; pass the text of a
//! cell to [`Column::check`] for the full check.

use super::cell::{ColumnCell, ColumnVisitor, visit_column};
use super::check::{NumberCheck, check};
use super::finding::{FindingCode, FindingSet};
use super::verdict::{Verdict, verdict};
use numplan_macros::exported;

/// The verdicts on a column of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    numbers: Vec<u64>,
    findings: Vec<FindingSet>,
    counts: ColumnCounts,
}

/// Counts of the cells of a column. Every cell is valid, readable or refused.
#[exported]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ColumnCounts {
    /// All cells.
    pub cells: usize,
    /// Usable as given.
    pub valid: usize,
    /// Not usable as given, but [`normalize`](super::normalize()) reads a number from it.
    pub readable: usize,
    /// Not readable as a number.
    pub refused: usize,
    /// Valid cells that have a finding.
    pub flagged: usize,
}

/// Checks the cells of a column, in order.
///
/// ```
/// use numplan::number::check_column;
///
/// let column = check_column(["12065551234", "(206) 555-1234", "n/a"]);
/// assert_eq!(column.numbers(), [12065551234, 12065551234, 0]);
/// assert_eq!((column.counts().valid, column.counts().refused), (1, 1));
/// ```
pub fn check_column<'t>(cells: impl IntoIterator<Item = &'t str>) -> Column {
    let cells = cells.into_iter();
    let mut column = Column::with_capacity(cells.size_hint().0);
    column.extend(cells);
    column
}

/// Checks a column given as one text; [`cells`] splits it.
pub fn check_block(text: &str, separator: char) -> Column {
    // A cell in wire form takes twelve bytes with its separator; longer cells need less room.
    let mut column = Column::with_capacity(text.len() / 12);
    column.extend(cells(text, separator));
    column
}

/// The cells of a text, in order. A separator at the end ends the last cell and begins no new one; an
/// empty text has no cells. Where the separator is a new line, a carriage return before it belongs to it.
pub fn cells(text: &str, separator: char) -> impl Iterator<Item = &str> + Clone {
    Cells { rest: text, separator }
}

/// As [`str::split_terminator`], whose search is for separators far apart: on cells of a dozen bytes it took longer than
/// the check.
#[derive(Clone)]
struct Cells<'t> {
    rest: &'t str,
    separator: char,
}

impl Cells<'_> {
    fn end(&self) -> Option<usize> {
        match u8::try_from(self.separator) {
            Ok(separator) if separator.is_ascii() => position(self.rest.as_bytes(), separator),
            _ => self.rest.find(self.separator),
        }
    }
}

/// The place of the first byte that is `wanted`, found in eight bytes at a time.
fn position(bytes: &[u8], wanted: u8) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHEST_BITS: u64 = ONES << 7;
    let (words, rest) = bytes.as_chunks::<8>();
    for (word, start) in words.iter().zip((0..).step_by(8)) {
        let other = u64::from_le_bytes(*word) ^ (ONES * u64::from(wanted));
        // Zero bytes get their highest bit. So may a byte after the first zero byte, but none before it.
        let found = other.wrapping_sub(ONES) & !other & HIGHEST_BITS;
        if found != 0 {
            return Some(start + found.trailing_zeros() as usize / 8);
        }
    }
    let place = rest.iter().position(|byte| *byte == wanted)?;
    Some(8 * words.len() + place)
}

impl<'t> Iterator for Cells<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        let (cell, rest) = match self.end() {
            Some(end) => {
                let (cell, rest) = self.rest.split_at(end);
                (cell, rest.split_at(self.separator.len_utf8()).1)
            }
            None => (self.rest, ""),
        };
        self.rest = rest;
        match self.separator {
            '\n' => Some(cell.strip_suffix('\r').unwrap_or(cell)),
            _ => Some(cell),
        }
    }
}

impl Column {
    /// An empty column with capacity for `cells`.
    pub fn with_capacity(cells: usize) -> Self {
        Self {
            numbers: Vec::with_capacity(cells),
            findings: Vec::with_capacity(cells),
            counts: ColumnCounts::default(),
        }
    }

    /// Adds the verdict on a cell.
    pub fn push(&mut self, verdict: Verdict) {
        self.numbers.push(verdict.number_or_zero());
        self.findings.push(verdict.finding_set());
        self.counts.add(verdict);
    }

    /// The number of each cell as an integer, 0 where none can be read. See [`Verdict::number`].
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// The findings of each cell.
    pub fn findings(&self) -> &[FindingSet] {
        &self.findings
    }

    /// The verdict on a cell; rows count from 0.
    pub fn verdict(&self, row: usize) -> Option<Verdict> {
        Some(Verdict::from_stored(*self.numbers.get(row)?, *self.findings.get(row)?))
    }

    /// The verdicts on all cells, in order.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> {
        let cells = self.numbers.iter().zip(&self.findings);
        cells.map(|(number, findings)| Verdict::from_stored(*number, *findings))
    }

    /// Rows that are not usable as given.
    pub fn invalid_rows(&self) -> impl Iterator<Item = usize> {
        let verdicts = self.verdicts().enumerate();
        verdicts.filter(|(_, verdict)| !verdict.is_valid()).map(|(row, _)| row)
    }

    /// The full check of a cell, given its text again; `None` if there is no such row or the row had another text.
    pub fn check(&self, row: usize, cell: &str) -> Option<NumberCheck> {
        (self.verdict(row)? == verdict(cell)).then(|| check(cell))
    }

    /// The counts of the column.
    pub fn counts(&self) -> ColumnCounts {
        self.counts
    }

    /// The number of cells with the finding `code`.
    pub fn count_of(&self, code: FindingCode) -> usize {
        self.findings.iter().filter(|findings| findings.contains(code)).count()
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether the column is empty.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// Stores the verdicts.
impl ColumnVisitor for Column {
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        self.push(verdict);
    }
}

/// Counts the cells and stores nothing else.
impl ColumnVisitor for ColumnCounts {
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        self.add(verdict);
    }
}

/// Checks more cells and adds them.
impl<'t> Extend<&'t str> for Column {
    fn extend<T: IntoIterator<Item = &'t str>>(&mut self, cells: T) {
        visit_column(cells.into_iter().map(ColumnCell::Text), self);
    }
}

impl ColumnCounts {
    /// Counts one more cell.
    pub fn add(&mut self, verdict: Verdict) {
        self.cells += 1;
        if verdict.is_valid() {
            self.valid += 1;
            self.flagged += usize::from(!verdict.finding_set().is_empty());
        } else if verdict.number_or_zero() != 0 {
            self.readable += 1;
        } else {
            self.refused += 1;
        }
    }
}

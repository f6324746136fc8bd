//! Builds members in one pass over the cells.
//!
//! Most cells are numbers in wire form without a finding, and cost a byte for the area code: the other members begin as
//! if all cells were such. A column of text in wire form is its own column of numbers, and is not copied.

use std::cell::OnceCell;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, BooleanArray, StringArray, StructArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use numplan::number::{ColumnCell, ColumnVisitor, Verdict};

use super::cells;
use super::members::{FIELDS, Member};
use super::vocabulary::{Areas, VOCABULARY, dictionary, list, offset};

/// Builds the wanted members of the cells of an array.
pub(super) fn build(wanted: &[Member], array: &ArrayRef) -> Vec<ArrayRef> {
    let rows = array.len();
    let has = |members: &[Member]| members.iter().any(|member| wanted.contains(member));
    if wanted == [Member::Valid] {
        // The most frequent question is not slowed down by the others.
        let mut valid = ValidOnly { row: 0, valid: Flags::all(rows, true) };
        cells::visit(array, &mut valid);
        return vec![Arc::new(BooleanArray::new(valid.valid.finish(), None))];
    }
    let mut builder = Builder {
        row: 0,
        valid: Flags::all(rows, true),
        number: has(&[Member::Number]).then(|| Numbers::new(array)),
        areas: has(&[Member::FieldKind, Member::Region, Member::Country, Member::Place, Member::TimeZones])
            .then(|| Vec::with_capacity(rows)),
        findings: has(&[Member::Findings]).then(|| Rare::new(rows)),
        suggestion: has(&[Member::Suggestion]).then(|| (Rare::new(rows), Flags::all(rows, false))),
    };
    cells::visit(array, &mut builder);
    builder.finish(wanted)
}

/// Builds the whole result of an array.
pub(super) fn build_struct(array: &ArrayRef) -> ArrayRef {
    let members = build(&Member::ALL, array);
    Arc::new(StructArray::new(FIELDS.clone(), members, None))
}

struct ValidOnly {
    row: usize,
    valid: Flags,
}

impl ColumnVisitor for ValidOnly {
    #[inline]
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        if !verdict.is_valid() {
            self.valid.flip(self.row);
        }
        self.row += 1;
    }

    #[inline]
    fn visit_plain(&mut self, _: ColumnCell<'_>, _: &[u8; 11], _: u8) {
        self.row += 1;
    }
}

struct Builder {
    row: usize,
    valid: Flags,
    number: Option<Numbers>,
    /// The row of the area table for each cell.
    areas: Option<Vec<u8>>,
    findings: Option<Rare<i8>>,
    /// The digits, and which cells have any.
    suggestion: Option<(Rare<u8>, Flags)>,
}

impl ColumnVisitor for Builder {
    #[inline]
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict) {
        let digits = verdict.digits();
        if let Some(number) = &mut self.number {
            match &digits {
                Some(digits) => number.push(self.row, digits),
                None => number.push_missing(self.row),
            }
        }
        if let Some(areas) = &mut self.areas {
            areas.push(verdict.area_row());
        }
        if let Some(findings) = &mut self.findings {
            let mut bits = verdict.finding_set().bits();
            if bits != 0 {
                findings.begin(self.row);
                // Bit n is the word n of the dictionary.
                while bits != 0 {
                    findings.values.push(i8::try_from(bits.trailing_zeros()).unwrap_or(i8::MAX));
                    bits &= bits - 1;
                }
                findings.end(self.row);
            }
        }
        if !verdict.is_valid() {
            self.valid.flip(self.row);
            if let Some((suggestion, present)) = &mut self.suggestion
                && let Some(digits) = digits.or_else(|| suggested(cell, verdict))
            {
                suggestion.begin(self.row);
                suggestion.values.extend_from_slice(&digits);
                suggestion.end(self.row);
                present.flip(self.row);
            }
        }
        self.row += 1;
    }

    #[inline]
    fn visit_plain(&mut self, cell: ColumnCell<'_>, digits: &[u8; 11], area_row: u8) {
        if let Some(number) = &mut self.number {
            number.push_plain(self.row, cell, digits);
        }
        if let Some(areas) = &mut self.areas {
            areas.push(area_row);
        }
        self.row += 1;
    }
}

/// The digits to write instead of a cell that holds no number. Out of line, since few cells have any.
#[cold]
fn suggested(cell: ColumnCell<'_>, verdict: Verdict) -> Option<[u8; 11]> {
    let number = verdict.suggestion(&cell.text())?;
    number.as_str().as_bytes().try_into().ok()
}

impl Builder {
    fn finish(self, wanted: &[Member]) -> Vec<ArrayRef> {
        let Self { row: rows, valid, mut number, areas, mut findings, mut suggestion } = self;
        let (words, areas, valid) = (&*VOCABULARY, Areas::new(areas.unwrap_or_default()), valid.finish());
        // Members share what is the same in them.
        let (region, nothing) = (OnceCell::new(), OnceCell::new());
        let region = || region.get_or_init(|| words.region.keys(&areas)).clone();
        let nothing = || nothing.get_or_init(|| OffsetBuffer::new_zeroed(rows)).clone();
        let member = |member: &Member| -> Option<ArrayRef> {
            Some(match member {
                Member::Valid => Arc::new(BooleanArray::new(valid.clone(), None)),
                Member::Number => number.take()?.finish(),
                Member::FieldKind => words.kind.array(&areas),
                Member::Region => dictionary(region(), &words.region.values),
                Member::Country => dictionary(region(), &words.country),
                Member::Place => words.place.array(&areas),
                Member::TimeZones => areas.time_zones(),
                Member::Findings => {
                    let (keys, offsets) = findings.take()?.finish();
                    list(keys, offsets.unwrap_or_else(nothing), &words.findings)
                }
                Member::Suggestion => {
                    let (suggestion, present) = suggestion.take()?;
                    let (bytes, offsets) = suggestion.finish();
                    texts(bytes, offsets.unwrap_or_else(nothing), Some(present.finish()))
                }
            })
        };
        wanted.iter().filter_map(member).collect()
    }
}

fn texts(bytes: Vec<u8>, offsets: OffsetBuffer<i32>, present: Option<BooleanBuffer>) -> ArrayRef {
    Arc::new(StringArray::new(offsets, Buffer::from(bytes), present.map(NullBuffer::new)))
}

/// A flag for each cell. All begin alike.
struct Flags {
    rows: usize,
    words: Vec<u64>,
}

impl Flags {
    fn all(rows: usize, flag: bool) -> Self {
        // The allocator has pages of zeros, which cost nothing until they are written.
        let word = if flag { u64::MAX } else { 0 };
        Self { rows, words: vec![word; rows.div_ceil(64)] }
    }

    #[inline]
    fn flip(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            // Arrow counts the bits of bytes, from the lowest.
            *word ^= (1_u64 << (row % 64)).to_le();
        }
    }

    fn finish(self) -> BooleanBuffer {
        BooleanBuffer::new(Buffer::from_vec(self.words), 0, self.rows)
    }
}

/// The number of each cell. Most cells have one.
struct Numbers {
    rows: usize,
    /// The column itself, as long as each cell is its own number.
    same: Option<StringArray>,
    bytes: Vec<u8>,
    offsets: Vec<i32>,
    present: Option<Flags>,
}

impl Numbers {
    fn new(array: &ArrayRef) -> Self {
        let (rows, same) = (array.len(), array.as_string_opt::<i32>().cloned());
        let mut numbers = Self { rows, same, bytes: Vec::new(), offsets: Vec::new(), present: None };
        if numbers.same.is_none() {
            numbers.copy_rows(0);
        }
        numbers
    }

    /// Begins a copy, of the rows before this one: each has eleven digits.
    #[cold]
    fn copy_rows(&mut self, row: usize) {
        self.bytes.reserve_exact(11 * self.rows);
        self.offsets.reserve_exact(self.rows + 1);
        if let Some(same) = self.same.take() {
            let start =
                same.value_offsets().first().and_then(|start| usize::try_from(*start).ok()).unwrap_or(0);
            let digits = same.value_data().get(start..start + 11 * row).unwrap_or_default();
            self.bytes.extend_from_slice(digits);
        }
        self.offsets.extend((0..=row).map(|row| offset(11 * row)));
    }

    #[inline]
    fn push_plain(&mut self, row: usize, cell: ColumnCell<'_>, digits: &[u8; 11]) {
        // A plus before the digits is the only other text of a plain cell.
        if self.same.is_none() || !matches!(cell, ColumnCell::Text(text) if text.len() == digits.len()) {
            self.push(row, digits);
        }
    }

    #[inline]
    fn push(&mut self, row: usize, digits: &[u8; 11]) {
        if self.same.is_some() {
            self.copy_rows(row);
        }
        self.bytes.extend_from_slice(digits);
        self.offsets.push(offset(self.bytes.len()));
    }

    fn push_missing(&mut self, row: usize) {
        if self.same.is_some() {
            self.copy_rows(row);
        }
        self.present.get_or_insert_with(|| Flags::all(self.rows, true)).flip(row);
        self.offsets.push(offset(self.bytes.len()));
    }

    fn finish(self) -> ArrayRef {
        match self.same {
            Some(same) => Arc::new(same),
            None => {
                let offsets = OffsetBuffer::new(ScalarBuffer::from(self.offsets));
                texts(self.bytes, offsets, self.present.map(Flags::finish))
            }
        }
    }
}

/// Values of which most cells have none: the offsets of cells without a value are written with the next value.
struct Rare<T> {
    rows: usize,
    values: Vec<T>,
    /// Empty before the first value.
    offsets: Vec<i32>,
    /// The offsets up to this one are written.
    written: usize,
}

impl<T> Rare<T> {
    fn new(rows: usize) -> Self {
        Self { rows, values: Vec::new(), offsets: Vec::new(), written: 0 }
    }

    /// Precedes the values of a cell.
    #[inline]
    fn begin(&mut self, row: usize) {
        if self.offsets.is_empty() {
            self.offsets = vec![0; self.rows + 1];
            self.written = row;
        } else if row > self.written {
            let end = offset(self.values.len());
            self.offsets.get_mut(self.written + 1..=row).unwrap_or_default().fill(end);
        }
    }

    /// Follows the values of a cell.
    #[inline]
    fn end(&mut self, row: usize) {
        self.written = row + 1;
        if let Some(place) = self.offsets.get_mut(row + 1) {
            *place = offset(self.values.len());
        }
    }

    /// The values and their offsets; no offsets if there are no values.
    fn finish(mut self) -> (Vec<T>, Option<OffsetBuffer<i32>>) {
        if self.offsets.is_empty() {
            return (self.values, None);
        }
        self.begin(self.rows);
        (self.values, Some(OffsetBuffer::new(ScalarBuffer::from(self.offsets))))
    }
}

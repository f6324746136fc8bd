//! Builds members in one pass over the cells.
//!
//! Most cells are numbers in wire form without a finding, and cost a byte for the area code: the other members begin as
//! if all cells were such. A column of text in wire form is its own column of numbers, and is not copied.

use std::cell::LazyCell;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, BooleanArray, StringArray, StructArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use numplan::number::{ColumnCell, ColumnVisitor, Nanp, Verdict};

use super::cells;
use super::members::{FIELDS, Member};
use super::vocabulary::{AreaMembers, VOCABULARY, list, offset};

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
        texts: has(&[Member::Number, Member::Suggestion]).then(|| Texts::new(array)),
        areas: has(&[Member::FieldKind, Member::Region, Member::Country, Member::Place, Member::TimeZones])
            .then(|| vec![0; rows]),
        findings: has(&[Member::Findings]).then(|| Rare::new(rows)),
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
    texts: Option<Texts>,
    /// The row of the area table for each cell.
    areas: Option<Vec<u8>>,
    findings: Option<Rare<i8>>,
}

impl ColumnVisitor for Builder {
    #[inline]
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict) {
        let is_valid = verdict.is_valid();
        if !is_valid {
            self.valid.flip(self.row);
        }
        if let Some(texts) = &mut self.texts {
            match verdict.padded_digits() {
                Some(digits) => texts.push_number(self.row, &digits, is_valid),
                None => {
                    let suggestion = verdict.suggestion(&cell.text()).and_then(|number| number.nanp());
                    texts.push_suggestion(self.row, suggestion);
                }
            }
        }
        if let Some(areas) = &mut self.areas {
            put(areas, self.row, verdict.area_row());
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
        self.row += 1;
    }

    #[inline]
    fn visit_plain(&mut self, cell: ColumnCell<'_>, digits: &[u8; 11], area_row: u8) {
        if let Some(texts) = &mut self.texts {
            texts.push_plain(self.row, cell, digits);
        }
        if let Some(areas) = &mut self.areas {
            put(areas, self.row, area_row);
        }
        self.row += 1;
    }
}

impl Builder {
    fn finish(self, wanted: &[Member]) -> Vec<ArrayRef> {
        let Self { row: rows, valid, texts, areas, findings } = self;
        let valid = valid.finish();
        let (number, suggestion) = texts.map(Texts::finish).unzip();
        // Before the rows are given away.
        let mut time_zones = wanted
            .contains(&Member::TimeZones)
            .then(|| areas.as_deref().map(|areas| VOCABULARY.time_zones(areas)))
            .flatten();
        let words = LazyCell::new(|| areas.map(AreaMembers::new));
        let mut findings = findings.map(Rare::finish);
        let member = |member: &Member| -> Option<ArrayRef> {
            Some(match member {
                Member::Valid => Arc::new(BooleanArray::new(valid.clone(), None)),
                Member::Number => Arc::clone(number.as_ref()?),
                Member::FieldKind => Arc::clone(&words.as_ref()?.kind),
                Member::Region => Arc::clone(&words.as_ref()?.region),
                Member::Country => Arc::clone(&words.as_ref()?.country),
                Member::Place => Arc::clone(&words.as_ref()?.place),
                Member::TimeZones => time_zones.take()?,
                Member::Findings => {
                    let (keys, offsets) = findings.take()?;
                    let offsets = offsets
                        .or_else(|| no_texts(suggestion.as_ref()?))
                        .unwrap_or_else(|| OffsetBuffer::new_zeroed(rows));
                    list(keys, offsets, &VOCABULARY.findings)
                }
                Member::Suggestion => Arc::clone(suggestion.as_ref()?),
            })
        };
        wanted.iter().filter_map(member).collect()
    }
}

#[inline]
fn put(values: &mut [u8], row: usize, value: u8) {
    if let Some(place) = values.get_mut(row) {
        *place = value;
    }
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

/// The numbers and the suggestions of cells. Where a cell has both they are equal, so that the members share the texts,
/// and differ in the cells that they have.
struct Texts {
    rows: usize,
    /// The column itself, as long as each cell is its own number.
    same: Option<StringArray>,
    /// As many digits as all cells can have, and room for the padding of the last.
    bytes: Vec<u8>,
    end: usize,
    offsets: Vec<i32>,
    is_number: Flags,
    is_suggestion: Flags,
}

/// The digits of a number.
const DIGITS: usize = 11;

impl Texts {
    fn new(array: &ArrayRef) -> Self {
        let (rows, same) = (array.len(), array.as_string_opt::<i32>().cloned());
        let mut texts = Self {
            rows,
            same,
            bytes: Vec::new(),
            end: 0,
            offsets: Vec::new(),
            is_number: Flags::all(rows, true),
            is_suggestion: Flags::all(rows, false),
        };
        if texts.same.is_none() {
            texts.copy_rows(0);
        }
        texts
    }

    /// Begins a copy, of the rows before this one: each has eleven digits.
    #[cold]
    fn copy_rows(&mut self, row: usize) {
        self.bytes = vec![0; DIGITS * self.rows + size_of::<[u8; 16]>()];
        self.end = DIGITS * row;
        self.offsets.reserve_exact(self.rows + 1);
        self.offsets.extend((0..=row).map(|row| offset(DIGITS * row)));
        if let Some(same) = self.same.take() {
            let start =
                same.value_offsets().first().and_then(|start| usize::try_from(*start).ok()).unwrap_or(0);
            let digits = same.value_data().get(start..start + self.end).unwrap_or_default();
            if let Some(place) = self.bytes.get_mut(..digits.len()) {
                place.copy_from_slice(digits);
            }
        }
    }

    #[inline]
    fn push_plain(&mut self, row: usize, cell: ColumnCell<'_>, digits: &[u8; DIGITS]) {
        // A plus before the digits is the only other text of a plain cell.
        if self.same.is_none() || !matches!(cell, ColumnCell::Text(text) if text.len() == DIGITS) {
            self.push(row, digits);
        }
    }

    #[inline]
    fn push_number(&mut self, row: usize, padded_digits: &[u8; 16], is_valid: bool) {
        if !is_valid {
            self.is_suggestion.flip(row);
        }
        self.push(row, padded_digits);
    }

    fn push_suggestion(&mut self, row: usize, suggestion: Option<Nanp>) {
        self.is_number.flip(row);
        match suggestion {
            Some(number) => {
                self.is_suggestion.flip(row);
                self.push(row, number.as_str().as_bytes());
            }
            None => self.push(row, &[]),
        }
    }

    /// Adds the digits of a cell, which may be padded.
    #[inline]
    fn push(&mut self, row: usize, digits: &[u8]) {
        if self.same.is_some() {
            self.copy_rows(row);
        }
        if let Some(place) = self.bytes.get_mut(self.end..self.end + digits.len()) {
            place.copy_from_slice(digits);
        }
        self.end += digits.len().min(DIGITS);
        self.offsets.push(offset(self.end));
    }

    /// The members `number` and `suggestion`.
    fn finish(mut self) -> (ArrayRef, ArrayRef) {
        if let Some(same) = self.same {
            return (Arc::new(same), Arc::new(StringArray::new_null(self.rows)));
        }
        let is_suggestion = NullBuffer::new(self.is_suggestion.finish());
        self.bytes.truncate(self.end);
        let (bytes, offsets) = (Buffer::from(self.bytes), OffsetBuffer::new(self.offsets.into()));
        let is_number = NullBuffer::new(self.is_number.finish());
        let is_number = (is_number.null_count() > 0).then_some(is_number);
        let number = StringArray::new(offsets.clone(), bytes.clone(), is_number);
        (Arc::new(number), Arc::new(StringArray::new(offsets, bytes, Some(is_suggestion))))
    }
}

/// The offsets of an array that has no text. A list without items has the same.
fn no_texts(array: &ArrayRef) -> Option<OffsetBuffer<i32>> {
    let offsets = array.as_string_opt::<i32>()?.offsets();
    (offsets.last() == 0).then(|| offsets.clone())
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

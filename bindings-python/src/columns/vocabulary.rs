//! The texts of the dictionaries of results, and the arrays of the members that an area code decides.

use std::sync::{Arc, LazyLock};

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, ListArray, PrimitiveArray, StringArray};
use arrow_buffer::{BooleanBuffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use numplan::number::{AreaRow, FindingCode, area_rows};

use super::members::item;

/// Several texts, and for each row of the area table which of them it has. A row is a byte, so that looking one up
/// needs no check of bounds.
pub(super) struct Words {
    pub(super) values: ArrayRef,
    key_of_row: [i8; 256],
    has_row: [bool; 256],
}

impl Words {
    fn of(word: impl Fn(&AreaRow) -> Option<&'static str>) -> Self {
        let mut values: Vec<&str> = Vec::new();
        let (mut key_of_row, mut has_row) = ([0; 256], [false; 256]);
        for ((row, key_of), has) in area_rows().zip(&mut key_of_row).zip(&mut has_row) {
            if let Some(word) = word(&row) {
                (*key_of, *has) = (key(&mut values, word), true);
            }
        }
        Self { values: Arc::new(StringArray::from(values)), key_of_row, has_row }
    }

    /// The texts of cells.
    pub(super) fn array(&self, areas: &Areas) -> ArrayRef {
        dictionary(self.keys(areas), &self.values)
    }

    /// The keys of the texts of cells.
    pub(super) fn keys(&self, areas: &Areas) -> Int8Array {
        let keys: Vec<i8> = areas.rows.iter().map(|row| self.key_of_row[usize::from(*row)]).collect();
        let all_present = areas.seen.iter().zip(self.has_row).all(|(seen, has)| has || !seen);
        let nulls = (!all_present).then(|| {
            let has = |cell: usize| self.has_row[usize::from(areas.rows[cell])];
            NullBuffer::new(BooleanBuffer::collect_bool(areas.rows.len(), has))
        });
        Int8Array::new(keys.into(), nulls)
    }
}

/// The key of a word in a list, to which it is added if it is new.
fn key(words: &mut Vec<&'static str>, word: &'static str) -> i8 {
    let known = words.iter().position(|known| *known == word);
    let place = known.unwrap_or_else(|| {
        words.push(word);
        words.len() - 1
    });
    // The table has fewer words of each sort than that; a test holds it.
    i8::try_from(place).unwrap_or(i8::MAX)
}

pub(super) fn dictionary(keys: PrimitiveArray<Int8Type>, values: &ArrayRef) -> ArrayRef {
    Arc::new(DictionaryArray::new(keys, Arc::clone(values)))
}

/// Lists of words of a dictionary.
pub(super) fn list(keys: Vec<i8>, offsets: OffsetBuffer<i32>, values: &ArrayRef) -> ArrayRef {
    Arc::new(ListArray::new(item(), offsets, dictionary(keys.into(), values), None))
}

/// The most time zones of a row of the area table that are copied at once.
const ZONES_AT_ONCE: usize = 8;

/// The words that results are made of. They are shared by all results.
pub(super) struct Vocabulary {
    pub(super) kind: Words,
    pub(super) region: Words,
    /// The names of countries, by the keys of `region`.
    pub(super) country: ArrayRef,
    pub(super) place: Words,
    pub(super) findings: ArrayRef,
    zones: ArrayRef,
    /// The keys of the time zones of each row of the area table, and their count.
    zones_of_row: [([i8; ZONES_AT_ONCE], u8); 256],
}

pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut zones = Vec::new();
    let mut zones_of_row = [([0; ZONES_AT_ONCE], 0); 256];
    for ((keys, count), row) in zones_of_row.iter_mut().zip(area_rows()) {
        for (place, zone) in keys.iter_mut().zip(row.zones) {
            *place = key(&mut zones, zone);
            *count += 1;
        }
    }
    // A region has one country, so both have the same keys.
    let countries = Words::of(|row| row.country);
    Vocabulary {
        kind: Words::of(|row| Some(row.kind.as_str())),
        region: Words::of(|row| row.region),
        country: countries.values,
        place: Words::of(|row| row.place),
        findings: Arc::new(FindingCode::ALL.iter().map(|code| Some(code.as_str())).collect::<StringArray>()),
        zones: Arc::new(StringArray::from(zones)),
        zones_of_row,
    }
});

/// The rows of the area table of all cells.
pub(super) struct Areas {
    rows: Vec<u8>,
    seen: [bool; 256],
}

impl Areas {
    pub(super) fn new(rows: Vec<u8>) -> Self {
        let mut seen = [false; 256];
        for &row in &rows {
            seen[usize::from(row)] = true;
        }
        Self { rows, seen }
    }

    /// The time zones of each cell.
    pub(super) fn time_zones(&self) -> ArrayRef {
        let of = |row: &u8| &VOCABULARY.zones_of_row[usize::from(*row)];
        let total: usize = self.rows.iter().map(|row| usize::from(of(row).1)).sum();
        // Each copy has one length, and the next overwrites its rest.
        let mut zones = vec![0; total + ZONES_AT_ONCE];
        let mut end = 0;
        let mut offsets = Vec::with_capacity(self.rows.len() + 1);
        offsets.push(0);
        for row in &self.rows {
            let (keys, count) = of(row);
            if let Some(place) = zones.get_mut(end..end + ZONES_AT_ONCE) {
                place.copy_from_slice(keys);
            }
            end += usize::from(*count);
            offsets.push(offset(end));
        }
        zones.truncate(total);
        list(zones, OffsetBuffer::new(ScalarBuffer::from(offsets)), &VOCABULARY.zones)
    }
}

/// [`MAX_ROWS`](super::members::MAX_ROWS) keeps every offset within 32 bits.
pub(super) fn offset(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

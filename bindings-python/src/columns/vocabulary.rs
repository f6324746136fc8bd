//! The texts of the dictionaries of results, and the arrays of the members that an area code decides.

use std::sync::{Arc, LazyLock};

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, ListArray, StringArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use numplan::number::{FindingCode, area_rows};

use super::members::item;

/// The most time zones of a row of the area table that are copied at once.
const ZONES_AT_ONCE: usize = 8;

/// The words that results are made of. They are shared by all results.
pub(super) struct Vocabulary {
    kinds: ArrayRef,
    regions: ArrayRef,
    /// The name of the country of each region.
    countries: ArrayRef,
    places: ArrayRef,
    zones: ArrayRef,
    pub(super) findings: ArrayRef,
    /// The words of each row of the area table. A row is a byte, so that a lookup needs no check of bounds.
    rows: [RowWords; 256],
    /// The keys of the time zones of each row.
    zones_of_row: [[i8; ZONES_AT_ONCE]; 256],
}

/// The keys of the words of a row of the area table, the count of its time zones, and the words that it lacks. One
/// integer, since it is looked up for each cell.
type RowWords = u32;

/// Bits of the last byte of [`RowWords`]; the count of time zones is below them.
const NO_REGION: u8 = 1 << 7;
const NO_PLACE: u8 = 1 << 6;
const ZONES: u8 = NO_PLACE - 1;

pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let (mut kinds, mut regions, mut places, mut zones) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // A region has one country, so that both have the same keys.
    let mut countries = Vec::new();
    let (mut rows, mut zones_of_row) = ([0; 256], [[0; ZONES_AT_ONCE]; 256]);
    for ((words, zone_keys), row) in rows.iter_mut().zip(&mut zones_of_row).zip(area_rows()) {
        let mut facts = 0;
        for (zone_key, zone) in zone_keys.iter_mut().zip(row.zones) {
            *zone_key = key(&mut zones, zone);
            facts += 1;
        }
        let kind = key(&mut kinds, row.kind.as_str());
        let mut optional = |words: &mut Vec<_>, word: Option<_>, missing| {
            let found = word.map(|word| key(words, word));
            facts |= if found.is_none() { missing } else { 0 };
            found.unwrap_or(0)
        };
        let region = optional(&mut regions, row.region, NO_REGION);
        let place = optional(&mut places, row.place, NO_PLACE);
        if let Some(country) = row.country {
            key(&mut countries, country);
        }
        *words = u32::from_le_bytes([kind, region, place, 0].map(i8::cast_unsigned)) | u32::from(facts) << 24;
    }
    let words = |words: Vec<&str>| -> ArrayRef { Arc::new(StringArray::from(words)) };
    Vocabulary {
        kinds: words(kinds),
        regions: words(regions),
        countries: words(countries),
        places: words(places),
        zones: words(zones),
        findings: words(FindingCode::ALL.iter().map(|code| code.as_str()).collect()),
        rows,
        zones_of_row,
    }
});

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

/// The members that an area code decides.
pub(super) struct AreaMembers {
    pub(super) kind: ArrayRef,
    pub(super) region: ArrayRef,
    pub(super) country: ArrayRef,
    pub(super) place: ArrayRef,
}

/// The cells whose flags fill a word of a bitmap.
const BLOCK: usize = 64;

impl AreaMembers {
    /// The members of cells, given the row of the area table of each.
    pub(super) fn new(mut rows: Vec<u8>) -> Self {
        let (vocabulary, cells) = (&*VOCABULARY, rows.len());
        let mut missing = 0;
        let [mut regions, mut places] = [(); 2].map(|()| Vec::with_capacity(cells));
        let [mut with_region, mut with_place] = [(); 2].map(|()| Vec::with_capacity(cells.div_ceil(BLOCK)));
        // A block stays in registers or in the fastest cache between its passes, most of which take many cells at once.
        for block in rows.chunks_mut(BLOCK) {
            let (mut words, mut facts) = ([0; BLOCK], [0; BLOCK]);
            for (words, row) in words.iter_mut().zip(&*block) {
                *words = vocabulary.rows[usize::from(*row)];
            }
            for (facts, words) in facts.iter_mut().zip(words) {
                [.., *facts] = words.to_le_bytes();
                missing |= *facts;
            }
            with_region.push(cells_without(NO_REGION, &facts));
            with_place.push(cells_without(NO_PLACE, &facts));
            let keys = words.iter().map(|words| words.to_le_bytes().map(u8::cast_signed)).take(block.len());
            regions.extend(keys.clone().map(|[_, region, ..]| region));
            places.extend(keys.map(|[_, _, place, _]| place));
            // The kinds take the place of the rows: nothing reads these any more.
            for (kind, words) in block.iter_mut().zip(words) {
                [*kind, ..] = words.to_le_bytes();
            }
        }
        let array = |keys: Buffer, values: &ArrayRef, none: u8, with: Vec<u64>| {
            let nulls = (missing & none != 0)
                .then(|| NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(with), 0, cells)));
            DictionaryArray::new(Int8Array::new(ScalarBuffer::new(keys, 0, cells), nulls), Arc::clone(values))
        };
        let region = array(Buffer::from_vec(regions), &vocabulary.regions, NO_REGION, with_region);
        Self {
            kind: Arc::new(array(Buffer::from_vec(rows), &vocabulary.kinds, 0, Vec::new())),
            country: Arc::new(region.with_values(Arc::clone(&vocabulary.countries))),
            region: Arc::new(region),
            place: Arc::new(array(Buffer::from_vec(places), &vocabulary.places, NO_PLACE, with_place)),
        }
    }
}

/// The cells whose facts lack a flag, as a word of an Arrow bitmap.
fn cells_without(flag: u8, facts: &[u8; BLOCK]) -> u64 {
    let mut bits = [0; BLOCK / 8];
    for (bits, facts) in bits.iter_mut().zip(facts.as_chunks::<8>().0) {
        // The flags as bytes of 1 or 0; the product collects them in its upper byte.
        let without = (!u64::from_le_bytes(*facts) >> flag.trailing_zeros()) & 0x0101_0101_0101_0101;
        [.., *bits] = without.wrapping_mul(0x0102_0408_1020_4080).to_le_bytes();
    }
    u64::from_ne_bytes(bits)
}

impl Vocabulary {
    fn facts(&self, row: u8) -> u8 {
        let [.., facts] = self.rows[usize::from(row)].to_le_bytes();
        facts
    }

    /// The time zones of cells, given the row of the area table of each.
    pub(super) fn time_zones(&self, rows: &[u8]) -> ArrayRef {
        let count = |row: u8| self.facts(row) & ZONES;
        let total: usize = rows.iter().map(|row| usize::from(count(*row))).sum();
        // Each copy has one length, and the next overwrites its rest.
        let mut zones = vec![0; total + ZONES_AT_ONCE];
        let (mut end, mut offset) = (0, 0);
        let offsets = rows.iter().map(|row| {
            if let Some(place) = zones.get_mut(end..end + ZONES_AT_ONCE) {
                place.copy_from_slice(&self.zones_of_row[usize::from(*row)]);
            }
            // MAX_ROWS keeps every offset within 32 bits.
            (end, offset) = (end + usize::from(count(*row)), offset + i32::from(count(*row)));
            offset
        });
        let mut ends = Vec::with_capacity(rows.len() + 1);
        ends.push(0);
        ends.extend(offsets);
        zones.truncate(total);
        list(zones, OffsetBuffer::new(ends.into()), &self.zones)
    }
}

/// Lists of words of a dictionary.
pub(super) fn list(keys: Vec<i8>, offsets: OffsetBuffer<i32>, values: &ArrayRef) -> ArrayRef {
    let words = DictionaryArray::<Int8Type>::new(keys.into(), Arc::clone(values));
    Arc::new(ListArray::new(item(), offsets, Arc::new(words), None))
}

/// [`MAX_ROWS`](super::members::MAX_ROWS) keeps every offset within 32 bits.
pub(super) fn offset(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

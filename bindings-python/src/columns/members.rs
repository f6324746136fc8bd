//! The members of a result, as Arrow arrays.

use std::sync::{Arc, LazyLock};

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Int8Array, ListArray, PrimitiveArray, StringArray, StructArray,
};
use arrow_buffer::{
    BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer, NullBufferBuilder, OffsetBuffer,
};
use arrow_schema::{DataType, Field, Fields};
use numplan::number::{AreaRow, ColumnCell, ColumnVisitor, FindingCode, Nanp, Verdict, area_rows};

use super::cells;

/// One array of a result holds at most this many rows: offsets of 32 bits reach over as many numbers.
pub(super) const MAX_ROWS: usize = 150_000_000;

/// A member of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Valid,
    Number,
    FieldKind,
    Region,
    Country,
    Place,
    TimeZones,
    Findings,
    Suggestion,
}

impl Member {
    /// All members, in the order of the struct.
    pub(super) const ALL: [Self; 9] = [
        Self::Valid,
        Self::Number,
        Self::FieldKind,
        Self::Region,
        Self::Country,
        Self::Place,
        Self::TimeZones,
        Self::Findings,
        Self::Suggestion,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Number => "number",
            Self::FieldKind => "kind",
            Self::Region => "region",
            Self::Country => "country",
            Self::Place => "place",
            Self::TimeZones => "time_zones",
            Self::Findings => "findings",
            Self::Suggestion => "suggestion",
        }
    }

    pub(super) fn field(self) -> Field {
        let words = || DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into());
        let list = || DataType::List(item());
        let (data_type, is_nullable) = match self {
            Self::Valid => (DataType::Boolean, false),
            Self::Number | Self::Suggestion => (DataType::Utf8, true),
            Self::FieldKind => (words(), false),
            Self::Region | Self::Country | Self::Place => (words(), true),
            Self::TimeZones | Self::Findings => (list(), false),
        };
        Field::new(self.name(), data_type, is_nullable)
    }
}

fn item() -> Arc<Field> {
    let words = DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into());
    Arc::new(Field::new("item", words, false))
}

/// The type of a whole result.
pub(super) static FIELDS: LazyLock<Fields> =
    LazyLock::new(|| Member::ALL.iter().map(|member| member.field()).collect());

/// Several texts, and for each row of the area table which of them it has. A row is a byte, so that looking one up
/// needs no check of bounds.
struct Words {
    values: ArrayRef,
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

    fn array(&self, area: &[u8], is_nullable: bool) -> ArrayRef {
        let keys: Vec<i8> = area.iter().map(|row| self.key_of_row[usize::from(*row)]).collect();
        let has = |row: usize| self.has_row[usize::from(area[row])];
        let nulls = is_nullable.then(|| NullBuffer::new(BooleanBuffer::collect_bool(area.len(), has)));
        dictionary(Int8Array::new(keys.into(), nulls), &self.values)
    }
}

/// The place of a word in a list, to which it is added if it is new.
fn key(words: &mut Vec<&'static str>, word: &'static str) -> i8 {
    let known = words.iter().position(|known| *known == word);
    let place = known.unwrap_or_else(|| {
        words.push(word);
        words.len() - 1
    });
    // The table has fewer words of each sort than that; a test holds it.
    i8::try_from(place).unwrap_or(i8::MAX)
}

fn dictionary(keys: PrimitiveArray<Int8Type>, values: &ArrayRef) -> ArrayRef {
    Arc::new(DictionaryArray::new(keys, Arc::clone(values)))
}

/// The words that results are made of. They are shared by all results.
struct Vocabulary {
    kind: Words,
    region: Words,
    country: Words,
    place: Words,
    zones: ArrayRef,
    zones_of_row: Vec<Vec<i8>>,
    findings: ArrayRef,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut zones = Vec::new();
    let zones_of_row =
        area_rows().map(|row| row.zones.iter().map(|zone| key(&mut zones, zone)).collect()).collect();
    Vocabulary {
        kind: Words::of(|row| Some(row.kind.as_str())),
        region: Words::of(|row| row.region),
        country: Words::of(|row| row.country),
        place: Words::of(|row| row.place),
        zones: Arc::new(StringArray::from(zones)),
        zones_of_row,
        findings: Arc::new(FindingCode::ALL.iter().map(|code| Some(code.as_str())).collect::<StringArray>()),
    }
});

/// Builds the wanted members of the cells of an array.
pub(super) fn build(wanted: &[Member], array: &ArrayRef) -> Vec<ArrayRef> {
    let rows = array.len();
    let has = |members: &[Member]| members.iter().any(|member| wanted.contains(member));
    if wanted == [Member::Valid] {
        // The most frequent question is not slowed down by the others.
        let mut valid = ValidOnly(BooleanBufferBuilder::new(rows));
        cells::visit(array, &mut valid);
        return vec![Arc::new(BooleanArray::new(valid.0.build(), None))];
    }
    let mut builder = Builder {
        valid: has(&[Member::Valid]).then(|| BooleanBufferBuilder::new(rows)),
        number: has(&[Member::Number]).then(|| Texts::new(rows, 11 * rows)),
        area: has(&[Member::FieldKind, Member::Region, Member::Country, Member::Place, Member::TimeZones])
            .then(|| Vec::with_capacity(rows)),
        findings: has(&[Member::Findings]).then(|| Lists::new(rows)),
        suggestion: has(&[Member::Suggestion]).then(Suggestions::default),
    };
    cells::visit(array, &mut builder);
    builder.finish(wanted)
}

/// Builds the whole result of an array.
pub(super) fn build_struct(array: &ArrayRef) -> ArrayRef {
    let members = build(&Member::ALL, array);
    Arc::new(StructArray::new(FIELDS.clone(), members, None))
}

struct ValidOnly(BooleanBufferBuilder);

impl ColumnVisitor for ValidOnly {
    #[inline]
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        self.0.append(verdict.is_valid());
    }
}

struct Builder {
    valid: Option<BooleanBufferBuilder>,
    number: Option<Texts>,
    /// The row of the area table for each cell.
    area: Option<Vec<u8>>,
    findings: Option<Lists>,
    suggestion: Option<Suggestions>,
}

impl ColumnVisitor for Builder {
    #[inline]
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict) {
        let is_valid = verdict.is_valid();
        if let Some(valid) = &mut self.valid {
            valid.append(is_valid);
        }
        if let Some(number) = &mut self.number {
            match cell {
                // A valid text is the number, but for a plus.
                ColumnCell::Text(text) if is_valid => match text.as_bytes().last_chunk::<11>() {
                    Some(digits) => number.push(digits),
                    None => number.push_number(verdict.number()),
                },
                _ => number.push_number(verdict.number()),
            }
        }
        if let Some(area) = &mut self.area {
            area.push(verdict.area_row());
        }
        if let Some(findings) = &mut self.findings {
            findings.push(verdict.finding_set().bits());
        }
        if let Some(suggestion) = &mut self.suggestion {
            if !is_valid && let Some(number) = verdict.suggestion(&cell.text()) {
                suggestion.found.push((suggestion.rows, number));
            }
            suggestion.rows += 1;
        }
    }
}

impl Builder {
    fn finish(self, wanted: &[Member]) -> Vec<ArrayRef> {
        let Self { mut valid, mut number, area, mut findings, mut suggestion } = self;
        let (words, area) = (&*VOCABULARY, area.unwrap_or_default());
        let member = |member: &Member| -> Option<ArrayRef> {
            Some(match member {
                Member::Valid => Arc::new(BooleanArray::new(valid.take()?.build(), None)),
                Member::Number => number.take()?.finish(),
                Member::FieldKind => words.kind.array(&area, false),
                Member::Region => words.region.array(&area, true),
                Member::Country => words.country.array(&area, true),
                Member::Place => words.place.array(&area, true),
                Member::TimeZones => time_zones(&area),
                Member::Findings => findings.take()?.finish(),
                Member::Suggestion => suggestion.take()?.finish(),
            })
        };
        wanted.iter().filter_map(member).collect()
    }
}

/// Texts that may be missing.
struct Texts {
    bytes: Vec<u8>,
    offsets: Vec<i32>,
    nulls: NullBufferBuilder,
}

impl Texts {
    fn new(rows: usize, bytes: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows + 1);
        offsets.push(0);
        Self { bytes: Vec::with_capacity(bytes), offsets, nulls: NullBufferBuilder::new(rows) }
    }

    #[inline]
    fn push(&mut self, digits: &[u8; 11]) {
        self.bytes.extend_from_slice(digits);
        self.nulls.append_non_null();
        self.offsets.push(offset(self.bytes.len()));
    }

    fn push_number(&mut self, number: Option<Nanp>) {
        match number.as_ref().and_then(|number| number.as_str().as_bytes().first_chunk()) {
            Some(digits) => self.push(digits),
            None => {
                self.nulls.append_null();
                self.offsets.push(offset(self.bytes.len()));
            }
        }
    }

    fn finish(self) -> ArrayRef {
        let Self { bytes, offsets, nulls } = self;
        let offsets = OffsetBuffer::new(offsets.into());
        Arc::new(StringArray::new(offsets, Buffer::from(bytes), nulls.build()))
    }
}

/// Suggestions are rare, so that only rows that have one are kept.
#[derive(Default)]
struct Suggestions {
    rows: usize,
    found: Vec<(usize, Nanp)>,
}

impl Suggestions {
    fn finish(self) -> ArrayRef {
        let Self { rows, found } = self;
        let mut bytes = Vec::with_capacity(11 * found.len());
        let mut offsets = Vec::with_capacity(rows + 1);
        let mut nulls = BooleanBufferBuilder::new(rows);
        nulls.append_n(rows, false);
        for (row, number) in found {
            offsets.resize(row + 1, offset(bytes.len()));
            bytes.extend_from_slice(number.as_str().as_bytes());
            nulls.set_bit(row, true);
        }
        offsets.resize(rows + 1, offset(bytes.len()));
        let nulls = Some(NullBuffer::new(nulls.build()));
        Arc::new(StringArray::new(OffsetBuffer::new(offsets.into()), Buffer::from(bytes), nulls))
    }
}

/// [`MAX_ROWS`] keeps every offset within 32 bits.
fn offset(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

/// Lists of findings.
struct Lists {
    keys: Vec<i8>,
    offsets: Vec<i32>,
}

impl Lists {
    fn new(rows: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows + 1);
        offsets.push(0);
        Self { keys: Vec::new(), offsets }
    }

    /// Bit *n* stands for the finding *n*.
    #[inline]
    fn push(&mut self, mut bits: u32) {
        while bits != 0 {
            self.keys.push(i8::try_from(bits.trailing_zeros()).unwrap_or(i8::MAX));
            bits &= bits - 1;
        }
        self.offsets.push(offset(self.keys.len()));
    }

    fn finish(self) -> ArrayRef {
        list(self.keys, self.offsets, &VOCABULARY.findings)
    }
}

fn time_zones(area: &[u8]) -> ArrayRef {
    let mut zones = Lists::new(area.len());
    for row in area {
        let of_row = VOCABULARY.zones_of_row.get(usize::from(*row));
        zones.keys.extend_from_slice(of_row.map_or(&[], Vec::as_slice));
        zones.offsets.push(offset(zones.keys.len()));
    }
    list(zones.keys, zones.offsets, &VOCABULARY.zones)
}

fn list(keys: Vec<i8>, offsets: Vec<i32>, values: &ArrayRef) -> ArrayRef {
    let offsets = OffsetBuffer::new(offsets.into());
    Arc::new(ListArray::new(item(), offsets, dictionary(keys.into(), values), None))
}

//! Columns of numbers: a text, a typed array or the buffers of an Arrow vector, each in one native call.

use napi::bindgen_prelude::{
    BigInt64Array, BigUint64Array, Float64Array, Int32Array, Uint8Array, Uint32Array,
};
use napi_derive::napi;
use numplan::export::Export as _;
use numplan::number::{ColumnCell, ColumnCounts, ColumnVisitor, FindingCode, Verdict, cells, visit_column};

use crate::json;

/// Returns the codes of the findings in the order of their bits.
#[napi]
pub fn finding_codes() -> Vec<String> {
    FindingCode::ALL.iter().map(|code| code.as_str().to_owned()).collect()
}

/// The verdicts on a column, one array per member.
#[napi(object, object_from_js = false)]
pub struct Column {
    /// 1 where operations accept the cell as it is.
    pub valid: Uint8Array,
    /// The number; 0 where none can be read.
    pub numbers: Float64Array,
    /// The findings as bits; see `findingCodes`.
    pub findings: Uint32Array,
    /// The counts of cells by result.
    pub counts: String,
}

/// Checks the cells of a UTF-8 text.
#[napi]
pub fn check_cells(text: Uint8Array, separator: String) -> napi::Result<Column> {
    let text = std::str::from_utf8(&text).map_err(|error| napi::Error::from_reason(error.to_string()))?;
    let separator = separator.chars().next().unwrap_or('\n');
    // Room for cells in wire form; longer cells need less.
    Ok(column(cells(text, separator).map(ColumnCell::Text), text.len() / 12 + 1))
}

/// Checks cells that contain the separator, which cannot be passed as one text.
#[napi]
pub fn check_texts(texts: Vec<String>) -> Column {
    column(texts.iter().map(|text| ColumnCell::Text(text)), texts.len())
}

/// The validity bitmap of an Arrow vector. An empty one marks no cell as missing.
struct Validity {
    bits: Uint8Array,
    offset: usize,
}

impl Validity {
    fn new(bits: Uint8Array, offset: u32) -> Self {
        Self { bits, offset: offset as usize }
    }

    fn mask<'t>(&self, row: usize, cell: ColumnCell<'t>) -> ColumnCell<'t> {
        let bit = self.offset + row;
        match self.bits.get(bit / 8) {
            Some(byte) if byte >> (bit % 8) & 1 == 0 => ColumnCell::Null,
            _ => cell,
        }
    }
}

/// Checks the texts or bytes of an Arrow vector. Cell `n` lies between the offsets `n` and `n + 1`.
#[napi]
pub fn check_bytes(values: Uint8Array, offsets: Int32Array, validity: Uint8Array, offset: u32) -> Column {
    let validity = Validity::new(validity, offset);
    let cells = offsets.iter().zip(offsets.iter().skip(1)).enumerate().map(|(row, (from, to))| {
        let ends = usize::try_from(*from).ok().zip(usize::try_from(*to).ok());
        let bytes = ends.and_then(|(from, to)| values.get(from..to)).unwrap_or_default();
        validity.mask(row, ColumnCell::Bytes(bytes))
    });
    column(cells, offsets.len())
}

/// Checks the views of an Arrow vector: each has 16 bytes, with a short text or the place of a long one in `buffers`.
#[napi]
pub fn check_views(views: Uint8Array, buffers: Vec<Uint8Array>, validity: Uint8Array, offset: u32) -> Column {
    let validity = Validity::new(validity, offset);
    let (views, _) = views.as_chunks::<16>();
    let cells = views
        .iter()
        .enumerate()
        .map(|(row, view)| validity.mask(row, ColumnCell::Bytes(viewed(view, &buffers).unwrap_or_default())));
    column(cells, views.len())
}

/// The bytes of a view: its length, then up to twelve bytes, or a prefix, a buffer and an offset.
fn viewed<'t>(view: &'t [u8; 16], buffers: &'t [Uint8Array]) -> Option<&'t [u8]> {
    let (words, _) = view.as_chunks::<4>();
    let word = |place: usize| usize::try_from(i32::from_le_bytes(*words.get(place)?)).ok();
    let length = word(0)?;
    if length <= 12 {
        return view.get(4..4 + length);
    }
    let start = word(3)?;
    buffers.get(word(2)?)?.get(start..start + length)
}

/// Checks numbers.
#[napi]
pub fn check_numbers(numbers: Float64Array, validity: Uint8Array, offset: u32) -> Column {
    typed(&numbers, Validity::new(validity, offset), number_cell)
}

/// Checks 64-bit integers.
#[napi]
pub fn check_integers(numbers: BigInt64Array, validity: Uint8Array, offset: u32) -> Column {
    typed(&numbers, Validity::new(validity, offset), ColumnCell::Integer)
}

/// Checks 64-bit unsigned integers.
#[napi]
pub fn check_unsigned(numbers: BigUint64Array, validity: Uint8Array, offset: u32) -> Column {
    typed(&numbers, Validity::new(validity, offset), ColumnCell::Unsigned)
}

/// The cell for a number of JavaScript, which has no integers of its own: 12065551234.0 is 12065551234.
pub(crate) fn number_cell(number: f64) -> ColumnCell<'static> {
    /// 2^53; every integer up to it is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "an integer of at most 2^53")]
        ColumnCell::Integer(number as i64)
    } else {
        ColumnCell::Double(number)
    }
}

fn typed<T: Copy>(numbers: &[T], validity: Validity, cell: impl Fn(T) -> ColumnCell<'static>) -> Column {
    let cells = numbers.iter().enumerate().map(|(row, number)| validity.mask(row, cell(*number)));
    column(cells, numbers.len())
}

/// Checks all cells in one pass.
fn column<'t>(cells: impl Iterator<Item = ColumnCell<'t>>, room: usize) -> Column {
    let mut verdicts = Verdicts {
        valid: Vec::with_capacity(room),
        numbers: Vec::with_capacity(room),
        findings: Vec::with_capacity(room),
        counts: ColumnCounts::default(),
    };
    visit_column(cells, &mut verdicts);
    let Verdicts { valid, numbers, findings, counts } = verdicts;
    Column {
        valid: valid.into(),
        numbers: numbers.into(),
        findings: findings.into(),
        counts: json::text(&counts.export()),
    }
}

/// The verdicts on cells in the types of the arrays of [`Column`].
struct Verdicts {
    valid: Vec<u8>,
    numbers: Vec<f64>,
    findings: Vec<u32>,
    counts: ColumnCounts,
}

impl ColumnVisitor for Verdicts {
    #[inline]
    fn visit(&mut self, _: ColumnCell<'_>, verdict: Verdict) {
        self.counts.add(verdict);
        self.valid.push(u8::from(verdict.is_valid()));
        #[expect(clippy::cast_precision_loss, reason = "eleven digits are far below 2^53")]
        self.numbers.push(verdict.number_or_zero() as f64);
        self.findings.push(verdict.finding_set().bits());
    }
}

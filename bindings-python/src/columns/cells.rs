//! The cells of an Arrow array, as the engine reads them.

use arrow_array::cast::AsArray as _;
use arrow_array::iterator::ArrayIter;
use arrow_array::types::{
    BinaryType, BinaryViewType, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, LargeBinaryType,
    LargeUtf8Type, StringViewType, UInt8Type, UInt16Type, UInt32Type, UInt64Type, Utf8Type,
};
use arrow_array::{Array, ArrayAccessor, ArrayRef, PrimitiveArray, downcast_dictionary_array};
use arrow_schema::DataType;
use numplan::number::{ColumnCell, ColumnVisitor, Verdict};

/// Whether [`visit`] reads the cells of a type.
pub(super) fn is_readable(data_type: &DataType) -> bool {
    match data_type {
        DataType::Null
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView
        | DataType::Float16
        | DataType::Float32
        | DataType::Float64 => true,
        DataType::Dictionary(_, values) => is_readable(values),
        other => other.is_integer() || other.is_decimal(),
    }
}

/// Passes each cell of an array and the verdict on it to a visitor.
pub(super) fn visit(array: &dyn Array, to: &mut impl ColumnVisitor) {
    use ColumnCell::{Bytes, Double, Integer, Single, Text, Unsigned};
    match array.data_type() {
        DataType::Utf8 => each(array.as_bytes::<Utf8Type>(), to, Text),
        DataType::LargeUtf8 => each(array.as_bytes::<LargeUtf8Type>(), to, Text),
        DataType::Utf8View => each(array.as_byte_view::<StringViewType>(), to, Text),
        DataType::Binary => each(array.as_bytes::<BinaryType>(), to, Bytes),
        DataType::LargeBinary => each(array.as_bytes::<LargeBinaryType>(), to, Bytes),
        DataType::BinaryView => each(array.as_byte_view::<BinaryViewType>(), to, Bytes),
        DataType::Int8 => each(array.as_primitive::<Int8Type>(), to, |n| Integer(n.into())),
        DataType::Int16 => each(array.as_primitive::<Int16Type>(), to, |n| Integer(n.into())),
        DataType::Int32 => each(array.as_primitive::<Int32Type>(), to, |n| Integer(n.into())),
        DataType::Int64 => each(array.as_primitive::<Int64Type>(), to, Integer),
        DataType::UInt8 => each(array.as_primitive::<UInt8Type>(), to, |n| Unsigned(n.into())),
        DataType::UInt16 => each(array.as_primitive::<UInt16Type>(), to, |n| Unsigned(n.into())),
        DataType::UInt32 => each(array.as_primitive::<UInt32Type>(), to, |n| Unsigned(n.into())),
        DataType::UInt64 => each(array.as_primitive::<UInt64Type>(), to, Unsigned),
        DataType::Float16 => each(array.as_primitive::<Float16Type>(), to, |n| Single(n.to_f32())),
        DataType::Float32 => each(array.as_primitive::<Float32Type>(), to, Single),
        DataType::Float64 => each(array.as_primitive::<Float64Type>(), to, Double),
        DataType::Decimal32(..) => decimals(array.as_primitive::<Decimal32Type>(), to),
        DataType::Decimal64(..) => decimals(array.as_primitive::<Decimal64Type>(), to),
        DataType::Decimal128(..) => decimals(array.as_primitive::<Decimal128Type>(), to),
        DataType::Decimal256(..) => decimals(array.as_primitive::<Decimal256Type>(), to),
        DataType::Dictionary(..) => downcast_dictionary_array!(
            array => dictionary(array.values(), array.keys_iter(), to),
            _ => nothing(array.len(), to),
        ),
        _ => nothing(array.len(), to),
    }
}

fn each<'a, A: ArrayAccessor>(array: A, to: &mut impl ColumnVisitor, cell: impl Fn(A::Item) -> ColumnCell<'a>)
where
    A::Item: 'a,
{
    ArrayIter::new(array).for_each(|value| value.map_or(ColumnCell::Null, &cell).accept(to));
}

/// Decimals have no other form than the one that is printed.
fn decimals<T: DecimalType>(array: &PrimitiveArray<T>, to: &mut impl ColumnVisitor) {
    for row in 0..array.len() {
        if array.is_null(row) {
            ColumnCell::Null.accept(to);
        } else {
            ColumnCell::Printed(&array.value_as_string(row)).accept(to);
        }
    }
}

fn nothing(rows: usize, to: &mut impl ColumnVisitor) {
    (0..rows).for_each(|_| ColumnCell::Null.accept(to));
}

/// Each value of a dictionary is judged once.
fn dictionary(values: &ArrayRef, keys: impl Iterator<Item = Option<usize>>, to: &mut impl ColumnVisitor) {
    let mut judged = Judged::default();
    visit(values, &mut judged);
    for key in keys {
        match key.and_then(|key| judged.0.get(key)) {
            Some((text, verdict)) => to.visit(ColumnCell::Text(text), *verdict),
            None => ColumnCell::Null.accept(to),
        }
    }
}

/// Verdicts with the texts of their cells.
#[derive(Default)]
pub(super) struct Judged(pub(super) Vec<(String, Verdict)>);

impl ColumnVisitor for Judged {
    fn visit(&mut self, cell: ColumnCell<'_>, verdict: Verdict) {
        self.0.push((cell.text().into_owned(), verdict));
    }
}

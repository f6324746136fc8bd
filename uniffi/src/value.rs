//! Values that cross the boundary, and their conversion from and to JSON.

use numplan::bindings::catalog::Dialect;
use numplan::export::{ExportValue, Member, Type};
use serde_json::{Map, Number, Value};

/// A value. Members of a model have no names here: both sides know their order from the catalog.
#[derive(Clone, uniffi::Enum)]
pub enum FfiValue {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// An integer.
    Whole(i64),
    /// A floating-point number; a duration in seconds.
    Real(f64),
    /// A string.
    Text(String),
    /// A list, or the members of a model in the order of its specification.
    Items(Vec<FfiValue>),
    /// A JSON object.
    Members(Vec<FfiEntry>),
}

/// A member of a JSON object.
#[derive(Clone, uniffi::Record)]
pub struct FfiEntry {
    /// The name of the member.
    pub name: String,
    /// The value of the member.
    pub value: FfiValue,
}

impl From<ExportValue> for FfiValue {
    fn from(value: ExportValue) -> Self {
        match value {
            ExportValue::Null => Self::Null,
            ExportValue::Flag(flag) => Self::Flag(flag),
            ExportValue::Whole(number) => Self::Whole(number),
            ExportValue::Real(number) | ExportValue::Seconds(number) => Self::Real(number),
            ExportValue::Text(text) | ExportValue::Name(text) => Self::Text(text.into_owned()),
            ExportValue::List(items) => Self::Items(items.into_iter().map(Self::from).collect()),
            ExportValue::Model(spec, members) => {
                let member = |(member, value): (&Member, ExportValue)| match member.of {
                    // The reader of an untyped member does not know the model, so it needs the names.
                    Type::Json | Type::Optional(Type::Json) => Self::named(value),
                    _ => value.into(),
                };
                Self::Items(spec.members.iter().zip(members).map(member).collect())
            }
            ExportValue::Json(value) => value.into(),
        }
    }
}

impl From<Value> for FfiValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Self::Whole(whole),
                None => Self::Real(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::Items(items.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                let entry = |(name, value)| FfiEntry { name, value: Self::from(value) };
                Self::Members(members.into_iter().map(entry).collect())
            }
        }
    }
}

impl FfiValue {
    /// Converts a value and keeps the names of its members.
    fn named(value: ExportValue) -> Self {
        match value {
            ExportValue::List(items) => Self::Items(items.into_iter().map(Self::named).collect()),
            ExportValue::Model(spec, members) => {
                let entry = |(member, value): (&Member, ExportValue)| FfiEntry {
                    name: Dialect::MOBILE.spell(member.name).into_owned(),
                    value: Self::named(value),
                };
                Self::Members(spec.members.iter().zip(members).map(entry).collect())
            }
            plain => plain.into(),
        }
    }

    /// Converts the value to JSON. Err: the name of a number that JSON cannot express.
    pub(crate) fn json(self) -> Result<Value, &'static str> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => flag.into(),
            Self::Whole(number) => number.into(),
            Self::Real(number) => {
                let name = if number.is_nan() { "NaN" } else { "infinity" };
                Value::Number(Number::from_f64(number).ok_or(name)?)
            }
            Self::Text(text) => text.into(),
            Self::Items(items) => Value::Array(items.into_iter().map(Self::json).collect::<Result<_, _>>()?),
            Self::Members(members) => {
                let member = |FfiEntry { name, value }| value.json().map(|value| (name, value));
                Value::Object(members.into_iter().map(member).collect::<Result<Map<_, _>, _>>()?)
            }
        })
    }
}

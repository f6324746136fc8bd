//! Values on their way out, and JSON both ways.

use numplan::bindings::catalog::Dialect;
use numplan::export::{ExportValue, Member, Type};
use serde_json::{Map, Number, Value};

/// A value. What a model's members are called, both sides know from the catalog, so only their values cross.
#[derive(Clone, uniffi::Enum)]
pub enum FfiTree {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Any number; of a length of time, its seconds.
    Real(f64),
    /// A text.
    Text(String),
    /// A list, or the members of a model in the order of its specification.
    Items(Vec<FfiTree>),
    /// A JSON object.
    Members(Vec<FfiEntry>),
}

/// A member of a JSON object.
#[derive(Clone, uniffi::Record)]
pub struct FfiEntry {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: FfiTree,
}

impl From<ExportValue> for FfiTree {
    fn from(tree: ExportValue) -> Self {
        match tree {
            ExportValue::Null => Self::Null,
            ExportValue::Flag(flag) => Self::Flag(flag),
            ExportValue::Whole(number) => Self::Whole(number),
            ExportValue::Real(number) | ExportValue::Seconds(number) => Self::Real(number),
            ExportValue::Text(text) | ExportValue::Name(text) => Self::Text(text.into_owned()),
            ExportValue::List(items) => Self::Items(items.into_iter().map(Self::from).collect()),
            ExportValue::Model(spec, members) => {
                let member = |(member, value): (&Member, ExportValue)| match member.of {
                    // Where anything may stand, nobody knows which model it is.
                    Type::Json | Type::Optional(Type::Json) => Self::named(value),
                    _ => value.into(),
                };
                Self::Items(spec.members.iter().zip(members).map(member).collect())
            }

            ExportValue::Json(value) => value.into(),
        }
    }
}

impl From<Value> for FfiTree {
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

impl FfiTree {
    /// A value in which each model's members have their names.
    fn named(tree: ExportValue) -> Self {
        match tree {
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

    /// The same as JSON. Err: a number that JSON has no word for.
    pub(crate) fn json(self) -> Result<Value, &'static str> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => flag.into(),
            Self::Whole(number) => number.into(),
            Self::Real(number) => {
                let unspeakable = if number.is_nan() { "NaN" } else { "infinity" };
                Value::Number(Number::from_f64(number).ok_or(unspeakable)?)
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

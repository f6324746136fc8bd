//! Lenient reading of responses.
//!
//! Providers send numbers as strings and strings as numbers, `null` for any member, and new members without notice.
//! None of these may fail an update that was applied. A member that is unknown or of an unexpected type is kept in
//! `extra` under its name.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::types::callback::CallbackUrl;

/// Members without a field in the model, and members of an unexpected type, unchanged.
pub type Extra = Map<String, Value>;

/// A response type declared with `#[model]`.
pub trait Model: DeserializeOwned + Serialize + Clone + Default + fmt::Debug + Send + Sync + 'static {
    /// The members that have a field.
    const MEMBERS: &'static [&'static str];

    /// The identity of an item of a list: its `id`, else its phone number.
    fn identity(&self) -> Option<String>;

    /// The place of an `id` that stands beside the object, for `#[unread] id`, and the unknown members.
    fn parts_mut(&mut self) -> (Option<&mut Option<String>>, &mut Extra);
}

/// The set of members that a response contained. An absent member shows nothing, while `null` shows an empty value.
/// The set is not compared: two models that differ only in it are equal.
#[derive(Clone, Copy, Default)]
pub struct Shown(u64);

impl Shown {
    /// Records that the member with this index was present.
    pub fn note(&mut self, member: usize, fits: bool) {
        self.0 |= u64::from(fits) << member;
    }

    /// Whether a member was present.
    pub fn has(self, member: &str, members: &[&str]) -> bool {
        members.iter().position(|known| *known == member).is_some_and(|at| self.0 >> at & 1 == 1)
    }
}

impl PartialEq for Shown {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("…")
    }
}

/// An amount of money as the provider writes it (`1.25`, `"0.80000"`), in US dollars unless the provider states
/// another currency. Stored as text, so no digit is lost or rounded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(String);

impl Money {
    /// The amount as the provider wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Consumes the amount and returns its text.
    #[cfg(feature = "bindings")]
    pub(crate) fn into_text(self) -> String {
        self.0
    }

    /// The amount as a float, for sums in which rounding errors do not matter.
    pub fn to_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|amount: &f64| amount.is_finite())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(&self.0)
    }
}

/// The name of a JSON member, borrowed where possible.
#[derive(Debug)]
pub struct Key<'a>(Cow<'a, str>);

impl Key<'_> {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Loose::deserialize(from)? {
            Loose::Text(text) => Ok(Self(text)),
            _ => Err(D::Error::custom("expected a member's name")),
        }
    }
}

/// Any JSON value; scalars and borrowed text need no allocation.
#[derive(Debug)]
pub enum Loose<'a> {
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A string.
    Text(Cow<'a, str>),
    /// Any other number, an array or an object.
    Other(Value),
}

impl Loose<'_> {
    /// Converts to a plain JSON value.
    pub fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(flag),
            Self::Whole(number) => Value::from(number),
            Self::Text(text) => Value::String(text.into_owned()),
            Self::Other(value) => value,
        }
    }
}

impl<'de> Deserialize<'de> for Loose<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Loose<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a JSON value")
            }

            fn visit_unit<E>(self) -> Result<Loose<'de>, E> {
                Ok(Loose::Null)
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Loose<'de>, E> {
                Ok(Loose::Flag(flag))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Loose<'de>, E> {
                Ok(Loose::Whole(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Loose<'de>, E> {
                Ok(i64::try_from(number).map_or_else(|_| Loose::Other(number.into()), Loose::Whole))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Loose<'de>, E> {
                Ok(Loose::Other(number.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Loose<'de>, E> {
                Ok(Loose::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Loose<'de>, E> {
                Ok(Loose::Text(Cow::Borrowed(text)))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, members: A) -> Result<Loose<'de>, A::Error> {
                Value::deserialize(serde::de::value::SeqAccessDeserializer::new(members)).map(Loose::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Loose<'de>, A::Error> {
                Value::deserialize(serde::de::value::MapAccessDeserializer::new(members)).map(Loose::Other)
            }
        }
        from.deserialize_any(Any)
    }
}

/// A type that a field of a model can have.
pub trait Lenient: Sized {
    /// Reads the type from any JSON value. Err: the unchanged value, which is not of this type.
    fn lenient(from: Loose<'_>) -> Result<Self, Value>;
}

impl Lenient for String {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match from {
            Loose::Text(text) => Ok(text.into_owned()),
            Loose::Whole(number) => Ok(number.to_string()),
            other => Err(other.into_value()),
        }
    }
}

impl Lenient for bool {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match &from {
            Loose::Flag(flag) => return Ok(*flag),
            Loose::Whole(0) => return Ok(false),
            Loose::Whole(1) => return Ok(true),
            Loose::Text(text) if text.eq_ignore_ascii_case("true") => return Ok(true),
            Loose::Text(text) if text.eq_ignore_ascii_case("false") => return Ok(false),
            _ => {}
        }
        Err(from.into_value())
    }
}

impl Lenient for i64 {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match &from {
            Loose::Whole(number) => return Ok(*number),
            Loose::Text(text) => {
                if let Ok(number) = text.trim().parse() {
                    return Ok(number);
                }
            }
            Loose::Other(Value::Number(number)) => {
                // 24.0 is read as 24; a value with a fraction is kept in `extra`.
                if let Some(whole) =
                    number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 9e15)
                {
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "whole and below 2^53, by the filter"
                    )]
                    return Ok(whole as Self);
                }
            }
            _ => {}
        }
        Err(from.into_value())
    }
}

impl Lenient for Money {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match from {
            Loose::Text(text) => Ok(Self(text.into_owned())),
            Loose::Whole(number) => Ok(Self(number.to_string())),
            Loose::Other(Value::Number(number)) => Ok(Self(number.to_string())),
            other => Err(other.into_value()),
        }
    }
}

impl Lenient for CallbackUrl {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match from {
            Loose::Text(text) => Ok(Self::from(text.into_owned())),
            other => Err(other.into_value()),
        }
    }
}

impl<T: Lenient> Lenient for Option<T> {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match from {
            Loose::Null => Ok(None),
            some => T::lenient(some).map(Some),
        }
    }
}

/// `null` reads as an empty list. One element of an unexpected type moves the whole list to `extra`, so none is lost.
impl<T: Lenient> Lenient for Vec<T> {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        match from {
            Loose::Null => Ok(Self::new()),
            Loose::Other(Value::Array(items)) => {
                // A JSON value is always read.
                let read = |item| T::lenient(Loose::deserialize(item).unwrap_or(Loose::Null)).ok();
                items.iter().map(read).collect::<Option<Self>>().ok_or(Value::Array(items))
            }
            other => Err(other.into_value()),
        }
    }
}

impl<M: Model> Lenient for M {
    fn lenient(from: Loose<'_>) -> Result<Self, Value> {
        let value = from.into_value();
        Self::deserialize(&value).map_err(|_| value)
    }
}

/// Reads one member into its field, or into `extra` if it is of another type. Returns whether the field was set.
/// Called by `#[model]`.
pub fn read_member<'de, T: Lenient, A: MapAccess<'de>>(
    name: &str,
    members: &mut A,
    field: &mut T,
    extra: &mut Extra,
) -> Result<bool, A::Error> {
    match T::lenient(members.next_value()?) {
        Ok(value) => {
            *field = value;
            Ok(true)
        }
        Err(odd) => {
            extra.insert(name.to_owned(), odd);
            Ok(false)
        }
    }
}

/// Removes the plus sign of a number, which some responses have. Called by `#[model]` for `#[phone_number]`.
pub fn remove_plus(number: &mut Option<String>) {
    if let Some(digits) = number.as_deref().and_then(|number| number.trim().strip_prefix('+')) {
        *number = Some(digits.to_owned());
    }
}

/// Whether a value is empty. Providers do not distinguish `null`, `""` and `[]`.
pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

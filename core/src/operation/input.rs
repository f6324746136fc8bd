//! Reading typed values from the inputs of other languages and of the shell.
//!
//! One trait, [`InputValue`], reads every type that an argument or a field can have. [`InputType`] describes these
//! types as data, for flags, stubs, documentation and messages.

use std::time::Duration;

use serde_json::Value;

use crate::number::{Nanp, NumberError, PhoneNumber};
use crate::operation::api_request::ResourceId;
use crate::types::callback::CallbackUrl;
use crate::types::error::{Error, FieldError};
use crate::types::string_enum::{EnumSpec, StringEnum};
use crate::types::text;

/// A value for an argument or a field, as it comes from outside Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Empty the field.
    Clear,
    /// A null of another language, under its name there: `None`, `NaN`. It is not a value.
    Nothing(&'static str),
    /// An object of another language that is not JSON; the text describes it: `a Decimal`.
    Odd(String),
    /// Set this value.
    Value(Value),
}

/// The type of an argument or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputType {
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number, 0 or more.
    Count,
    /// A whole number, 1 or more.
    Whole,
    /// Any number, 0 or more.
    Real,
    /// A length of time above 0.
    Seconds,
    /// A callback URL; its user info and query are secrets.
    Url,
    /// A North American number: 11 digits, with or without `+`.
    Nanp,
    /// A phone number of any country: digits, with or without `+`.
    Phone,
    /// An id that the provider has issued, as text.
    Id,
    /// One value of a closed list.
    StringEnum(&'static EnumSpec),
    /// A model of the provider, as an earlier operation returned it. The text is its name in Rust.
    Model(&'static str),
    /// A JSON object with members of its own.
    Object {
        /// The name of the object in Rust: `Destination`.
        name: &'static str,
        /// The members, for messages: `{"id", "number"}`.
        members: &'static str,
    },
    /// A list.
    List(&'static InputType),
}

impl InputType {
    /// Describes the type for messages: "true or false".
    pub fn describe(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Count => "a whole number, 0 or more".to_owned(),
            Self::Whole => "a whole number, 1 or more".to_owned(),
            Self::Real => "a number, 0 or more".to_owned(),
            Self::Seconds => "a length of time above 0".to_owned(),
            Self::Url => "an absolute URL".to_owned(),
            Self::Nanp | Self::Phone => "a phone number as text: 11 digits, or + and digits".to_owned(),
            Self::Id => "an id as text".to_owned(),
            Self::StringEnum(spec) => spec.words.join(" or "),
            Self::Model(_) => "a number as this provider returns it".to_owned(),
            Self::Object { members, .. } => format!("an object {members}"),
            Self::List(Self::Object { members, .. }) => format!("a list of {members}"),
            Self::List(_) => "a list".to_owned(),
        }
    }

    /// Whether the type is a list.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::List(_))
    }

    /// `value` as messages and results may show it: without the secrets of a callback URL.
    pub fn masked(self, value: Value) -> Value {
        match (self, value) {
            (Self::Url, Value::String(url)) => Value::String(CallbackUrl::from(url).masked()),
            (_, value) => value,
        }
    }
}

/// A type that can be read from an input.
pub trait InputValue: Sized {
    /// The type as data.
    const TYPE: InputType;

    /// Whether an argument of this type must be given. If not, `null` is read in its place.
    const REQUIRED: bool = true;

    /// Reads the value of `field`. Returns `None` after it has pushed to `errors` all that is wrong with the value.
    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self>;

    /// A value in place of one that could not be read, so that the rules of the other inputs are checked too. The
    /// operation is never sent.
    fn placeholder() -> Option<Self> {
        None
    }
}

/// Returns `parsed`, and pushes an error if it is `None`: `value` is not of the type.
pub(crate) fn expect<T: InputValue>(
    parsed: Option<T>,
    value: &Value,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    if parsed.is_none() {
        let wanted = T::TYPE.describe();
        let message = match T::TYPE {
            // A value of the wrong type may still carry a secret.
            InputType::Url | InputType::Model(_) => format!("must be {wanted}"),
            _ => format!("must be {wanted}, not {}", text::brief(&value.to_string(), 60)),
        };
        let rule = if matches!(T::TYPE, InputType::StringEnum(_)) { "word" } else { "type" };
        errors.push(FieldError::new(field, rule, message));
    }
    parsed
}

impl InputValue for String {
    const TYPE: InputType = InputType::Text;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            other => expect(None, &other, field, errors),
        }
    }
}

/// An argument that is left out is `false`.
impl InputValue for bool {
    const TYPE: InputType = InputType::Flag;
    const REQUIRED: bool = false;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        expect(if value.is_null() { Some(false) } else { value.as_bool() }, &value, field, errors)
    }
}

impl InputValue for u64 {
    const TYPE: InputType = InputType::Count;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        expect(value.as_u64().or_else(|| whole_float(value.as_f64()?)), &value, field, errors)
    }
}

impl InputValue for u32 {
    const TYPE: InputType = InputType::Count;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        let number = value.as_u64().and_then(|number| Self::try_from(number).ok());
        expect(number, &value, field, errors)
    }
}

impl InputValue for f64 {
    const TYPE: InputType = InputType::Real;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        expect(value.as_f64().filter(|number| *number >= 0.0), &value, field, errors)
    }
}

impl InputValue for Duration {
    const TYPE: InputType = InputType::Seconds;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        let time = value.as_f64().and_then(|seconds| Self::try_from_secs_f64(seconds).ok());
        expect(time.filter(|time| !time.is_zero()), &value, field, errors)
    }
}

impl InputValue for CallbackUrl {
    const TYPE: InputType = InputType::Url;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        expect(value.as_str().map(|url| Self::from(url.to_owned())), &value, field, errors)
    }
}

impl<W: StringEnum> InputValue for W {
    const TYPE: InputType = InputType::StringEnum(W::SPEC);

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        expect(value.as_str().and_then(W::from_value), &value, field, errors)
    }
}

impl InputValue for Nanp {
    const TYPE: InputType = InputType::Nanp;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        phone_number(Self::parse, &value, field, errors)
    }

    fn placeholder() -> Option<Self> {
        Self::parse("12065550100").ok()
    }
}

impl InputValue for PhoneNumber {
    const TYPE: InputType = InputType::Phone;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        phone_number(Self::parse, &value, field, errors)
    }

    fn placeholder() -> Option<Self> {
        Self::parse("12065550100").ok()
    }
}

impl InputValue for ResourceId {
    const TYPE: InputType = InputType::Id;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        let Some(text) = text_or_integer(&value) else {
            return expect(None, &value, field, errors);
        };
        let id = Self::parse(&text);
        if id.is_none() {
            let message = "must be an id as the provider shows it: letters, digits, - and _ only";
            errors.push(FieldError::new(field, "id", message));
        }
        id
    }
}

impl<T: InputValue> InputValue for Vec<T> {
    const TYPE: InputType = InputType::List(&T::TYPE);

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        let Value::Array(items) = value else {
            return expect(None, &value, field, errors);
        };
        let count = items.len();
        let items = items.into_iter().enumerate();
        let read: Self =
            items.filter_map(|(index, item)| T::read(item, &format!("{field}[{index}]"), errors)).collect();
        (read.len() == count).then_some(read)
    }
}

/// An argument that may be left out.
impl<T: InputValue> InputValue for Option<T> {
    const TYPE: InputType = T::TYPE;
    const REQUIRED: bool = false;

    fn read(value: Value, field: &str, errors: &mut Vec<FieldError>) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value, field, errors).map(Some) }
    }
}

/// Reads a whole number that `new` checks.
pub(crate) fn whole<T>(
    value: Value,
    new: impl Fn(u64) -> Result<T, Error>,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    let checked = new(u64::read(value, field, errors)?);
    let renamed = |error: &FieldError| FieldError { field: field.to_owned(), ..error.clone() };
    checked.map_err(|error| errors.extend(error.fields.iter().map(renamed))).ok()
}

fn phone_number<T: InputValue>(
    parse: impl Fn(&str) -> Result<T, NumberError>,
    value: &Value,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    let Some(text) = text_or_integer(value) else {
        return expect(None, value, field, errors);
    };
    parse(&text)
        .map_err(|error| errors.push(FieldError::new(field, error.code.as_str(), error.to_string())))
        .ok()
}

/// The text of a phone number or an id. Either may come as an integer, which keeps all digits.
fn text_or_integer(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

/// A whole number that JavaScript has as a float.
fn whole_float(number: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, positive and below 2^53"
    )]
    (number.fract() == 0.0 && (0.0..9e15).contains(&number)).then_some(number as u64)
}

/// One argument of an operation: what it is about, besides the fields that it changes or filters by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArgumentSpec {
    /// The name.
    pub name: &'static str,
    /// The documentation.
    pub doc: &'static str,
    /// The type.
    pub kind: InputType,
    /// Whether the argument must be given.
    pub required: bool,
}

impl ArgumentSpec {
    /// An argument of the type `T`. It is required if the type says so.
    pub(crate) const fn of<T: InputValue>(name: &'static str, doc: &'static str) -> Self {
        Self { name, doc, kind: T::TYPE, required: T::REQUIRED }
    }
}

/// A choice between two arguments, of which exactly one must be given.
pub trait OneOf: Sized {
    /// The first argument; messages about the choice name it.
    const FIRST: ArgumentSpec;
    /// The second argument.
    const SECOND: ArgumentSpec;
    /// The type of the first argument.
    type First: InputValue + Into<Self>;
    /// The type of the second argument.
    type Second: InputValue + Into<Self>;
}

//! The fields of an update as data: one table per operation.
//!
//! `#[options]` writes the table from the struct that declares the fields. What reads it: the shell's flags,
//! the language fronts' keywords, the reader of untyped input below. So a field's name, type, documentation
//! and way of being cleared stand in one place.

use std::time::Duration;

use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;

use crate::Change;
use crate::operation::api_request::ApiRequest;
use crate::types::callback::{CallbackUrl, MAX_LENGTH};
use crate::types::error::FieldError;
use crate::types::string_enum::{EnumSpec, StringEnum};

/// One field of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name on the wire, which is its name everywhere.
    pub name: &'static str,
    /// What it is, in the words of the documentation.
    pub doc: &'static str,
    /// The type of its value.
    pub kind: FieldKind,
    /// What clearing it sends; `None`: it cannot be cleared.
    pub clear: Option<ClearAs>,
}

/// The type of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldKind {
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0 to 4,294,967,295.
    Count,
    /// Any number of zero or more.
    Real,
    /// A length of time above zero.
    Seconds,
    /// A callback URL; its user info and query are secrets.
    Url,
    /// One of a closed list of words.
    StringEnum(&'static EnumSpec),
    /// A list of call destinations, each a JSON object.
    Destinations,
}

impl FieldKind {
    /// The type in words, for messages: "true or false".
    pub fn describe(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Count => "a whole number, 0 or more".to_owned(),
            Self::Real => "a number, 0 or more".to_owned(),
            Self::Seconds => "a length of time above 0".to_owned(),
            Self::Url => "an absolute URL".to_owned(),
            Self::StringEnum(spec) => spec.words.join(" or "),
            Self::Destinations => {
                "a list of {\"destination\", \"priority\", \"transport\"[, \"trunk_id\"]}".to_owned()
            }
        }
    }
}

/// What a cleared field sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClearAs {
    /// `null`.
    Null,
    /// An empty string.
    Empty,
    /// An empty array.
    List,
}

impl ClearAs {
    /// The value that stands for it on the wire.
    pub fn value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Empty => Value::String(String::new()),
            Self::List => Value::Array(Vec::new()),
        }
    }
}

/// A value for a field as it comes from outside Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Empty the field.
    Clear,
    /// What stands for nothing in some language, under the name that it has there: `None`, `NaN`. It is no value.
    Nothing(&'static str),
    /// Something of another language that is no JSON: what it is, as in `a Decimal`.
    Odd(String),
    /// Give it this value.
    Value(Value),
}

/// A value that does not fit its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// The stable name of what is wrong: `type`, `word` or `null`.
    pub rule: &'static str,
    /// What is wrong with it, to follow the field's name.
    pub message: String,
}

/// A type that can be the value of a field.
pub trait FieldValue: Sized {
    /// How the field table names it.
    const KIND: FieldKind;

    /// Reads it from JSON. Err: what is wrong with it, if that is more than its type.
    fn from_json(value: Value) -> Result<Self, Option<String>>;

    /// What goes on the wire.
    fn to_json(&self) -> Value;

    /// Writes it to the wire without a detour.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(to)
    }
}

impl FieldValue for String {
    const KIND: FieldKind = FieldKind::Text;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err(None),
        }
    }

    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }

    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl FieldValue for bool {
    const KIND: FieldKind = FieldKind::Flag;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        value.as_bool().ok_or(None)
    }

    fn to_json(&self) -> Value {
        Value::Bool(*self)
    }
}

impl FieldValue for u32 {
    const KIND: FieldKind = FieldKind::Count;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        value.as_u64().and_then(|number| Self::try_from(number).ok()).ok_or(None)
    }

    fn to_json(&self) -> Value {
        Value::from(*self)
    }
}

impl FieldValue for f64 {
    const KIND: FieldKind = FieldKind::Real;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        value.as_f64().filter(|number| *number >= 0.0).ok_or(None)
    }

    fn to_json(&self) -> Value {
        Value::from(*self)
    }
}

impl FieldValue for Duration {
    const KIND: FieldKind = FieldKind::Seconds;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        let time = value.as_f64().and_then(|seconds| Self::try_from_secs_f64(seconds).ok());
        time.filter(|time| !time.is_zero()).ok_or(None)
    }

    fn to_json(&self) -> Value {
        Value::from(self.as_secs_f64())
    }
}

impl FieldValue for CallbackUrl {
    const KIND: FieldKind = FieldKind::Url;

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        String::from_json(value).map(Self::from)
    }

    fn to_json(&self) -> Value {
        Value::String(self.expose().to_owned())
    }
}

impl<W: StringEnum> FieldValue for W {
    const KIND: FieldKind = FieldKind::StringEnum(W::SPEC);

    fn from_json(value: Value) -> Result<Self, Option<String>> {
        value.as_str().and_then(W::from_value).ok_or(None)
    }

    fn to_json(&self) -> Value {
        Value::from(self.word())
    }
}

/// A set of changes, declared by `#[options]`.
pub trait Options: Default + Clone + std::fmt::Debug + Send + 'static {
    /// The fields, in the order in which they are written.
    const FIELDS: &'static [FieldSpec];

    /// Sets the field of that index in [`Self::FIELDS`].
    fn set(&mut self, field: usize, input: Input) -> Result<(), InputError>;

    /// What is to become of the field of that index.
    fn get(&self, field: usize) -> Change<Value>;

    /// Writes the changed fields as members of a JSON object.
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error>;

    /// Reads changes from names and values, as a shell or another language has them: what fits, and all that
    /// does not. An operation takes both, so that its own rules speak in the same breath.
    fn read_inputs<N: AsRef<str>>(inputs: impl IntoIterator<Item = (N, Input)>) -> (Self, Vec<FieldError>) {
        let mut options = Self::default();
        let mut wrong = Vec::new();
        for (name, input) in inputs {
            let name = name.as_ref();
            match Self::FIELDS.iter().position(|spec| spec.name == name) {
                Some(index) => {
                    if let Err(input_error) = options.set(index, input) {
                        wrong.push(FieldError::new(name, input_error.rule, input_error.message));
                    }
                }
                None => wrong.push(unknown_field(name, Self::FIELDS)),
            }
        }
        (options, wrong)
    }

    /// The same, all or nothing.
    fn from_inputs<N: AsRef<str>>(
        inputs: impl IntoIterator<Item = (N, Input)>,
    ) -> Result<Self, Vec<FieldError>> {
        let (options, wrong) = Self::read_inputs(inputs);
        if wrong.is_empty() { Ok(options) } else { Err(wrong) }
    }

    /// Whether nothing is to be changed.
    fn is_empty(&self) -> bool {
        (0..Self::FIELDS.len()).all(|field| self.get(field).is_keep())
    }

    /// The fields that are to be changed, each with what becomes of it.
    fn changed(&self) -> Vec<(&'static FieldSpec, Change<Value>)> {
        let all = Self::FIELDS.iter().enumerate().map(|(index, spec)| (spec, self.get(index)));
        all.filter(|(_, change)| !change.is_keep()).collect()
    }
}

/// The rules that every update shares: something is to be changed, what is cleared can be, and a callback URL
/// may be written to a provider. `misfits` is what could not be read in the first place.
pub(crate) fn check<O: Options>(
    options: &O,
    input_errors: &[FieldError],
    private_hosts: bool,
) -> Vec<FieldError> {
    let mut wrong = input_errors.to_vec();
    let mut changes = input_errors.len();
    for (index, spec) in O::FIELDS.iter().enumerate() {
        let change = options.get(index);
        changes += usize::from(!change.is_keep());
        match change {
            Change::Clear if spec.clear.is_none() => {
                wrong.push(FieldError::new(
                    spec.name,
                    "unsupported",
                    "cannot be cleared at this provider: leave it out, or set it",
                ));
            }
            Change::Set(Value::String(url)) if spec.kind == FieldKind::Url => {
                if let Err((rule, message)) = CallbackUrl::from(url).check(private_hosts) {
                    let error = FieldError::new(spec.name, rule, message);
                    wrong.push(if rule == "length" { error.limit(MAX_LENGTH as u64) } else { error });
                }
            }
            Change::Keep | Change::Clear | Change::Set(_) => {}
        }
    }
    if changes == 0 {
        let names: Vec<_> = O::FIELDS.iter().map(|spec| spec.name).collect();
        let message = format!("are missing: name at least one of {}", names.join(", "));
        wrong.push(FieldError::new("fields", "empty", message));
    }
    wrong
}

/// The rules of filters: nothing is to be cleared, since nothing is changed.
pub(crate) fn check_filters<O: Options>(options: &O, input_errors: &[FieldError]) -> Vec<FieldError> {
    let cleared = O::FIELDS.iter().enumerate().filter(|(index, _)| options.get(*index) == Change::Clear);
    let clear = |(_, spec): (usize, &FieldSpec)| {
        FieldError::new(spec.name, "unsupported", "is a filter: leave it out instead of clearing it")
    };
    input_errors.iter().cloned().chain(cleared.map(clear)).collect()
}

/// Filters as query parameters.
pub(crate) fn query<O: Options>(mut call: ApiRequest, filters: &O) -> ApiRequest {
    for (spec, change) in filters.changed() {
        match change {
            Change::Set(Value::String(text)) => call = call.query(spec.name, &text),
            Change::Set(value) => call = call.query(spec.name, &value.to_string()),
            Change::Keep | Change::Clear => {}
        }
    }
    call
}

/// The error for a field that an operation does not have.
pub fn unknown_field(name: &str, fields: &[FieldSpec]) -> FieldError {
    let message = match nearest(name, fields.iter().map(|spec| spec.name)) {
        Some(near) => format!("there is no such field; did you mean `{near}`?"),
        None => {
            let names: Vec<_> = fields.iter().map(|spec| spec.name).collect();
            format!("there is no such field; the fields are {}", names.join(", "))
        }
    };
    FieldError::new(name, "unknown_field", message)
}

/// The name that was probably meant, if one is near enough.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Habits of other languages are no misspelling: `cnamLookupsEnabled`, `cnam-lookups-enabled`.
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(name);
    let ranked = names.into_iter().map(|candidate| {
        let known = plain(candidate);
        let part = wanted.len() >= 4 && (known.contains(&wanted) || wanted.contains(&known));
        let likeness = strsim::normalized_damerau_levenshtein(&wanted, &known);
        (if part { likeness.max(0.7) + 0.01 } else { likeness }, candidate)
    });
    let best = ranked.max_by(|left, right| left.0.total_cmp(&right.0))?;
    (best.0 >= 0.6).then_some(best.1)
}

/// Sets one field from outside input; what `#[options]` calls.
pub fn set<T: FieldValue>(field: &mut Change<T>, input: Input) -> Result<(), InputError> {
    *field = match input {
        Input::Clear => Change::Clear,
        Input::Nothing(word) => {
            let message =
                format!("{word} is no value: leave the field out to keep it, or clear it in so many words");
            return Err(InputError { rule: "null", message });
        }
        Input::Odd(what) => {
            return Err(InputError {
                rule: "type",
                message: format!("must be {}, not {what}", T::KIND.describe()),
            });
        }
        Input::Value(Value::Null) => {
            let message = "null is no value: leave the field out to keep it, or clear it in so many words";
            return Err(InputError { rule: "null", message: message.to_owned() });
        }
        Input::Value(value) => {
            let given = shorten(&value.to_string());
            Change::Set(T::from_json(value).map_err(|more| InputError {
                rule: if matches!(T::KIND, FieldKind::StringEnum(_)) { "word" } else { "type" },
                message: more.unwrap_or_else(|| match T::KIND {
                    // A callback URL of the wrong shape may still carry its secret.
                    FieldKind::Url => format!("must be {}", T::KIND.describe()),
                    kind => format!("must be {}, not {given}", kind.describe()),
                }),
            })?)
        }
    };
    Ok(())
}

/// Writes one field to the wire; what `#[options]` calls.
pub fn write<T: FieldValue, M: SerializeMap>(
    spec: Option<&FieldSpec>,
    change: &Change<T>,
    to: &mut M,
) -> Result<(), M::Error> {
    struct Wire<'a, T>(&'a T);
    impl<T: FieldValue> Serialize for Wire<'_, T> {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            FieldValue::serialize(self.0, to)
        }
    }
    let Some(spec) = spec else { return Ok(()) };
    match change {
        Change::Keep => Ok(()),
        Change::Set(value) => to.serialize_entry(spec.name, &Wire(value)),
        // Validation refuses a field that cannot be cleared; nothing is written for it here.
        Change::Clear => match spec.clear {
            Some(clear) => to.serialize_entry(spec.name, &clear.value()),
            None => Ok(()),
        },
    }
}

/// A value as it may stand in a message: one line, not long.
fn shorten(text: &str) -> String {
    let mut short: String = crate::types::text::shown(text).chars().take(60).collect();
    if short.chars().count() < text.chars().count() {
        short.push('…');
    }
    short
}

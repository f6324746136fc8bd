//! The fields of an operation as data, and the trait of the structs that hold their values.
//!
//! `#[options]` writes the table and the trait from the struct that declares the fields. The shell's flags, the
//! keywords of other languages and the reader of untyped input all read this table.

use std::time::Duration;

use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;

use crate::operation::api_request::ApiRequest;
pub use crate::operation::input::{Input, InputType, InputValue};
use crate::types::Change;
use crate::types::callback::{CallbackUrl, MAX_LENGTH};
use crate::types::error::FieldError;
use crate::types::string_enum::StringEnum;

/// One field of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// The name of the field on the wire and in every language.
    pub name: &'static str,
    /// The documentation of the field.
    pub doc: &'static str,
    /// The type of the value.
    pub kind: InputType,
    /// The value that clearing the field sends; `None`: the field cannot be cleared.
    pub clear: Option<ClearAs>,
}

/// The value that a cleared field sends.
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
    /// The value on the wire.
    pub fn value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Empty => Value::String(String::new()),
            Self::List => Value::Array(Vec::new()),
        }
    }
}

/// A type that a field can have: it is read from an input and written to the wire.
pub trait FieldValue: InputValue {
    /// The value on the wire.
    fn to_json(&self) -> Value;

    /// Writes the value to the wire. Types whose JSON value is costly to build override it.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(to)
    }
}

impl FieldValue for String {
    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }

    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

/// Implements [`FieldValue`] for types whose JSON is an expression.
macro_rules! field_values {
    ($($of:ty: |$value:ident| $json:expr;)*) => {$(
        impl FieldValue for $of {
            fn to_json(&self) -> Value {
                let $value = self;
                Value::from($json)
            }
        }
    )*};
}

field_values! {
    bool: |flag| *flag;
    u32: |number| *number;
    f64: |number| *number;
    Duration: |time| time.as_secs_f64();
    CallbackUrl: |url| url.expose();
}

impl<W: StringEnum> FieldValue for W {
    fn to_json(&self) -> Value {
        Value::from(self.word())
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(FieldValue::to_json).collect())
    }
}

/// A field that is not kept, and its change.
pub type ChangedField = (&'static FieldSpec, Change<Value>);

/// A struct of changes or filters, declared by `#[options]`.
///
/// It also holds the errors of inputs that could not be read into it. An operation reports them together with its
/// own rules, so a caller sees everything that is wrong at once.
pub trait Options: Default + Clone + std::fmt::Debug + Send + Sync + 'static {
    /// The fields, in the order in which they are written.
    const FIELDS: &'static [FieldSpec];

    /// Reads the field of that index in [`Self::FIELDS`].
    fn set(&mut self, field: usize, input: Input);

    /// The changed fields, in the order of [`Self::FIELDS`].
    fn changed(&self) -> Vec<ChangedField>;

    /// Writes the changed fields as members of a JSON object.
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error>;

    /// The errors of inputs that could not be read.
    fn input_errors(&self) -> &[FieldError];

    /// Adds the error of an input that could not be read: the operation is refused, and nothing is sent.
    fn push_input_error(&mut self, error: FieldError);

    /// Reads fields from names and values.
    fn from_inputs<N: AsRef<str>>(inputs: impl IntoIterator<Item = (N, Input)>) -> Self {
        let mut options = Self::default();
        for (name, input) in inputs {
            let name = name.as_ref();
            match Self::FIELDS.iter().position(|spec| spec.name == name) {
                Some(index) => options.set(index, input),
                None => {
                    let names: Vec<_> = Self::FIELDS.iter().map(|spec| spec.name).collect();
                    options.push_input_error(unknown_name(name, "field", &names, &[]));
                }
            }
        }
        options
    }

    /// Whether an input for `field` was given and could not be read.
    fn is_unread(&self, field: &str) -> bool {
        self.input_errors().iter().any(|error| error.base() == field)
    }

    /// Whether no field was given.
    fn is_empty(&self) -> bool {
        self.input_errors().is_empty() && self.changed().is_empty()
    }
}

/// The changed fields as a JSON object: a body, or a part of one.
pub(crate) struct Members<'a, O>(pub(crate) &'a O);

impl<O: Options> Serialize for Members<'_, O> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        self.0.write(&mut members)?;
        members.end()
    }
}

/// No fields: the filters of a list that has none.
impl Options for () {
    const FIELDS: &'static [FieldSpec] = &[];

    fn set(&mut self, _field: usize, _input: Input) {}

    fn changed(&self) -> Vec<ChangedField> {
        Vec::new()
    }

    fn write<M: SerializeMap>(&self, _to: &mut M) -> Result<(), M::Error> {
        Ok(())
    }

    fn input_errors(&self) -> &[FieldError] {
        &[]
    }

    fn push_input_error(&mut self, _error: FieldError) {}
}

/// The rules of every update: at least one field changes, a cleared field can be cleared, and a callback URL may be
/// written to a provider.
pub(crate) fn check<O: Options>(options: &O, private_hosts: bool) -> Vec<FieldError> {
    let mut errors = options.input_errors().to_vec();
    let changed = options.changed();
    if changed.is_empty() && errors.is_empty() {
        let names: Vec<_> = O::FIELDS.iter().map(|spec| spec.name).collect();
        let message = format!("are missing: name at least one of {}", names.join(", "));
        errors.push(FieldError::new("fields", "empty", message));
    }
    for (spec, change) in changed {
        match change {
            Change::Clear if spec.clear.is_none() => {
                let message = "cannot be cleared at this provider: leave it out, or set it";
                errors.push(FieldError::new(spec.name, "unsupported", message));
            }
            Change::Set(Value::String(url)) if spec.kind == InputType::Url => {
                if let Err((rule, message)) = CallbackUrl::from(url).check(private_hosts) {
                    let error = FieldError::new(spec.name, rule, message);
                    errors.push(if rule == "length" { error.limit(MAX_LENGTH as u64) } else { error });
                }
            }
            Change::Keep | Change::Clear | Change::Set(_) => {}
        }
    }
    errors
}

/// The secrets in callback URLs; called by the code of `#[operation]`.
pub(crate) fn secrets<O: Options>(options: &O) -> Vec<String> {
    let secrets = options.changed().into_iter().map(|(spec, change)| match change {
        Change::Set(Value::String(url)) if spec.kind == InputType::Url => CallbackUrl::from(url).secrets(),
        _ => Vec::new(),
    });
    secrets.flatten().collect()
}

/// The errors of unread inputs, and one with `message` for each cleared field.
pub(crate) fn check_clear<O: Options>(options: &O, message: &str) -> Vec<FieldError> {
    let cleared = options.changed().into_iter().filter(|(_, change)| *change == Change::Clear);
    let errors = cleared.map(|(spec, _)| FieldError::new(spec.name, "unsupported", message));
    options.input_errors().iter().cloned().chain(errors).collect()
}

/// The errors of a list that must not be empty, and names each item once.
pub(crate) fn check_list<T: PartialEq>(
    field: &str,
    list: &[T],
    shown: impl Fn(&T) -> String,
) -> Vec<FieldError> {
    if list.is_empty() {
        return vec![FieldError::new(field, "empty", "are missing: name at least one")];
    }
    let repeated = |(index, item): (usize, &T)| {
        let message = || format!("names {} again: leave it out", shown(item));
        let error = || FieldError::new(format!("{field}[{index}]"), "repeated", message());
        list[..index].contains(item).then(error)
    };
    list.iter().enumerate().filter_map(repeated).collect()
}

/// The item of a list that has only one.
pub(crate) fn single<T: Copy>(list: &[T]) -> Option<T> {
    list.first().copied().filter(|_| list.len() == 1)
}

/// Adds filters as query parameters.
pub(crate) fn query<O: Options>(mut request: ApiRequest, filters: &O) -> ApiRequest {
    for (spec, change) in filters.changed() {
        match change {
            Change::Set(Value::String(text)) => request = request.query(spec.name, &text),
            Change::Set(value) => request = request.query(spec.name, &value.to_string()),
            Change::Keep | Change::Clear => {}
        }
    }
    request
}

/// The error for a name that is not among the known ones. `what` is the kind of the names, `field` or `setting`; the
/// nearest of `names` and `others` is suggested, and only `names` are listed.
pub fn unknown_name<N: AsRef<str>>(name: &str, what: &str, names: &[N], others: &[N]) -> FieldError {
    let message = match nearest(name, names.iter().chain(others).map(AsRef::as_ref)) {
        Some(near) => format!("is not a known {what}; did you mean `{near}`?"),
        None if names.is_empty() => format!("is not a known {what}; this takes no {what}s"),
        None => {
            let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
            format!("is not a known {what}; the {what}s are {}", names.join(", "))
        }
    };
    FieldError::new(name, "unknown_field", message)
}

/// The name that was probably meant, if one is near enough.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Conventions of other languages are not misspellings: `cnamLookupsEnabled`, `cnam-lookups-enabled`.
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

/// Reads one field from outside input; called by the code of `#[options]`.
pub fn set<T: FieldValue>(change: &mut Change<T>, field: &str, input: Input, errors: &mut Vec<FieldError>) {
    let null = |word: &str| {
        let message =
            format!("{word} is not a value: leave the field out to keep it, or clear it explicitly");
        FieldError::new(field, "null", message)
    };
    match input {
        Input::Clear => *change = Change::Clear,
        Input::Nothing(word) => errors.push(null(word)),
        Input::Value(Value::Null) => errors.push(null("null")),
        Input::Odd(what) => {
            let message = format!("must be {}, not {what}", T::TYPE.describe());
            errors.push(FieldError::new(field, "type", message));
        }
        Input::Value(value) => {
            if let Some(value) = T::read(value, field, errors) {
                *change = Change::Set(value);
            }
        }
    }
}

/// Adds one field if it is changed; called by the code of `#[options]`.
pub fn push_changed<T: FieldValue>(
    spec: Option<&'static FieldSpec>,
    change: &Change<T>,
    changed: &mut Vec<ChangedField>,
) {
    if let Some(spec) = spec.filter(|_| !change.is_keep()) {
        changed.push((spec, change.as_ref().map(FieldValue::to_json)));
    }
}

/// Writes one field to the wire; called by the code of `#[options]`.
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
        // Validation refuses a field that cannot be cleared.
        Change::Clear => match spec.clear {
            Some(clear) => to.serialize_entry(spec.name, &clear.value()),
            None => Ok(()),
        },
    }
}

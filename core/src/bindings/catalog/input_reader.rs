//! What a caller gives, by name: read into the types of an operation, with all that is wrong at once.
//!
//! A value that cannot be read is noted, and something harmless takes its place, so that the operation can be made
//! and say what else is wrong. Whatever was noted keeps it from being sent.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::argument::{ArgumentKind, ArgumentSpec};
use super::dialect::Dialect;
use super::spec::{OperationSpec, Window};
use crate::number::{Nanp, PhoneNumber};
use crate::operation::api_request::ResourceId;
use crate::operation::fields::{FieldKind, Input, Options, nearest};
use crate::operation::paging::Position;
use crate::providers::wavix::{CartItem, PlaceId, RecordId};
use crate::types::error::FieldError;

/// Names and values, as a caller in another language has them.
pub type Inputs = Vec<(String, Input)>;

/// What every call can want beside what its operation takes; a misspelled one lands among the operation's names.
pub(crate) const CALL_OPTIONS: &[&str] = &["timeout", "verify", "wait", "wait_timeout"];

/// What a caller gives for one operation.
pub(crate) struct InputReader<'a> {
    spec: &'a OperationSpec,
    dialect: &'a Dialect,
    inputs: Inputs,
    /// Names that the operation does not have, as they were given.
    unknown: Vec<String>,
    input_errors: Vec<FieldError>,
}

impl std::fmt::Debug for InputReader<'_> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("InputReader").field("spec", &self.spec.name).finish_non_exhaustive()
    }
}

impl<'a> InputReader<'a> {
    pub(super) fn new(spec: &'a OperationSpec, dialect: &'a Dialect, inputs: Inputs) -> Self {
        let names = spec.names();
        let mut given =
            Self { spec, dialect, inputs: Inputs::new(), unknown: Vec::new(), input_errors: Vec::new() };
        for (name, input) in inputs {
            match names.iter().find(|wire| dialect.spell(wire) == name) {
                Some(wire) => given.inputs.push(((*wire).to_owned(), input)),
                None => given.unknown.push(name),
            }
        }
        given
    }

    /// All that was noted, once everything has been read.
    pub(super) fn into_errors(mut self) -> Vec<FieldError> {
        let unknown = self.unknown_names();
        self.input_errors.extend(unknown);
        // What this way of calling does not take: one page, of a list that is read as a whole.
        for (name, _) in std::mem::take(&mut self.inputs) {
            self.input_errors.push(self.unknown(&name));
        }
        self.input_errors
    }

    /// Whether an argument was given.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.inputs.iter().any(|(given, input)| given == name && !matches!(input, Input::Nothing(_)))
    }

    /// Notes that something is wrong.
    pub(crate) fn push_error(&mut self, input_error: FieldError) {
        self.input_errors.push(input_error);
    }

    /// The fields: what fits, and all that does not, which the operation takes too.
    pub(crate) fn fields<O: Options>(&mut self) -> (O, Vec<FieldError>) {
        let mut options = O::default();
        let mut wrong: Vec<FieldError> = self.unknown_names();
        for (name, input) in std::mem::take(&mut self.inputs) {
            let Some(index) = O::FIELDS.iter().position(|spec| spec.name == name) else {
                wrong.push(self.unknown(&name));
                continue;
            };
            let spec = &O::FIELDS[index];
            let input = match input {
                Input::Nothing(word) => {
                    wrong.push(self.nothing(spec.name, word, spec.clear.is_some()));
                    continue;
                }
                Input::Value(Value::Number(number)) if spec.kind == FieldKind::Seconds => {
                    let seconds = number.as_f64().map(|given| self.dialect.seconds(given));
                    Input::Value(seconds.map_or(Value::Null, Value::from))
                }
                other => other,
            };
            if let Err(input_error) = options.set(index, input) {
                wrong.push(FieldError::new(spec.name, input_error.rule, input_error.message));
            }
        }
        (options, wrong)
    }

    /// Which page of a list is asked for; `None`: the whole list.
    pub(super) fn window(&mut self) -> Option<Window> {
        if !self.spec.window.iter().any(|argument| self.has(argument.name)) {
            return None;
        }
        let limit = self.count("limit").map(|limit| u32::try_from(limit).unwrap_or(u32::MAX));
        let offset = self.count("offset").unwrap_or_default();
        let page = self.count("page");
        if page == Some(0) {
            self.push_error(FieldError::new("page", "range", "must be 1 or more: pages count from 1"));
        }
        let (pages, cursor) = (page.unwrap_or(1).saturating_sub(1), self.text("cursor"));
        Some(Window { limit, position: Position { offset, pages, size: None, cursor } })
    }

    /// A North American number.
    pub(crate) fn nanp(&mut self, name: &str) -> Nanp {
        self.read(name, nanp_of).unwrap_or_else(Nanp::example)
    }

    /// Several of them.
    pub(crate) fn nanps(&mut self, name: &str) -> Vec<Nanp> {
        self.list(name, nanp_of)
    }

    /// A phone number of any country.
    pub(crate) fn phone(&mut self, name: &str) -> PhoneNumber {
        self.read(name, phone_of).unwrap_or_else(|| Nanp::example().into())
    }

    /// Several of them.
    pub(crate) fn phones(&mut self, name: &str) -> Vec<PhoneNumber> {
        self.list(name, phone_of)
    }

    /// An id of the provider.
    pub(crate) fn id(&mut self, name: &str) -> ResourceId {
        self.read(name, token_of).unwrap_or_else(ResourceId::stand_in)
    }

    /// Several of them.
    pub(crate) fn ids(&mut self, name: &str) -> Vec<ResourceId> {
        self.list(name, token_of)
    }

    /// The id of a record.
    pub(crate) fn record(&mut self, name: &str) -> Option<RecordId> {
        self.read(name, record_of)
    }

    /// Several of them.
    pub(crate) fn records(&mut self, name: &str) -> Vec<RecordId> {
        self.list(name, record_of)
    }

    /// The id of a place, if one is given.
    pub(crate) fn place(&mut self, name: &str) -> Option<PlaceId> {
        self.read(name, place_of)
    }

    /// The id of a place that is needed.
    pub(crate) fn needed_place(&mut self, name: &str) -> PlaceId {
        self.place(name).unwrap_or_else(PlaceId::stand_in)
    }

    /// Numbers of the stock.
    pub(crate) fn items(&mut self, name: &str) -> Vec<CartItem> {
        self.list(name, |value| {
            let wanted =
                || ("type", "must have `id` and `number`, as the lists of the stock show them".to_owned());
            let member = |name: &str| value.get(name).filter(|member| !member.is_null()).ok_or_else(wanted);
            Ok(CartItem::new(token_of(member("id")?)?, phone_of(member("number")?)?))
        })
    }

    /// A whole number of zero or more.
    pub(crate) fn count(&mut self, name: &str) -> Option<u64> {
        self.read(name, whole)
    }

    /// `true` or `false`; not given is false.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let wanted = || ("type", "must be true or false".to_owned());
        self.read(name, |value| value.as_bool().ok_or_else(wanted)).unwrap_or_default()
    }

    /// A text.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        let wanted = || ("type", "must be text".to_owned());
        self.read(name, |value| value.as_str().map(str::to_owned).ok_or_else(wanted))
    }

    /// One of a closed list of words.
    pub(crate) fn word<W: crate::types::string_enum::StringEnum>(&mut self, name: &str) -> Option<W> {
        let wanted = || ("word", format!("must be {}", W::SPEC.words.join(" or ")));
        self.read(name, |value| value.as_str().and_then(W::from_value).ok_or_else(wanted))
    }

    /// A number as it was read before.
    pub(crate) fn current<N: DeserializeOwned>(&mut self) -> Option<N> {
        let wanted = || ("type", "must be a number as this provider answers it".to_owned());
        self.read("current", |value| N::deserialize(value).map_err(|_| wanted()))
    }

    /// Takes an argument and reads it. `None`: it is not there, or cannot be read, which is noted.
    fn read<T>(&mut self, name: &str, read: impl Fn(&Value) -> Result<T, Wrong>) -> Option<T> {
        let value = self.take(name)?;
        read(&value).map_err(|(rule, message)| self.push_error(FieldError::new(name, rule, message))).ok()
    }

    /// Takes a list and reads its members.
    fn list<T>(&mut self, name: &str, read: impl Fn(&Value) -> Result<T, Wrong>) -> Vec<T> {
        let items = match self.take(name) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.push_error(FieldError::new(name, "type", "must be a list"));
                return Vec::new();
            }
        };
        let mut members = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match read(item) {
                Ok(member) => members.push(member),
                Err((rule, message)) => {
                    self.push_error(FieldError::new(format!("{name}[{index}]"), rule, message))
                }
            }
        }
        members
    }

    /// Takes an argument out. What is needed and is not there is noted.
    fn take(&mut self, name: &str) -> Option<Value> {
        let argument = self.spec.argument(name);
        let required = argument.is_some_and(|argument| argument.required);
        let at = self.inputs.iter().position(|(given, _)| given == name);
        match at.map(|at| self.inputs.remove(at).1) {
            Some(Input::Value(Value::Null) | Input::Nothing(_) | Input::Clear) | None => {
                if let Some(argument) = argument.filter(|_| required) {
                    self.push_error(missing(argument));
                }
                None
            }
            Some(Input::Odd(what)) => {
                self.push_error(FieldError::new(
                    name,
                    "type",
                    format!("cannot be read from {what}: {}", argument.map_or("", |argument| argument.doc)),
                ));
                None
            }
            Some(Input::Value(value)) => Some(value),
        }
    }

    /// What is wrong with each name that the operation does not have; said once.
    fn unknown_names(&mut self) -> Vec<FieldError> {
        let names = std::mem::take(&mut self.unknown);
        names.iter().map(|name| self.unknown(name)).collect()
    }

    /// A name that the operation does not have.
    fn unknown(&self, name: &str) -> FieldError {
        let names = self.spec.names();
        let shown = |name: &str| self.dialect.spell(name).into_owned();
        let options = if self.spec.name.is_empty() { [].as_slice() } else { CALL_OPTIONS };
        let message = match nearest(name, names.iter().chain(options).copied()) {
            Some(near) => format!("there is no such field; did you mean `{}`?", shown(near)),
            None if names.is_empty() => "there is no such field; this takes none".to_owned(),
            None => {
                let names: Vec<_> = names.iter().map(|name| shown(name)).collect();
                format!("there is no such field; the fields are {}", names.join(", "))
            }
        };
        FieldError::new(name, "unknown_field", message)
    }

    /// A field that is given nothing in the place of a value.
    fn nothing(&self, name: &str, word: &str, clears: bool) -> FieldError {
        let clear = if clears { format!(", or {}", self.dialect.clear) } else { String::new() };
        let message = format!("is {word}, which is no value: leave it out to keep the field as it is{clear}");
        FieldError::new(name, "null", message)
    }
}

/// Reads settings by name.
#[cfg(feature = "bindings")]
pub(crate) fn read_settings<O: Options>(inputs: Inputs, dialect: &Dialect) -> Result<O, crate::Error> {
    let spec = OperationSpec::of_settings::<O>();
    let (settings, mut wrong) = InputReader::new(&spec, dialect, inputs).fields::<O>();
    let cleared =
        O::FIELDS.iter().enumerate().filter(|(index, _)| settings.get(*index) == crate::Change::Clear);
    let clear = |(_, spec): (usize, &crate::operation::fields::FieldSpec)| {
        FieldError::new(spec.name, "unsupported", "is a setting: leave it out instead of clearing it")
    };
    wrong.extend(cleared.map(clear));
    if wrong.is_empty() {
        return Ok(settings);
    }
    Err(super::spelling::respell_error(crate::Error::invalid(wrong), &spec.names(), dialect))
}

/// What is wrong with a value: the rule, and the words.
type Wrong = (&'static str, String);

fn missing(argument: &ArgumentSpec) -> FieldError {
    let what = match argument.kind {
        ArgumentKind::Nanps
        | ArgumentKind::Phones
        | ArgumentKind::Ids
        | ArgumentKind::Wholes
        | ArgumentKind::Items => "are",
        _ => "is",
    };
    FieldError::new(argument.name, "required", format!("{what} missing: {}", argument.doc))
}

/// A phone number may come as an integer, too: all its digits are there.
fn digits(value: &Value) -> Result<String, Wrong> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if number.is_u64() => Ok(number.to_string()),
        _ => Err(("type", "must be a phone number as text: 11 digits, or + and digits".to_owned())),
    }
}

fn nanp_of(value: &Value) -> Result<Nanp, Wrong> {
    Nanp::parse(&digits(value)?).map_err(|error| (error.code.as_str(), error.to_string()))
}

fn phone_of(value: &Value) -> Result<PhoneNumber, Wrong> {
    PhoneNumber::parse(&digits(value)?).map_err(|error| (error.code.as_str(), error.to_string()))
}

fn token_of(value: &Value) -> Result<ResourceId, Wrong> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_u64() => number.to_string(),
        _ => return Err(("type", "must be an id as text".to_owned())),
    };
    let wanted = "must be an id as the provider shows it: letters, digits, - and _ only";
    ResourceId::parse(&text).ok_or_else(|| ("id", wanted.to_owned()))
}

fn record_of(value: &Value) -> Result<RecordId, Wrong> {
    RecordId::new(whole(value)?).map_err(first_wrong)
}

fn place_of(value: &Value) -> Result<PlaceId, Wrong> {
    PlaceId::new(whole(value)?).map_err(first_wrong)
}

fn whole(value: &Value) -> Result<u64, Wrong> {
    let wanted = || ("type", "must be a whole number, 0 or more".to_owned());
    value.as_u64().or_else(|| value.as_f64().and_then(exact)).ok_or_else(wanted)
}

/// A number that JavaScript has as a float.
fn exact(number: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, positive and below 2^53"
    )]
    (number.fract() == 0.0 && (0.0..9e15).contains(&number)).then_some(number as u64)
}

/// What an error says of its only field.
#[expect(clippy::needless_pass_by_value, reason = "it ends here")]
fn first_wrong(error: crate::Error) -> Wrong {
    error.fields.first().map_or(("type", error.message.clone()), |wrong| (wrong.rule, wrong.message.clone()))
}

/// What is wrong with an operation: what could not be read, and what it says itself of the rest.
pub(super) fn all_wrong(input_errors: &[FieldError], own: Vec<FieldError>) -> Vec<FieldError> {
    let base = |field: &str| field.split_once('[').map_or(field, |(base, _)| base).to_owned();
    let noted: Vec<String> = input_errors.iter().map(|input_error| base(&input_error.field)).collect();
    // Of what could not be read only a stand-in is there, of which there is nothing to say.
    let own = own.into_iter().filter(|wrong| !noted.contains(&base(&wrong.field)));
    input_errors.iter().cloned().chain(own).collect()
}

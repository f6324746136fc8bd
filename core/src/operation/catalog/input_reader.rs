//! Reads named inputs into the types of an operation, and collects all errors.

use serde_json::Value;

use super::dialect::Dialect;
use super::spec::OperationSpec;
use super::spelling::respell_error;
use crate::operation::fields::{Options, check_clear, unknown_name};
use crate::operation::input::{Input, InputType, InputValue, OneOf};
use crate::operation::paging::{Position, Window};
use crate::types::error::{Error, FieldError};

/// Names and values, as a caller in another language passes them.
pub type Inputs = Vec<(String, Input)>;

/// The settings that every operation takes. A misspelled one arrives among the inputs of the operation.
pub(crate) const CALL_OPTIONS: &[&str] = &["timeout", "verify", "wait", "wait_timeout"];

/// The named inputs of one operation. Each is taken out as it is read.
pub(crate) struct InputReader<'a> {
    pub(super) spec: &'a OperationSpec,
    pub(super) dialect: &'a Dialect,
    inputs: Inputs,
    /// Names that the operation does not have, as they were given.
    unknown: Vec<String>,
    pub(super) errors: Vec<FieldError>,
}

impl<'a> InputReader<'a> {
    pub(super) fn new(spec: &'a OperationSpec, dialect: &'a Dialect, inputs: Inputs) -> Self {
        let names = spec.names();
        let (mut known, mut unknown) = (Inputs::new(), Vec::new());
        for (name, input) in inputs {
            match names.iter().find(|wire| dialect.spell(wire) == name) {
                Some(wire) => known.push(((*wire).to_owned(), input)),
                None => unknown.push(name),
            }
        }
        Self { spec, dialect, inputs: known, unknown, errors: Vec::new() }
    }

    /// Reads an argument. Returns `None` after an error was recorded.
    pub(crate) fn argument<T: InputValue>(&mut self, name: &str) -> Option<T> {
        self.read_argument(name).or_else(T::placeholder)
    }

    fn read_argument<T: InputValue>(&mut self, name: &str) -> Option<T> {
        let spec = self.spec.argument(name);
        let doc = spec.map_or("", |spec| spec.doc);
        match self.take(name) {
            Some(Input::Odd(what)) => {
                let message = format!("cannot be read from {what}: {doc}");
                self.errors.push(FieldError::new(name, "type", message));
                None
            }
            Some(Input::Value(value)) if !value.is_null() => T::read(value, name, &mut self.errors),
            Some(Input::Value(_) | Input::Nothing(_) | Input::Clear) | None if T::REQUIRED => {
                let verb = if T::TYPE.is_list() { "are" } else { "is" };
                self.errors.push(FieldError::new(name, "required", format!("{verb} missing: {doc}")));
                None
            }
            Some(Input::Value(_) | Input::Nothing(_) | Input::Clear) | None => {
                T::read(Value::Null, name, &mut self.errors)
            }
        }
    }

    /// Reads one of two arguments. Returns `None` after an error was recorded.
    pub(crate) fn one_of<T: OneOf>(&mut self) -> Option<T> {
        let (first, second) = (T::FIRST.name, T::SECOND.name);
        match (self.has(first), self.has(second)) {
            (true, false) => self.argument::<T::First>(first).map(Into::into),
            (false, true) => self.argument::<T::Second>(second).map(Into::into),
            (both, _) => {
                let (rule, message) = if both {
                    ("ambiguous", format!("and {second} are both given: give one of them"))
                } else {
                    ("required", format!("or {second} is missing: give one of them"))
                };
                drop((self.take(first), self.take(second)));
                self.errors.push(FieldError::new(first, rule, message));
                None
            }
        }
    }

    /// Reads all inputs that are left into options, which also hold the errors of those that cannot be read.
    pub(crate) fn options<O: Options>(&mut self) -> O {
        let mut options = O::default();
        for name in std::mem::take(&mut self.unknown) {
            options.push_input_error(self.unknown(&name));
        }
        for (name, input) in std::mem::take(&mut self.inputs) {
            let Some(index) = O::FIELDS.iter().position(|spec| spec.name == name) else {
                options.push_input_error(self.unknown(&name));
                continue;
            };
            let spec = &O::FIELDS[index];
            match input {
                Input::Nothing(word) => {
                    let clear =
                        spec.clear.map(|_| format!(", or {}", self.dialect.clear)).unwrap_or_default();
                    let message = format!(
                        "is {word}, which is not a value: leave it out to keep the field as it is{clear}"
                    );
                    options.push_input_error(FieldError::new(spec.name, "null", message));
                }
                Input::Value(Value::Number(number)) if spec.kind == InputType::Seconds => {
                    let seconds = number.as_f64().map(|given| self.dialect.seconds(given));
                    options.set(index, Input::Value(seconds.map_or(Value::Null, Value::from)));
                }
                other => options.set(index, other),
            }
        }
        options
    }

    /// Reads which page of a list is asked for. The inner `None`: the whole list.
    #[expect(clippy::option_option, reason = "unreadable inputs, and inputs that ask for no page")]
    pub(super) fn window(&mut self) -> Option<Option<Window>> {
        if !self.spec.window.iter().any(|argument| self.has(argument.name)) {
            return Some(None);
        }
        let (limit, offset) = (self.argument::<Option<u64>>("limit"), self.argument::<Option<u64>>("offset"));
        let (page, cursor) =
            (self.argument::<Option<u64>>("page"), self.argument::<Option<String>>("cursor"));
        if page == Some(Some(0)) {
            let message = "must be 1 or more: pages are counted from 1";
            self.errors.push(FieldError::new("page", "range", message));
            return None;
        }
        Some(Some(Window {
            limit: limit?.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX)),
            position: Position {
                offset: offset?.unwrap_or_default(),
                pages: page?.unwrap_or(1) - 1,
                size: None,
                cursor: cursor?,
            },
        }))
    }

    /// All recorded errors, and one for each input that was not read.
    pub(super) fn into_errors(mut self) -> Vec<FieldError> {
        let left = std::mem::take(&mut self.inputs).into_iter().map(|(name, _)| name);
        let names: Vec<String> = std::mem::take(&mut self.unknown).into_iter().chain(left).collect();
        let unknown: Vec<FieldError> = names.iter().map(|name| self.unknown(name)).collect();
        self.errors.into_iter().chain(unknown).collect()
    }

    /// Whether an argument was given.
    fn has(&self, name: &str) -> bool {
        self.inputs.iter().any(|(given, input)| given == name && !matches!(input, Input::Nothing(_)))
    }

    fn take(&mut self, name: &str) -> Option<Input> {
        let at = self.inputs.iter().position(|(given, _)| given == name)?;
        Some(self.inputs.remove(at).1)
    }

    /// The error for a name that the operation does not have.
    fn unknown(&self, name: &str) -> FieldError {
        if self.spec.window.iter().any(|argument| argument.name == name) {
            // A front offers these where one page is read, so they arrive here only from a walk over all pages.
            let message =
                format!("selects a page, but this reads all pages: use {}", self.dialect.spell("list_page"));
            return FieldError::new(name, "unknown_field", message);
        }
        let options = if self.spec.name.is_empty() { [].as_slice() } else { CALL_OPTIONS };
        let spelled =
            |names: &[&'static str]| names.iter().map(|name| self.dialect.spell(name)).collect::<Vec<_>>();
        unknown_name(name, "field", &spelled(&self.spec.names()), &spelled(options))
    }
}

/// Reads settings by name.
pub(crate) fn read_settings<O: Options>(inputs: Inputs, dialect: &Dialect) -> Result<O, Error> {
    let spec = OperationSpec::of_settings::<O>();
    let settings = InputReader::new(&spec, dialect, inputs).options::<O>();
    let errors = check_clear(&settings, "is a setting: leave it out instead of clearing it");
    if errors.is_empty() {
        return Ok(settings);
    }
    Err(respell_error(Error::invalid(errors), &spec.names(), dialect))
}

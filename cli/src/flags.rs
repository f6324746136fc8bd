//! Flags from the field table of an operation, and changes from the flags.
//!
//! The core checks the values, so that all errors are reported at once.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::FieldError;
use numplan::bindings::catalog::Inputs;
use numplan::fields::{FieldSpec, Input, InputType, Options};
use serde_json::Value;

use crate::io::{Context, Result};

const CLEAR: &str = "clear";
const SWITCH: &[&str] = &["true", "false"];

/// A command, and what runs it.
pub(crate) struct Subcommand {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> Command,
    pub(crate) run: fn(&ArgMatches, &mut Context) -> Result,
}

/// A command that does nothing without one of its subcommands.
pub(crate) fn group(name: &'static str, about: &'static str) -> Command {
    let command = Command::new(name).about(about);
    command.subcommand_required(true).arg_required_else_help(true).disable_help_subcommand(true)
}

/// A flag without a value.
pub(crate) fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// A flag with a value, whose help shows it as `value`.
pub(crate) fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

/// The flag for JSON output, the same on every command.
pub(crate) const JSON: &str = "json";

/// The flag that confirms beforehand.
pub(crate) const YES: &str = "yes";

/// Adds a flag for each field.
pub(crate) fn add_plain(command: Command, fields: &'static [FieldSpec]) -> Command {
    command.args(
        fields
            .iter()
            .map(|spec| flag(spec.name, spec.kind).help(summary(spec.doc)).long_help(flowing(spec.doc))),
    )
}

/// Adds a flag for each field, and `--clear`.
pub(crate) fn add(command: Command, fields: &'static [FieldSpec]) -> Command {
    let command = add_plain(command, fields);
    let clearable = fields.iter().filter(|spec| spec.clear.is_some()).map(|spec| name(spec.name));
    let clear = Arg::new(CLEAR)
        .long("clear")
        .value_name("FIELD")
        .action(ArgAction::Append)
        .value_parser(Suggested(clearable.collect()))
        .help("Empty a field");
    command.arg(clear)
}

/// Returns the name of a field as a flag, without the dashes.
pub(crate) fn name(field: &str) -> String {
    field.replace('_', "-")
}

fn id(field: &str) -> String {
    format!("field:{field}")
}

/// Returns the flag of a field or an argument, without help.
pub(crate) fn flag(field: &'static str, kind: InputType) -> Arg {
    let (value, words): (_, &[&str]) = match kind {
        InputType::Flag => ("true|false", SWITCH),
        InputType::Count => ("NUMBER", &[]),
        InputType::Whole => ("ID", &[]),
        InputType::Url => ("URL", &[]),
        InputType::StringEnum(spec) => ("WORD", spec.words),
        InputType::List(_) => ("JSON|@FILE", &[]),
        _ => ("TEXT", &[]),
    };
    let arg = Arg::new(id(field))
        .long(name(field))
        .value_name(value)
        .hide_possible_values(kind == InputType::Flag)
        .value_parser(Suggested(words.iter().copied().map(str::to_owned).collect()));
    let arg = if field.contains('_') { arg.alias(field) } else { arg };
    match kind {
        // `--messaging-enabled` without a value is true.
        InputType::Flag => arg.num_args(0..=1).default_missing_value("true"),
        _ => arg,
    }
}

/// Returns the first sentence of a text.
pub(crate) fn summary(doc: &str) -> String {
    let doc = flowing(doc);
    let sentence = doc.split_once(". ").map_or(doc.as_str(), |(first, _)| first);
    sentence.trim_end_matches('.').to_owned()
}

/// Returns a text without line breaks.
pub(crate) fn flowing(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the flags of fields by name, type, and whether `--clear` takes them. Also returns the values that cannot be
/// read.
pub(crate) fn inputs(
    matches: &ArgMatches,
    fields: impl IntoIterator<Item = (&'static str, InputType, bool)>,
) -> (Inputs, Vec<FieldError>) {
    let (mut inputs, mut wrong) = (Inputs::new(), Vec::new());
    for (field, kind, can_clear) in fields {
        // A command may have flags for some of the fields only.
        let Some(given) = matches.try_get_one::<String>(&id(field)).ok().flatten() else { continue };
        match value(field, kind, can_clear, given) {
            Ok(value) => inputs.push((field.to_owned(), Input::Value(value))),
            Err(error) => wrong.push(error),
        }
    }
    (inputs, wrong)
}

/// Reads the flags of changes. The core reports values that cannot be read, together with all other errors.
pub(crate) fn changes<O: Options>(matches: &ArgMatches) -> O {
    let fields = O::FIELDS.iter().map(|spec| (spec.name, spec.kind, spec.clear.is_some()));
    let (mut inputs, mut wrong) = inputs(matches, fields);
    // An order has no --clear.
    for field in matches.try_get_many::<String>(CLEAR).ok().flatten().unwrap_or_default() {
        let field = field.replace('-', "_");
        if inputs.iter().any(|(name, input)| *name == field && *input != Input::Clear) {
            let message = "is both given a value and cleared: do one of the two";
            wrong.push(FieldError::new(field, "conflict", message));
        } else {
            inputs.push((field, Input::Clear));
        }
    }
    let mut changes = O::from_inputs(inputs);
    for error in wrong {
        changes.push_input_error(error);
    }
    changes
}

/// Reads a value of the field's type. Text of another type is passed on, and the core refuses it.
fn value(field: &str, kind: InputType, can_clear: bool, given: &str) -> Result<Value, FieldError> {
    if given.is_empty() {
        let flag = name(field);
        let message = if can_clear {
            format!("is empty: use --clear {flag} to remove it, or leave --{flag} out to keep it")
        } else {
            format!("is empty: give a value, or leave --{flag} out")
        };
        return Err(FieldError::new(field, "empty", message));
    }
    Ok(match kind {
        InputType::Flag => given.parse::<bool>().map_or_else(|_| given.into(), Value::from),
        InputType::Count | InputType::Whole => {
            given.parse::<u64>().map_or_else(|_| given.into(), Value::from)
        }
        InputType::List(_) => return json(field, given),
        _ => given.into(),
    })
}

fn json(field: &str, given: &str) -> Result<Value, FieldError> {
    let text = match given.strip_prefix('@') {
        Some(path) => std::fs::read_to_string(path).map_err(|error| {
            FieldError::new(field, "file", format!("cannot be read from {path}: {error}"))
        })?,
        None => given.to_owned(),
    };
    serde_json::from_str(&text).map_err(|error| {
        FieldError::new(field, "json", format!("is not JSON ({error}); see --help for its form"))
    })
}

/// Accepts any text; help and completions show the values that the core accepts.
#[derive(Clone)]
struct Suggested(Vec<String>);

impl TypedValueParser for Suggested {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        (!self.0.is_empty()).then(|| {
            Box::new(self.0.iter().map(|word| PossibleValue::new(word.clone())))
                as Box<dyn Iterator<Item = _>>
        })
    }
}

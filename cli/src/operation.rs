//! Operations by name: flags from a specification, inputs from the flags, results as JSON.

use clap::{ArgMatches, Command};
use numplan::bindings::catalog::{Dialect, Entry, Inputs, Named, NamedList, OperationSpec};
use numplan::fields::{Input, Options};
use numplan::{Change, Error, ErrorCode};
use serde_json::Value;

use crate::connection::Session;
use crate::flags;
use crate::io::{Result, usage};
use crate::provider::{CliProvider, ListTable};

/// Returns the specification of an operation.
pub(crate) fn spec<F: CliProvider>(name: &str) -> Option<&'static OperationSpec> {
    F::ENTRIES.iter().map(Entry::spec).find(|spec| spec.name == name)
}

/// Adds a flag for each argument and field of a list.
pub(crate) fn add_list_flags<F: CliProvider>(command: Command, list: &ListTable) -> Command {
    let Some(spec) = spec::<F>(list.operation) else { return command };
    let arguments = spec.arguments.iter().map(|argument| {
        let help = flags::summary(argument.doc);
        let help = match shown_by::<F>(argument.name) {
            Some(list) => format!("{help}; {list} shows it"),
            None => help,
        };
        flags::flag(argument.name, argument.kind).help(help.clone()).long_help(help)
    });
    flags::add_plain(command.args(arguments), spec.fields)
}

/// Adds a flag for each field of an operation.
pub(crate) fn add_fields<F: CliProvider>(command: Command, operation: &str) -> Command {
    flags::add_plain(command, spec::<F>(operation).map_or(&[], |spec| spec.fields))
}

/// Reads the flags of an operation. Err: the values that cannot be read.
pub(crate) fn inputs<F: CliProvider>(matches: &ArgMatches, operation: &str) -> Result<Inputs, Error> {
    let Some(spec) = spec::<F>(operation) else { return Ok(Inputs::new()) };
    let arguments = spec.arguments.iter().map(|argument| (argument.name, argument.kind, false));
    let fields = spec.fields.iter().map(|field| (field.name, field.kind, field.clear.is_some()));
    let (inputs, wrong) = flags::inputs(matches, arguments.chain(fields));
    if wrong.is_empty() { Ok(inputs) } else { Err(Error::invalid(wrong)) }
}

/// Reads the flags of a list, whose required arguments must be there.
pub(crate) fn list_inputs<F: CliProvider>(matches: &ArgMatches, list: &ListTable) -> Result<Inputs> {
    let inputs = inputs::<F>(matches, list.operation)?;
    let required = spec::<F>(list.operation).into_iter().flat_map(|spec| spec.arguments);
    let mut required = required.filter(|argument| argument.required);
    match required.find(|argument| !inputs.iter().any(|(name, _)| name == argument.name)) {
        None => Ok(inputs),
        Some(argument) => {
            let list = shown_by::<F>(argument.name).map(|list| format!(" that {list} shows"));
            let (flag, list) = (flags::name(argument.name), list.unwrap_or_default());
            Err(usage(format!("--{flag} is missing: give the id{list}")))
        }
    }
}

/// The command that shows the ids for an argument.
fn shown_by<F: CliProvider>(argument: &str) -> Option<String> {
    let list = F::STOCK_LISTS.iter().find(|list| list.ids_for == argument)?;
    Some(format!("numplan search {} {}", F::ID.as_str(), list.name))
}

/// Makes an operation.
pub(crate) fn named<F: CliProvider>(name: &str, inputs: Inputs) -> Result<Named<F>, Error> {
    Named::new(name, inputs, &Dialect::WIRE)
}

/// Runs an operation, and returns its result as JSON.
pub(crate) fn run<F: CliProvider>(session: &Session<F>, name: &str, inputs: Inputs) -> Result<Value, Error> {
    json(session.run_boxed(named(name, inputs)?.operation)?.to_json())
}

/// Makes a list, of which nothing has been read.
pub(crate) fn list<F: CliProvider>(name: &str, inputs: Inputs) -> Result<NamedList<F>, Error> {
    NamedList::new(name, inputs, &Dialect::WIRE)
}

/// Reads the next page of a list, and returns its items as JSON; `None` after the last one.
pub(crate) fn next_page<F: CliProvider>(
    session: &Session<F>,
    list: &mut NamedList<F>,
) -> Result<Option<Vec<Value>>, Error> {
    let Some(page) = list.next() else { return Ok(None) };
    let page = session.run_boxed(page)?;
    list.take(page).iter().map(|item| json(item.to_json())).collect::<Result<_, _>>().map(Some)
}

/// Returns a result as JSON.
pub(crate) fn json(written: serde_json::Result<Value>) -> Result<Value, Error> {
    written.map_err(|error| {
        Error::new(ErrorCode::BadResponse, format!("the result cannot be written as JSON: {error}"))
    })
}

/// Changes inputs by a method of the options that they are read into. Unreadable inputs are left as they are.
pub(crate) fn with_options<O: Options>(inputs: Inputs, change: impl FnOnce(O) -> O) -> Inputs {
    let (fields, mut others): (Inputs, Inputs) =
        inputs.into_iter().partition(|(name, _)| O::FIELDS.iter().any(|spec| spec.name == name));
    let options = O::from_inputs(fields.clone());
    if options.input_errors().is_empty() {
        let changed = change(options);
        others.extend(changed.changed().into_iter().map(|(spec, change)| match change {
            Change::Set(value) => (spec.name.to_owned(), Input::Value(value)),
            Change::Keep | Change::Clear => (spec.name.to_owned(), Input::Clear),
        }));
    } else {
        others.extend(fields);
    }
    others
}

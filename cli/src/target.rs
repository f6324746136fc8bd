//! The numbers that a command acts on, each once.

use std::collections::HashSet;

use clap::ArgMatches;
use numplan::Error;
use numplan_fleet::provider::FleetProvider;
use serde::Serialize;

use crate::exit::Exit;
use crate::io::{CommandError, Context, Result, usage};
use crate::number_input;
use crate::provider::CliProvider;
use crate::source::{self, Cell, Sources};

/// A number to act on, or why it cannot be read.
pub(crate) struct Target<F: CliProvider> {
    pub(crate) given: String,
    pub(crate) line: Option<u64>,
    pub(crate) address: Result<F::Address, Error>,
}

/// A number that was read, with its address.
pub(crate) type NamedTarget<F> = (Target<F>, <F as FleetProvider>::Address);

/// The JSON object for one number.
#[derive(Debug, Serialize)]
pub(crate) struct TargetLine<'a, T> {
    /// `None` for a record that is addressed by id.
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u64>,
    /// The input, if it differs from the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<&'a str>,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'a T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Error>,
}

impl<F: CliProvider> Target<F> {
    /// Returns the number as requests carry it, or the input if it cannot be read.
    pub(crate) fn name(&self) -> String {
        self.address.as_ref().map_or_else(|_| self.given.clone(), ToString::to_string)
    }

    /// Writes the result.
    pub(crate) fn write<T: Serialize>(&self, context: &mut Context, ok: bool, result: &T) -> Result {
        self.line(context, ok, Ok(result))
    }

    /// Writes the error as JSON.
    pub(crate) fn write_error(&self, context: &mut Context, error: &Error) -> Result {
        self.line::<()>(context, false, Err(error))
    }

    fn line<T: Serialize>(&self, context: &mut Context, ok: bool, result: Result<&T, &Error>) -> Result {
        let name = self.name();
        let id = self.address.as_ref().ok().and_then(F::record);
        let number = id.is_none().then_some(name.as_str());
        let given = number.and(Some(self.given.as_str())).filter(|given| *given != name);
        Ok(context.json(&TargetLine { number, id, given, ok, result: result.ok(), error: result.err() })?)
    }

    /// Writes an error, and notes how it ends the command.
    pub(crate) fn fail(&self, context: &mut Context, error: &Error, exit: Exit, json: bool) -> Result {
        context.outcomes.note(exit);
        match self.line {
            Some(line) => context.messages.failure(&format!("line {line}: {}", error.message)),
            None => context.messages.error(error),
        }
        if json { self.write_error(context, error) } else { Ok(()) }
    }
}

/// Returns all numbers, in the order given.
pub(crate) fn all<F: CliProvider>(
    matches: &ArgMatches,
    context: &mut Context,
) -> Result<Vec<Target<F>>, CommandError> {
    collect(&Sources::of(matches), F::addressed(matches), context)
}

/// Returns the numbers of the command line, for operations that cost money or cannot be undone. An unreadable one
/// refuses them all.
pub(crate) fn named<F: CliProvider>(
    matches: &ArgMatches,
    addressed: Vec<(String, Result<F::Address, Error>)>,
    context: &mut Context,
) -> Result<Vec<NamedTarget<F>>, CommandError> {
    let sources = Sources::of(matches);
    if sources.is_empty() && addressed.is_empty() {
        return Err(usage("no number is given: name one or several"));
    }
    if !sources.are_words() {
        let message = "the numbers are not read from standard input here: name each of them";
        return Err(usage(message));
    }
    let targets = collect::<F>(&sources, addressed, context)?;
    let mut named = Vec::with_capacity(targets.len());
    for target in targets {
        let address = target.address.clone()?;
        named.push((target, address));
    }
    Ok(named)
}

fn collect<F: CliProvider>(
    sources: &Sources,
    addressed: Vec<(String, Result<F::Address, Error>)>,
    context: &mut Context,
) -> Result<Vec<Target<F>>, CommandError> {
    if sources.is_empty() && addressed.is_empty() {
        return Err(source::none_given());
    }
    let mut known = HashSet::new();
    let mut targets = Vec::new();
    let mut add = |target: Target<F>| match &target.address {
        Ok(address) if !known.insert(address.to_string()) => Some(address.to_string()),
        Ok(_) | Err(_) => {
            targets.push(target);
            None
        }
    };
    for (given, address) in addressed {
        add(Target { given, line: None, address });
    }
    let messages = context.messages.clone();
    let mut input = context.take_input();
    sources.each(&mut input, &mut |cell: Cell<'_>| {
        let read = number_input::read::<F::Phone>(cell.text);
        if let Some(note) = read.as_ref().ok().and_then(|read| read.note.as_ref()) {
            messages.note(note);
        }
        let address = read.map(|read| read.number.into());
        if let Some(twice) = add(Target { given: cell.text.trim().to_owned(), line: cell.line, address }) {
            messages.note(&format!("{twice} is given more than once and used once"));
        }
        Ok(())
    })?;
    // A question may still read an answer from it.
    context.input = input;
    if targets.is_empty() {
        return Err(usage("the input contains no number"));
    }
    Ok(targets)
}

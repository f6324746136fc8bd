//! The numbers that a call is made for, each once.

use std::collections::HashSet;

use clap::ArgMatches;
use numplan::Error;
use serde::Serialize;

use crate::front::Front;
use crate::pasted;
use crate::shell::{CommandError, Shell};
use crate::source::{Cell, Sources};

/// A number to act on, or why there is none.
pub(crate) struct Target<F: Front> {
    pub(crate) given: String,
    pub(crate) line: Option<u64>,
    pub(crate) address: Result<F::Address, Error>,
}

/// A number to act on that could be read.
pub(crate) type Named<F> = (Target<F>, <F as Front>::Address);

/// What is written about one number with `--json`.
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a, T> {
    /// None where a record is addressed by its id.
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u64>,
    /// What was written for it, if that was something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<&'a str>,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'a T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Error>,
}

impl<F: Front> Target<F> {
    /// The number in the form of calls; what was given where there is none.
    pub(crate) fn name(&self) -> String {
        self.address.as_ref().map_or_else(|_| self.given.clone(), ToString::to_string)
    }

    /// Writes what came of it.
    pub(crate) fn write<T: Serialize>(
        &self,
        shell: &mut Shell,
        ok: bool,
        result: &T,
    ) -> Result<(), CommandError> {
        self.line(shell, ok, Ok(result))
    }

    /// Writes why nothing came of it.
    pub(crate) fn write_error(&self, shell: &mut Shell, error: &Error) -> Result<(), CommandError> {
        self.line::<()>(shell, false, Err(error))
    }

    fn line<T: Serialize>(
        &self,
        shell: &mut Shell,
        ok: bool,
        came: Result<&T, &Error>,
    ) -> Result<(), CommandError> {
        let name = self.name();
        let id = self.address.as_ref().ok().and_then(F::record);
        let number = id.is_none().then_some(name.as_str());
        let given = number.and(Some(self.given.as_str())).filter(|given| *given != name);
        Ok(shell.json(&Line { number, id, given, ok, result: came.ok(), error: came.err() })?)
    }

    /// Says why nothing came of it.
    pub(crate) fn say_error(&self, shell: &Shell, error: &Error) {
        match self.line {
            Some(line) => shell.messages.failure(&format!("line {line}: {}", error.message)),
            None => shell.messages.error(error),
        }
    }
}

/// All of them, in the order in which they were given.
pub(crate) fn all<F: Front>(matches: &ArgMatches, shell: &mut Shell) -> Result<Vec<Target<F>>, CommandError> {
    collect(&Sources::of(matches), F::addressed(matches), shell)
}

/// Those that stand on the command line, one by one: for what costs money or cannot be undone. One that cannot be
/// read refuses them all.
pub(crate) fn named<F: Front>(
    matches: &ArgMatches,
    addressed: Vec<(String, Result<F::Address, Error>)>,
    shell: &mut Shell,
) -> Result<Vec<Named<F>>, CommandError> {
    let sources = Sources::of(matches);
    if sources.is_empty() && addressed.is_empty() {
        return Err(CommandError::Usage("no number is given: name one or several".into()));
    }
    if !sources.are_words() {
        let message = "the numbers are not read from standard input here: name each of them";
        return Err(CommandError::Usage(message.into()));
    }
    let targets = collect::<F>(&sources, addressed, shell)?;
    let mut named = Vec::with_capacity(targets.len());
    for target in targets {
        let address = target.address.clone()?;
        named.push((target, address));
    }
    Ok(named)
}

fn collect<F: Front>(
    sources: &Sources,
    addressed: Vec<(String, Result<F::Address, Error>)>,
    shell: &mut Shell,
) -> Result<Vec<Target<F>>, CommandError> {
    if sources.is_empty() && addressed.is_empty() {
        return Err(CommandError::Usage(
            "no number is given: name one or several, or - for standard input, or --from FILE[:COLUMN]"
                .into(),
        ));
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
    let messages = shell.messages.clone();
    let mut input = shell.take_input();
    sources.each(&mut input, &mut |cell: Cell<'_>| {
        let read = pasted::read::<F::Phone>(cell.text);
        if let Some(note) = read.as_ref().ok().and_then(|read| read.note.as_ref()) {
            messages.note(note);
        }
        let address = read.map(|read| F::address(read.number));
        if let Some(twice) = add(Target { given: cell.text.trim().to_owned(), line: cell.line, address }) {
            messages.note(&format!("{twice} is given more than once, and taken once"));
        }
        Ok(())
    })?;
    // A question may still be answered there.
    shell.input = input;
    if targets.is_empty() {
        return Err(CommandError::Usage("there is no number in what was given".into()));
    }
    Ok(targets)
}

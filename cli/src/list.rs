//! `numplan list`: all numbers of an account.

use crate::listing;
use crate::prelude::*;

const OPERATION: &str = "numbers.list";

/// `numplan list PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let command = Command::new(F::ID.as_str())
        .about(format!("List the numbers of an account at {}", F::ID.title()))
        .after_help(exit::EXPLAINED)
        .next_help_heading("Which numbers");
    connection::add(listing::add(operation::add_fields::<F>(command, OPERATION)))
}

/// Lists the numbers.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let filters = operation::inputs::<F>(matches, OPERATION)?;
    listing::show::<F>(matches, context, OPERATION, filters, F::COLUMNS)
}

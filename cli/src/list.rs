//! `numplan list`: all numbers of an account.

use clap::{ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::provider::Provider as _;

use crate::io::{CommandError, Context};
use crate::provider::CliProvider;
use crate::{connection, exit, flags, listing};

/// `numplan list PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::Provider::ID;
    let command = Command::new(id.as_str())
        .about(format!("List the numbers of an account at {}", id.title()))
        .after_help(exit::EXPLAINED)
        .next_help_heading("Which numbers");
    connection::add(listing::add(flags::add_plain(command, F::Filters::FIELDS)))
}

/// Lists the numbers.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    listing::show::<F, _>(matches, shell, F::list(flags::asked(matches)), F::COLUMNS)
}

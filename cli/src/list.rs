//! `numplan list`: all numbers of an account.

use clap::{ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::provider::Provider as _;

use crate::front::Market;
use crate::shell::{CommandError, Shell};
use crate::{connection, exit, flags, listing};

/// `numplan list PROVIDER`.
pub(crate) fn command<F: Market>() -> Command {
    let id = F::Provider::ID;
    let command = Command::new(id.as_str())
        .about(format!("List the numbers of an account at {}", id.title()))
        .after_help(exit::EXPLAINED)
        .next_help_heading("Which numbers");
    connection::add(listing::add(flags::add_plain(command, F::Filters::FIELDS)))
}

/// Lists them.
pub(crate) fn run<F: Market>(matches: &ArgMatches, shell: &mut Shell) -> Result<(), CommandError> {
    listing::show::<F, _>(matches, shell, F::list(flags::asked(matches)), F::COLUMNS)
}

//! `numplan search`: the numbers that can be bought, what they cost, and where they are.

use clap::{ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::provider::Provider as _;

use crate::front::Market;
use crate::shell::{CommandError, Shell};
use crate::{connection, exit, flags, listing};

/// A list beside that of the numbers: area codes, countries.
pub(crate) struct Shelf {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) flags: fn(Command) -> Command,
    pub(crate) show: fn(&ArgMatches, &mut Shell) -> Result<(), CommandError>,
}

/// `numplan search PROVIDER`, and its other lists as commands of their own.
pub(crate) fn command<F: Market>() -> Command {
    let id = F::Provider::ID;
    let shelves = F::SHELVES.iter().map(|shelf| {
        let command = Command::new(shelf.name).about(shelf.about).next_help_heading("Which");
        connection::add(listing::add((shelf.flags)(command)))
    });
    let command = Command::new(id.as_str())
        .about(format!("Search the numbers that can be bought at {}", id.title()))
        .after_help(exit::EXPLAINED)
        .args_conflicts_with_subcommands(true)
        .subcommand_value_name("LIST")
        .subcommand_help_heading("Other lists")
        .disable_help_subcommand(true)
        .subcommands(shelves)
        .next_help_heading("Which numbers");
    connection::add(listing::add(filters::<F>(command)))
}

/// Adds the flags that say which part of the stock is meant.
pub(crate) fn filters<F: Market>(command: Command) -> Command {
    flags::add_plain(F::add_place_flags(command), F::SearchFilters::FIELDS)
}

/// Searches.
pub(crate) fn run<F: Market>(matches: &ArgMatches, shell: &mut Shell) -> Result<(), CommandError> {
    if let Some((name, inner)) = matches.subcommand() {
        let wanted = F::SHELVES.iter().find(|other| other.name == name);
        return wanted.map_or(Ok(()), |other| (other.show)(inner, shell));
    }
    let stock = F::stock(flags::asked(matches), matches)?;
    listing::show::<F, _>(matches, shell, stock, F::OFFER_COLUMNS)
}

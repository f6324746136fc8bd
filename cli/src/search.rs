//! `numplan search`: numbers for sale, with their prices.

use clap::{ArgMatches, Command};
use numplan::fields::Options as _;
use numplan::provider::Provider as _;

use crate::io::{CommandError, Context};
use crate::provider::CliProvider;
use crate::{connection, exit, flags, listing};

/// `numplan search PROVIDER`, with its other lists as subcommands.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::Provider::ID;
    let lists = F::STOCK_LISTS.iter().map(|shelf| {
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
        .subcommands(lists)
        .next_help_heading("Which numbers");
    connection::add(listing::add(filters::<F>(command)))
}

/// Adds the flags that select a part of the stock.
pub(crate) fn filters<F: CliProvider>(command: Command) -> Command {
    flags::add_plain(F::add_place_flags(command), F::SearchFilters::FIELDS)
}

/// Searches.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    if let Some((name, inner)) = matches.subcommand() {
        let wanted = F::STOCK_LISTS.iter().find(|other| other.name == name);
        return wanted.map_or(Ok(()), |other| (other.show)(inner, shell));
    }
    let stock = F::stock(flags::asked(matches), matches)?;
    listing::show::<F, _>(matches, shell, stock, F::OFFER_COLUMNS)
}

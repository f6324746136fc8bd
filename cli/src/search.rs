//! `numplan search`: numbers for sale, with their prices.

use crate::listing;
use crate::prelude::*;

/// `numplan search PROVIDER`, with its other lists as subcommands.
pub(crate) fn command<F: CliProvider>() -> Command {
    let lists = F::STOCK_LISTS.iter().map(|list| {
        let doc = operation::spec::<F>(list.operation).map_or("", |spec| spec.doc);
        let command = Command::new(list.name).about(flags::summary(doc)).next_help_heading("Which");
        connection::add(listing::add(operation::add_list_flags::<F>(command, list)))
    });
    let command = Command::new(F::ID.as_str())
        .about(format!("Search the numbers that can be bought at {}", F::ID.title()))
        .after_help(exit::EXPLAINED)
        .args_conflicts_with_subcommands(true)
        .subcommand_value_name("LIST")
        .subcommand_help_heading("Other lists")
        .disable_help_subcommand(true)
        .subcommands(lists)
        .next_help_heading("Which numbers");
    connection::add(listing::add(operation::add_list_flags::<F>(command, &F::STOCK)))
}

/// Searches.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let (list, matches) = match matches.subcommand() {
        Some((name, inner)) => (F::STOCK_LISTS.iter().find(|list| list.name == name), inner),
        None => (None, matches),
    };
    let list = list.unwrap_or(&F::STOCK);
    let inputs = operation::list_inputs::<F>(matches, list)?;
    listing::show::<F>(matches, context, list.operation, inputs, list.columns)
}

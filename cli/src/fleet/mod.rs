//! `numplan fleet`: the settings of many numbers in several accounts, from a file.

use crate::prelude::*;

mod accounts;
mod apply;
mod args;
mod check;
mod drift;
mod plan;
mod show;
mod snapshot;
mod status;
mod undo;

/// The command.
pub(crate) fn command() -> Command {
    flags::group("fleet", "Change many numbers in several accounts by a file: see every difference first")
        .after_help(format!("{EXAMPLES}\n\n{}", exit::EXPLAINED))
        .subcommands([
            check::command(),
            plan::command(),
            show::command(),
            apply::command(),
            status::status_command(),
            undo::command(),
            snapshot::command(),
            drift::command(),
            status::resolve_command(),
        ])
}

const EXAMPLES: &str = "\
Examples:
  numplan fleet check examples/fleet.csv
  numplan fleet plan examples/fleet.csv --sandbox -o fleet.plan
  numplan fleet show fleet.plan --format html > fleet.html
  numplan fleet apply fleet.plan --sandbox --yes
  numplan fleet undo fleet.plan -o back.plan
  numplan fleet snapshot --sandbox -o today.csv
  numplan fleet drift today.csv --sandbox";

/// Runs the subcommand.
pub(crate) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, shell),
        Some(("plan", matches)) => plan::run(matches, shell),
        Some(("show", matches)) => show::run(matches, shell),
        Some(("apply", matches)) => apply::run(matches, shell),
        Some(("status", matches)) => status::status(matches, shell),
        Some(("undo", matches)) => undo::run(matches, shell),
        Some(("snapshot", matches)) => snapshot::run(matches, shell),
        Some(("drift", matches)) => drift::run(matches, shell),
        Some(("resolve", matches)) => status::resolve(matches, shell),
        // A subcommand is required.
        Some(_) | None => Ok(()),
    }
}

//! `numplan fleet`: the settings of many numbers in several accounts, from a file.

use crate::flags::Subcommand;
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

const COMMANDS: [Subcommand; 9] = [
    Subcommand { name: "check", command: check::command, run: check::run },
    Subcommand { name: "plan", command: plan::command, run: plan::run },
    Subcommand { name: "show", command: show::command, run: show::run },
    Subcommand { name: "apply", command: apply::command, run: apply::run },
    Subcommand { name: "status", command: status::status_command, run: status::status },
    Subcommand { name: "undo", command: undo::command, run: undo::run },
    Subcommand { name: "snapshot", command: snapshot::command, run: snapshot::run },
    Subcommand { name: "drift", command: drift::command, run: drift::run },
    Subcommand { name: "resolve", command: status::resolve_command, run: status::resolve },
];

/// The command.
pub(crate) fn command() -> Command {
    flags::group("fleet", "Change many numbers in several accounts by a file: see every difference first")
        .after_help(format!("{EXAMPLES}\n\n{}", exit::EXPLAINED))
        .subcommands(COMMANDS.iter().map(|entry| (entry.command)()))
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
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let entry = COMMANDS.iter().find(|entry| entry.name == name);
    entry.map_or(Ok(()), |entry| (entry.run)(matches, shell))
}

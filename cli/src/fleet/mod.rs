//! `numplan fleet`: the settings of many numbers in several accounts, from a file.

mod accounts;
mod apply;
mod check;
mod drift;
mod plan;
mod show;
mod snapshot;
mod status;
mod undo;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use numplan_fleet::render::Rendering;
use numplan_fleet::wanted::{FileErrors, ReadOptions, Wanted};
use numplan_fleet::{AccountName, FleetError, Plan, PlanId};

use crate::exit;
use crate::io::{CommandError, Context};

const FILE: &str = "file";
const ACCOUNT: &str = "account";
const FORMAT: &str = "format";
const PLAN: &str = "plan";
const OUTPUT: &str = "output";

/// The command.
pub(crate) fn command() -> Command {
    Command::new("fleet")
        .about("Change many numbers in several accounts by a file: see every difference first")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
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
pub(crate) fn run(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
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

/// The wanted file, and the account of rows that name none.
fn wanted_args() -> [Arg; 2] {
    [
        Arg::new(FILE)
            .value_name("FILE")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help("The wanted state: .csv, .tsv, .toml or .jsonl"),
        account_arg(),
    ]
}

fn account_arg() -> Arg {
    Arg::new(ACCOUNT)
        .long(ACCOUNT)
        .value_name("ACCOUNT")
        .value_parser(|text: &str| text.parse::<AccountName>())
        .help("The account of rows that name none: plivo, or plivo/main")
}

/// The file that a command writes.
fn output_arg(value: &'static str, help: &'static str) -> Arg {
    Arg::new(OUTPUT).long(OUTPUT).short('o').value_name(value).value_parser(value_parser!(PathBuf)).help(help)
}

/// Reads the wanted file, or refuses it with all of its errors.
fn read_wanted(matches: &ArgMatches, shell: &Context, private_hosts: bool) -> Result<Wanted, CommandError> {
    let options = ReadOptions { account: matches.get_one::<AccountName>(ACCOUNT).cloned(), private_hosts };
    Wanted::read(path_of(matches, FILE), &options).map_err(|errors| list_errors(shell, &errors))
}

fn list_errors(shell: &Context, errors: &FileErrors) -> CommandError {
    for error in &errors.errors {
        shell.messages.tell(&error.to_string());
    }
    let all = errors.errors.len() as u64 + errors.more;
    let errors = if all == 1 { "1 error".to_owned() } else { format!("{all} errors") };
    CommandError::Usage(format!("{errors} in the file; nothing was read or sent"))
}

impl From<FleetError> for CommandError {
    fn from(error: FleetError) -> Self {
        match error {
            FleetError::Account(..) => Self::Refused(error.into()),
            error => Self::Usage(error.to_string()),
        }
    }
}

/// The plan file.
fn plan_arg() -> Arg {
    Arg::new(PLAN)
        .value_name("PLAN")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help("The plan file")
}

fn path_of<'a>(matches: &'a ArgMatches, name: &str) -> &'a Path {
    // Each is required where it is asked for.
    matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path)
}

fn format_arg() -> Arg {
    Arg::new(FORMAT)
        .long(FORMAT)
        .value_name("FORMAT")
        .value_parser(Rendering::ALL.map(Rendering::as_str))
        .default_value(Rendering::default().as_str())
        .help("How the plan is written to standard output")
}

/// Writes a plan to standard output.
fn write_plan(
    matches: &ArgMatches,
    shell: &mut Context,
    plan: &Plan,
    id: &PlanId,
) -> Result<(), CommandError> {
    let rendering = matches.get_one::<String>(FORMAT).and_then(|name| Rendering::named(name));
    rendering.unwrap_or_default().write(plan, id, &mut shell.output())?;
    Ok(shell.flush()?)
}

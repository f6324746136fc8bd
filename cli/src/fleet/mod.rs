//! `numplan fleet`: the settings of many numbers in several accounts, from a file.

mod accounts;
mod apply;
mod check;
mod plan;
mod show;
mod status;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Arg, ArgMatches, Command, value_parser};
use numplan_fleet::AccountName;
use numplan_fleet::plan::{Plan, PlanId};
use numplan_fleet::render;
use numplan_fleet::wanted::{ReadOptions, Wanted};

use crate::exit;
use crate::io::{CommandError, Context};

const FILE: &str = "file";
const ACCOUNT: &str = "account";
const FORMAT: &str = "format";
const PLAN: &str = "plan";

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
            status::resolve_command(),
        ])
}

const EXAMPLES: &str = "\
Examples:
  numplan fleet check examples/fleet.csv
  numplan fleet plan examples/fleet.csv --sandbox -o fleet.plan
  numplan fleet show fleet.plan --format html > fleet.html
  numplan fleet apply fleet.plan --sandbox --yes";

/// Runs the subcommand.
pub(crate) fn run(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, shell),
        Some(("plan", matches)) => plan::run(matches, shell),
        Some(("show", matches)) => show::run(matches, shell),
        Some(("apply", matches)) => apply::run(matches, shell),
        Some(("status", matches)) => status::status(matches, shell),
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
        Arg::new(ACCOUNT)
            .long(ACCOUNT)
            .value_name("ACCOUNT")
            .value_parser(|text: &str| text.parse::<AccountName>())
            .help("The account of rows that name none: plivo, or plivo/main"),
    ]
}

/// Reads the wanted file, or refuses it with all of its errors.
fn read_wanted(matches: &ArgMatches, shell: &Context, private_hosts: bool) -> Result<Wanted, CommandError> {
    let options = ReadOptions { account: matches.get_one::<AccountName>(ACCOUNT).cloned(), private_hosts };
    let wanted = Wanted::read(path_of(matches, FILE), &options);
    wanted.map_err(|errors| {
        for error in &errors.errors {
            shell.messages.tell(&error.to_string());
        }
        let all = errors.errors.len() as u64 + errors.more;
        let errors = if all == 1 { "1 error".to_owned() } else { format!("{all} errors") };
        CommandError::Usage(format!("{errors} in the file; nothing was read or sent"))
    })
}

/// The plan file.
fn plan_arg() -> Arg {
    Arg::new(PLAN)
        .value_name("PLAN")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help("The plan file")
}

fn read_plan(path: &Path) -> Result<(Plan, PlanId), CommandError> {
    Plan::read(path).map_err(|error| CommandError::Usage(format!("{}: {error}", path.display())))
}

/// The file of that ending beside a plan: its journal, its lock.
fn beside(plan: &Path, ending: &str) -> PathBuf {
    let mut name = plan.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Seconds since 1970.
fn unix_time() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

fn path_of<'a>(matches: &'a ArgMatches, name: &str) -> &'a Path {
    // Each is required where it is asked for.
    matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path)
}

/// The formats of a plan.
const TABLE: &str = "table";
const MARKDOWN: &str = "markdown";
const HTML: &str = "html";
const JSON: &str = "json";

fn format_arg() -> Arg {
    Arg::new(FORMAT)
        .long(FORMAT)
        .value_name("FORMAT")
        .value_parser([TABLE, MARKDOWN, HTML, JSON])
        .default_value(TABLE)
        .help("How the plan is written to standard output")
}

/// Writes a plan to standard output.
fn write_plan(
    matches: &ArgMatches,
    shell: &mut Context,
    plan: &Plan,
    id: &PlanId,
) -> Result<(), CommandError> {
    let mut output = shell.output();
    match matches.get_one::<String>(FORMAT).map_or(TABLE, String::as_str) {
        MARKDOWN => output.write_all(render::markdown(plan, id).as_bytes())?,
        HTML => render::html(plan, id, &mut output)?,
        JSON => plan.write_json(id, &mut output)?,
        // The flag takes no other word.
        _ => output.write_all(render::table(plan, id).as_bytes())?,
    }
    Ok(shell.flush()?)
}

//! Arguments that several commands have, and their values.

use std::path::{Path, PathBuf};

use crate::prelude::*;
use numplan_fleet::render::Rendering;
use numplan_fleet::wanted::{ReadOptions, Wanted};
use numplan_fleet::{AccountName, FleetError, Plan, PlanId, PlanSettings};

pub(super) const FILE: &str = "file";
pub(super) const ACCOUNT: &str = "account";
pub(super) const FORMAT: &str = "format";
pub(super) const PLAN: &str = "plan";
pub(super) const OUTPUT: &str = "output";

/// The wanted file, and the account of rows that name none.
pub(super) fn wanted_args() -> [Arg; 2] {
    [path_arg(FILE, "FILE", "The wanted state: .csv, .tsv, .toml or .jsonl"), account_arg()]
}

pub(super) fn account_arg() -> Arg {
    option(ACCOUNT, "ACCOUNT")
        .value_parser(|text: &str| text.parse::<AccountName>())
        .help("The account of rows that name none: plivo, or plivo/main")
}

/// The file that a command writes.
pub(super) fn output_arg(value: &'static str, help: &'static str) -> Arg {
    Arg::new(OUTPUT).long(OUTPUT).short('o').value_name(value).value_parser(value_parser!(PathBuf)).help(help)
}

/// Reads the wanted file, or refuses it with all of its errors.
pub(super) fn read_wanted(matches: &ArgMatches, shell: &Context, private_hosts: bool) -> Result<Wanted> {
    let options = ReadOptions { account: matches.get_one::<AccountName>(ACCOUNT).cloned(), private_hosts };
    Wanted::read(path_of(matches, FILE), &options).map_err(|errors| {
        for error in &errors.errors {
            shell.messages.tell(&error.to_string());
        }
        let all = errors.count();
        let errors = if all == 1 { "1 error".to_owned() } else { format!("{all} errors") };
        usage(format!("{errors} in the file; nothing was read or sent"))
    })
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
pub(super) fn plan_arg() -> Arg {
    path_arg(PLAN, "PLAN", "The plan file")
}

/// A path that the command needs.
pub(super) fn path_arg(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).required(true).value_parser(value_parser!(PathBuf)).help(help)
}

pub(super) fn path_of<'a>(matches: &'a ArgMatches, name: &str) -> &'a Path {
    // Each is required where it is asked for.
    matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path)
}

pub(super) fn format_arg() -> Arg {
    option(FORMAT, "FORMAT")
        .value_parser(Rendering::ALL.map(Rendering::as_str))
        .default_value(Rendering::default().as_str())
        .help("How the plan is written to standard output")
}

/// Reads accounts behind a progress bar.
pub(super) fn with_progress<T>(shell: &Context, read: impl FnOnce(&PlanSettings) -> T) -> T {
    let messages = shell.messages.clone();
    let settings = PlanSettings::new().progress(move |read, total| messages.reach(read, total));
    let _bar = shell.messages.paging();
    read(&settings)
}

/// Writes a plan to standard output.
pub(super) fn write_plan(matches: &ArgMatches, shell: &mut Context, plan: &Plan, id: &PlanId) -> Result {
    let rendering = matches.get_one::<String>(FORMAT).and_then(|name| Rendering::named(name));
    rendering.unwrap_or_default().write(plan, id, &mut shell.output())?;
    Ok(shell.flush()?)
}

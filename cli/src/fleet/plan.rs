//! `numplan fleet plan`: reads the accounts, and shows every difference from the file.

use std::path::PathBuf;

use numplan_fleet::{Plan, PlanFile};

use super::accounts::{self, Connections};
use super::args::{OUTPUT, format_arg, output_arg, read_wanted, wanted_args, with_progress, write_plan};
use crate::prelude::*;

const EXIT_CODE: &str = "exit-code";

pub(super) fn command() -> Command {
    let command = Command::new("plan")
        .about("Read the accounts, and show every difference from the file; changes nothing")
        .args(wanted_args())
        .args([
            output_arg("PLAN", "Write the plan to this file"),
            switch(EXIT_CODE, "Exit with 6 if there are differences"),
            format_arg(),
        ]);
    accounts::add(command)
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let output = matches.get_one::<PathBuf>(OUTPUT);
    // Before the accounts are read for nothing.
    output.map_or(Ok(()), |path| PlanFile::check_free(path))?;
    let wanted = read_wanted(matches, shell, connection::is_sandbox(matches))?;
    let connections = Connections::open(matches, shell)?;
    let accounts = connections.accounts(wanted.accounts.iter().map(|account| &account.name), shell)?;
    let plan = with_progress(shell, |settings| numplan_fleet::plan(&wanted, &accounts, settings))?;
    note_exit(matches, shell, &plan);
    let Some(path) = output else {
        let id = plan.id();
        return write_plan(matches, shell, &plan, &id);
    };
    let plan = plan.save(path)?;
    write_plan(matches, shell, &plan, plan.id())?;
    shell.messages.note(&format!("written to {}; nothing was changed", path.display()));
    Ok(())
}

fn note_exit(matches: &ArgMatches, shell: &mut Context, plan: &Plan) {
    let counts = plan.counts();
    if counts.missing + counts.refused > 0 {
        shell.outcomes.note(Exit::Failed);
    }
    if matches.get_flag(EXIT_CODE) && counts.change > 0 {
        shell.outcomes.note(Exit::Differences);
    }
}

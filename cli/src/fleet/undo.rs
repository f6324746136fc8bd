//! `numplan fleet undo`: a plan of the way back.

use std::path::PathBuf;

use numplan_fleet::PlanFile;

use super::args::{OUTPUT, PLAN, format_arg, output_arg, path_of, plan_arg, write_plan};
use crate::prelude::*;

pub(super) fn command() -> Command {
    Command::new("undo").about("Make a plan of the way back, without a network; applies nothing").args([
        plan_arg(),
        output_arg("PLAN", "Write the plan of the way back to this file").required(true),
        format_arg(),
    ])
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let plan = PlanFile::load(path_of(matches, PLAN))?;
    let Some(path) = matches.get_one::<PathBuf>(OUTPUT) else { return Ok(()) };
    let way_back = plan.undo()?.save(path)?;
    write_plan(matches, shell, &way_back, way_back.id())?;
    shell.messages.note(&format!("written to {}; nothing was changed", path.display()));
    Ok(())
}

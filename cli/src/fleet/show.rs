//! `numplan fleet show`: a plan file, verified and shown.

use numplan::PhoneNumber;
use numplan_fleet::{PlanFile, render};

use super::args::{PLAN, format_arg, path_of, plan_arg, write_plan};
use crate::prelude::*;

const NUMBER: &str = "number";

pub(super) fn command() -> Command {
    Command::new("show").about("Show a plan file, without a network").args([
        plan_arg(),
        option(NUMBER, "N").help("Only what the plan has about this number"),
        format_arg().conflicts_with(NUMBER),
    ])
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let plan = PlanFile::load(path_of(matches, PLAN))?;
    let Some(number) = matches.get_one::<String>(NUMBER) else {
        return write_plan(matches, shell, &plan, plan.id());
    };
    let number =
        PhoneNumber::parse(number).map_err(|error| usage(format!("--{NUMBER} {number}: {error}")))?;
    shell.output().write_all(render::number(&plan, number).as_bytes())?;
    Ok(shell.flush()?)
}

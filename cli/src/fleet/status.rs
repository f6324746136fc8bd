//! `numplan fleet status` and `numplan fleet resolve`: what a journal says, and a person's word on a step.

use clap::ArgGroup;
use numplan::PhoneNumber;
use numplan_fleet::PlanFile;
use numplan_fleet::guards::grouped;
use numplan_fleet::render::{counted, duration};

use super::args::{PLAN, path_of, plan_arg};
use crate::prelude::*;

const NUMBER: &str = "number";
const APPLIED: &str = "applied";
const NOT_APPLIED: &str = "not-applied";

pub(super) fn status_command() -> Command {
    Command::new("status").about("Show how far a plan is applied, without a network").arg(plan_arg())
}

/// Shows how far a plan is.
pub(super) fn status(matches: &ArgMatches, shell: &mut Context) -> Result {
    let plan = PlanFile::load(path_of(matches, PLAN))?;
    let status = plan.status()?;
    if !status.has_begun {
        let (id, steps) = (plan.id(), plan.steps.len());
        shell.line(&format!("plan {id}: not applied yet, {} steps", grouped(steps as u64)))?;
        shell.outcomes.note(if steps == 0 { Exit::Done } else { Exit::Stopped });
        return Ok(());
    }
    let lines = [(status.totals.applied, "applied")]
        .into_iter()
        .chain(counted(&status.totals))
        .chain([(status.in_doubt, "in doubt: sent, and the end is not known"), (status.open, "not sent")]);
    for (count, words) in lines.filter(|(count, _)| *count > 0) {
        shell.line(&format!("{:>8}  {words}", grouped(count)))?;
    }
    for (account, number) in &status.starts_in_doubt {
        shell.line(&format!("in doubt: {number} ({account}), a start: apply again, or resolve it"))?;
    }
    if status.unfinished() > 0 {
        let (left, path) = (duration(status.seconds_left), plan.path().display());
        shell.line(&format!("about {left} left: `numplan fleet apply {path}` goes on"))?;
        shell.outcomes.note(Exit::Stopped);
    }
    Ok(())
}

pub(super) fn resolve_command() -> Command {
    Command::new("resolve")
        .about("Say what became of a paid start that no read can settle")
        .arg(plan_arg())
        .arg(Arg::new(NUMBER).value_name("NUMBER").required(true).help("The number whose start is in doubt"))
        .args([
            switch(APPLIED, "It was started: it is not sent again"),
            switch(NOT_APPLIED, "It was not started: `apply` sends it"),
        ])
        .group(ArgGroup::new("word").args([APPLIED, NOT_APPLIED]).required(true))
}

/// Writes a person's word into the journal.
pub(super) fn resolve(matches: &ArgMatches, shell: &mut Context) -> Result {
    let plan = PlanFile::load(path_of(matches, PLAN))?;
    let text = matches.get_one::<String>(NUMBER).map_or("", String::as_str);
    let number = PhoneNumber::parse(text).map_err(|error| usage(format!("{text}: {error}")))?;
    let applied = matches.get_flag(APPLIED);
    plan.resolve(number, applied)?;
    let word = if applied { "applied" } else { "not applied" };
    shell.messages.note(&format!("{number} is noted as {word}"));
    Ok(())
}

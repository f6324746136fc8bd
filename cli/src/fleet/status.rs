//! `numplan fleet status` and `numplan fleet resolve`: what a journal says, and a person's word on a step.

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};
use numplan::PhoneNumber;
use numplan_fleet::guards::grouped;
use numplan_fleet::journal::{self, Entry, Journal, Note, SkipReason, StepOutcome};
use numplan_fleet::lock::Lock;
use numplan_fleet::plan::Plan;
use numplan_fleet::render::duration;
use numplan_fleet::run::{Position, replay};

use super::{PLAN, beside, path_of, plan_arg, read_plan, unix_time};
use crate::exit::Exit;
use crate::io::{CommandError, Context};

const NUMBER: &str = "number";
const APPLIED: &str = "applied";
const NOT_APPLIED: &str = "not-applied";

pub(super) fn status_command() -> Command {
    Command::new("status").about("Show how far a plan is applied, without a network").arg(plan_arg())
}

/// Shows how far a plan is.
pub(super) fn status(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    let path = path_of(matches, PLAN);
    let (plan, id) = read_plan(path)?;
    let entries = journal::read(&beside(path, "journal"), id.as_str())
        .map_err(|error| CommandError::Usage(format!("the journal cannot be used: {error}")))?;
    let Some(entries) = entries else {
        shell.line(&format!("plan {id}: not applied yet, {} steps", grouped(plan.steps.len() as u64)))?;
        shell.note_exit(if plan.steps.is_empty() { Exit::Done } else { Exit::Stopped });
        return Ok(());
    };
    let positions = replay(&plan, &entries);
    let count =
        |is: &dyn Fn(&Position) -> bool| positions.iter().filter(|position| is(position)).count() as u64;
    let ended = |outcome: StepOutcome| count(&|position| *position == Position::Ended(outcome));
    let skipped = |reason: SkipReason| count(&|position| *position == Position::Skipped(reason));
    let open = count(&|position| *position == Position::Open);
    let doubt = count(&|position| *position == Position::InDoubt);
    let mut line = |number: u64, text: &str| {
        if number == 0 { Ok(()) } else { shell.line(&format!("{:>8}  {text}", grouped(number))) }
    };
    line(ended(StepOutcome::Applied), "applied")?;
    line(ended(StepOutcome::Pending), "pending")?;
    line(skipped(SkipReason::Already), "already as wanted")?;
    line(skipped(SkipReason::Drifted), "changed by others and left")?;
    line(skipped(SkipReason::Missing), "missing")?;
    line(ended(StepOutcome::Partial), "rejected")?;
    line(ended(StepOutcome::Failed), "failed and unchanged")?;
    line(ended(StepOutcome::Unknown), "of unknown outcome")?;
    line(doubt, "in doubt: sent, and the end is not known")?;
    line(open, "not sent")?;
    for (step, position) in plan.steps.iter().zip(&positions) {
        if *position == Position::InDoubt && step.operation.starts_task() {
            let account = plan.header.account_name(step.account);
            shell.line(&format!(
                "in doubt: {} ({account}), a start: apply again, or resolve it",
                step.number
            ))?;
        }
    }
    let again =
        open + doubt + ended(StepOutcome::Failed) + ended(StepOutcome::Partial) + ended(StepOutcome::Unknown);
    if again > 0 {
        let left = seconds_left(&plan, &positions);
        shell.line(&format!(
            "about {} left: `numplan fleet apply {}` goes on",
            duration(left),
            path.display()
        ))?;
        shell.note_exit(Exit::Stopped);
    }
    Ok(())
}

fn seconds_left(plan: &Plan, positions: &[Position]) -> f64 {
    let accounts = (0u16..).zip(&plan.header.accounts);
    let seconds = accounts.map(|(index, account)| {
        let steps = plan.steps.iter().zip(positions).filter(|(step, position)| {
            step.account == index && matches!(position, Position::Open | Position::InDoubt)
        });
        account.seconds_of(steps.count() as u64)
    });
    seconds.fold(0.0, f64::max)
}

pub(super) fn resolve_command() -> Command {
    let switch = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
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
pub(super) fn resolve(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    let path = path_of(matches, PLAN);
    let (plan, id) = read_plan(path)?;
    let text = matches.get_one::<String>(NUMBER).map_or("", String::as_str);
    let number = PhoneNumber::parse(text).map_err(|error| CommandError::Usage(format!("{text}: {error}")))?;
    let journal_path = beside(path, "journal");
    let unusable = |error| CommandError::Usage(format!("the journal cannot be used: {error}"));
    if journal::read(&journal_path, id.as_str()).map_err(unusable)?.is_none() {
        return Err(CommandError::Usage(
            "the plan was not applied yet: there is nothing to resolve".to_owned(),
        ));
    }
    let _lock = Lock::take(&beside(path, "lock")).map_err(|error| CommandError::Usage(error.to_string()))?;
    let (mut journal, entries) = Journal::open(&journal_path, id.as_str()).map_err(unusable)?;
    let positions = replay(&plan, &entries);
    let in_doubt =
        |position: &Position| matches!(position, Position::InDoubt | Position::Ended(StepOutcome::Unknown));
    let steps = plan.steps.iter().zip(&positions).enumerate().filter(|(_, (step, position))| {
        step.number == number && step.operation.starts_task() && in_doubt(position)
    });
    let steps: Vec<usize> = steps.map(|(place, _)| place).collect();
    if steps.is_empty() {
        return Err(CommandError::Usage(format!(
            "{number} has no start that is in doubt; nothing was written"
        )));
    }
    let applied = matches.get_flag(APPLIED);
    for step in steps {
        journal.append(&Entry::Note(Note { step, applied, at: unix_time() }))?;
    }
    journal.sync()?;
    let word = if applied { "applied" } else { "not applied" };
    shell.messages.note(&format!("{number} is noted as {word}"));
    Ok(())
}

//! `numplan fleet apply`: applies a plan, and goes on after an interruption.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Duration;

use numplan_fleet::guards::{Guards, grouped};
use numplan_fleet::render::{self, MessageLevel};
use numplan_fleet::wanted::ReadOptions;
use numplan_fleet::{AccountName, ApplySettings, Event, PlanFile, Report};

use super::accounts::{self, Connections};
use super::args::{PLAN, path_of, plan_arg};
use crate::prelude::*;
use crate::update;

const APPROVE: &str = "approve";
const WANTED: &str = "wanted";
const ONLY: &str = "only";
const LIMIT: &str = "limit";
const RATE: &str = "rate";
const PARALLELISM: &str = "parallelism";
const MAX_CHANGES: &str = "max-changes";
const MAX_PERCENT: &str = "max-percent";
const ALLOW_STARTS: &str = "allow-starts";
const MAX_FAILURES: &str = "max-failures";
const ON_DRIFT: &str = "on-drift";
const VERIFY: &str = "verify";
const REQUIRE_UNDO: &str = "require-undo";

pub(super) fn command() -> Command {
    let count = |name: &'static str| option(name, "N").value_parser(value_parser!(u64));
    let command = Command::new("apply")
        .about("Apply a plan; after an interruption, the same command goes on")
        .arg(plan_arg())
        .next_help_heading("Approval")
        .args([
            option(APPROVE, "ID").help("Approve the plan of this id, instead of an answer at a terminal"),
            switch(YES, "Approve without an id; on a sandbox only"),
            option(WANTED, "FILE").value_parser(value_parser!(PathBuf)).help(
                "The wanted file, if it is elsewhere than the plan says; needed for secrets in callback URLs",
            ),
        ])
        .next_help_heading("Part and pace")
        .args([
            option(ONLY, "GLOB")
                .help("Only these numbers: a pattern for 12065551234 or plivo/main/12065551234"),
            count(LIMIT).help("Only the next N numbers"),
            option(RATE, "ACCOUNT=N")
                .action(ArgAction::Append)
                .value_parser(parse_rate)
                .help("The most requests a second of an account; may be repeated"),
            count(PARALLELISM).help("Requests at a time where the provider documents no pace; 8 by default"),
        ])
        .next_help_heading("Limits")
        .args([
            count(MAX_CHANGES).help("The most numbers that may change"),
            count(MAX_PERCENT)
                .value_parser(value_parser!(u64).range(..=100))
                .help("The most numbers of an account that may change, in percent; 30 by default"),
            count(ALLOW_STARTS).help("Start this many paid tasks: as many as the plan has"),
            count(MAX_FAILURES).help("Stop after this many failed numbers; 10 by default"),
            switch(REQUIRE_UNDO, "Refuse a plan with a change that cannot be undone"),
        ])
        .next_help_heading("How")
        .args([
            option(ON_DRIFT, "overwrite:FIELD")
                .action(ArgAction::Append)
                .value_parser(parse_on_drift)
                .help("Write a field although somebody else changed it since the plan was made"),
            switch(VERIFY, "Read every number back, not only the first of each kind"),
            update::wait_flag(),
        ]);
    accounts::add(command)
}

fn parse_rate(text: &str) -> Result<(AccountName, f64), String> {
    let rate = text.rsplit_once('=').and_then(|(account, rate)| Some((account, rate.parse::<f64>().ok()?)));
    match rate {
        Some((account, rate)) if rate > 0.0 && rate.is_finite() => Ok((account.parse()?, rate)),
        _ => Err("write it as ACCOUNT=N, N above 0: plivo/main=20".to_owned()),
    }
}

fn parse_on_drift(text: &str) -> Result<String, String> {
    let field = text.strip_prefix("overwrite:").filter(|field| !field.is_empty());
    field.map(str::to_owned).ok_or_else(|| "write it as overwrite:FIELD".to_owned())
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result {
    let plan = PlanFile::load(path_of(matches, PLAN))?;
    let settings = settings(matches, &plan)?;
    plan.check(&settings)?;
    let connections = Connections::open(matches, shell)?;
    let names = plan.header.accounts.iter().map(|account| &account.name);
    let accounts = connections.accounts(names, shell)?;
    let approved = approve(matches, shell, &plan)?;
    let stop = shell.stop_flag();
    let mut run = plan.apply(&accounts, &approved, &settings)?;
    let messages = shell.messages.clone();
    let steps = plan.steps.len() as u64;
    if run.resumed() > 0 {
        messages.note(&format!("going on after {} of {} steps", grouped(run.resumed()), grouped(steps)));
    }
    let bar = messages.status_line();
    let mut is_told = false;
    while let Some(event) = run.next() {
        match render::event(&plan, &event) {
            Some((MessageLevel::Failure, message)) => messages.failure(&message),
            Some((MessageLevel::Warning, message)) => messages.warning(&message),
            None => {}
        }
        if let Event::Progress(progress) = event {
            bar.show(&render::progress_line(&progress));
        }
        if stop.load(Ordering::Relaxed) && !std::mem::replace(&mut is_told, true) {
            run.cancel();
            messages.note("stopping: waiting for what is under way");
        }
    }
    drop(bar);
    conclude(shell, &plan, &run.report())
}

fn settings(matches: &ArgMatches, plan: &PlanFile) -> Result<ApplySettings> {
    let number = |name: &str| matches.get_one::<u64>(name).copied();
    let size = |name: &str| number(name).map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    let given = plan.header.guards;
    let mut settings = ApplySettings::new();
    settings.guards = Some(Guards {
        max_percent: number(MAX_PERCENT).unwrap_or(given.max_percent),
        max_changes: number(MAX_CHANGES).or(given.max_changes),
        allow_starts: number(ALLOW_STARTS).unwrap_or(given.allow_starts),
        max_failures: number(MAX_FAILURES).unwrap_or(given.max_failures),
    });
    settings.require_undo = matches.get_flag(REQUIRE_UNDO);
    settings.only = matches.get_one::<String>(ONLY).cloned();
    settings.limit = size(LIMIT);
    settings.rates = matches.get_many::<(AccountName, f64)>(RATE).unwrap_or_default().cloned().collect();
    settings.parallelism = size(PARALLELISM);
    settings.overwrite = matches.get_many::<String>(ON_DRIFT).unwrap_or_default().cloned().collect();
    settings.verify = matches.get_flag(VERIFY);
    settings.wait = matches.get_one::<Duration>(update::WAIT).copied();
    if let Some(path) = matches.get_one::<PathBuf>(WANTED) {
        let account = plan.only_account().cloned();
        let options = ReadOptions { account, private_hosts: connection::is_sandbox(matches) };
        settings.wanted = Some(numplan_fleet::check(path, &options)?);
    }
    Ok(settings)
}

/// The id that is approved. A person is asked, unless a flag gives it.
fn approve(matches: &ArgMatches, shell: &mut Context, plan: &PlanFile) -> Result<String> {
    let id = plan.id();
    let refused = |message: String| Err(usage(message));
    if let Some(given) = matches.get_one::<String>(APPROVE) {
        return Ok(given.clone());
    }
    if matches.get_flag(YES) && connection::is_sandbox(matches) {
        return Ok(id.to_string());
    }
    if matches.get_flag(YES) {
        return refused(format!(
            "--{YES} is for a sandbox: look at the plan, and pass --{APPROVE} {id}; nothing was sent"
        ));
    }
    if !(shell.terminal.input && shell.terminal.errors) {
        return refused(format!("the plan waits for --{APPROVE} {id}; nothing was sent"));
    }
    shell.messages.tell(&render::summary_line(plan, id));
    match crate::confirm::response(shell, "Apply this plan? [y/N]")?.to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(id.to_string()),
        _ => refused("nothing was sent".to_owned()),
    }
}

/// Shows the end of the run, and notes the exit code.
fn conclude(shell: &mut Context, plan: &PlanFile, report: &Report) -> Result {
    let totals = &report.totals;
    shell.line(&render::report_line(report))?;
    shell.flush()?;
    if totals.failed > 0 {
        shell.outcomes.note(Exit::Failed);
    }
    if totals.partial + totals.drifted + totals.missing > 0 {
        shell.outcomes.note(Exit::Partial);
    }
    if totals.unknown > 0 {
        shell.outcomes.note(Exit::Unknown);
    }
    if let Some(error) = &report.journal_error {
        shell.messages.failure(&format!("the journal cannot be written, so nothing more was sent: {error}"));
    }
    if report.journal_error.is_some() || report.left + report.unresolved > 0 {
        shell.outcomes.note(Exit::Stopped);
        let path = plan.path().display();
        shell.messages.note(&format!("not finished: `numplan fleet apply {path}` goes on"));
    }
    Ok(())
}

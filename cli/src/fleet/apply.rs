//! `numplan fleet apply`: applies a plan, and goes on after an interruption.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use numplan::Error;
use numplan_fleet::apply::apply;
use numplan_fleet::execute::{AccountWorker, Worker};
use numplan_fleet::guards::{Guards, grouped};
use numplan_fleet::journal::{Entry, Journal, SkipReason};
use numplan_fleet::lock::Lock;
use numplan_fleet::plan::{Plan, PlanId};
use numplan_fleet::provider::{FleetProvider, Visitor, visit};
use numplan_fleet::run::{Ending, Event, Position, Run, RunOptions, replay};
use numplan_fleet::secrets::{Secrets, secrets};
use numplan_fleet::wanted::{ReadOptions, Wanted};

use super::accounts::{self, Connections};
use super::{PLAN, beside, path_of, plan_arg, read_plan, unix_time};
use crate::exit::Exit;
use crate::io::{CommandError, Context, Messages};
use crate::update;

const APPROVE: &str = "approve";
const YES: &str = "yes";
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
    let text = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    let count = |name: &'static str| text(name, "N").value_parser(value_parser!(u64));
    let switch = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let command = Command::new("apply")
        .about("Apply a plan; after an interruption, the same command goes on")
        .arg(plan_arg())
        .next_help_heading("Approval")
        .args([
            text(APPROVE, "ID").help("Approve the plan of this id, instead of an answer at a terminal"),
            switch(YES).help("Approve without an id; on a sandbox only"),
            text(WANTED, "FILE").value_parser(value_parser!(PathBuf)).help(
                "The wanted file, if it is elsewhere than the plan says; needed for secrets in callback URLs",
            ),
        ])
        .next_help_heading("Part and pace")
        .args([
            text(ONLY, "GLOB")
                .help("Only these numbers: a pattern for 12065551234 or plivo/main/12065551234"),
            count(LIMIT).help("Only the next N numbers"),
            text(RATE, "ACCOUNT=N")
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
            switch(REQUIRE_UNDO).help("Refuse a plan with a change that cannot be undone"),
        ])
        .next_help_heading("How")
        .args([
            text(ON_DRIFT, "overwrite:FIELD")
                .action(ArgAction::Append)
                .value_parser(parse_on_drift)
                .help("Write a field although somebody else changed it since the plan was made"),
            switch(VERIFY).help("Read every number back, not only the first of each kind"),
            update::wait_flag(),
        ]);
    accounts::add(command)
}

fn parse_rate(text: &str) -> Result<(String, f64), String> {
    let rate = text.rsplit_once('=').and_then(|(account, rate)| Some((account, rate.parse::<f64>().ok()?)));
    match rate {
        Some((account, rate)) if rate > 0.0 && rate.is_finite() => Ok((account.to_owned(), rate)),
        _ => Err("write it as ACCOUNT=N, N above 0: plivo/main=20".to_owned()),
    }
}

fn parse_on_drift(text: &str) -> Result<String, String> {
    let field = text.strip_prefix("overwrite:").filter(|field| !field.is_empty());
    field.map(str::to_owned).ok_or_else(|| "write it as overwrite:FIELD".to_owned())
}

pub(super) fn run(matches: &ArgMatches, shell: &mut Context) -> Result<(), CommandError> {
    let path = path_of(matches, PLAN);
    let (mut plan, id) = read_plan(path)?;
    set_rates(matches, &mut plan)?;
    let guards = refuse(matches, &plan)?;
    let secrets = read_secrets(matches, &plan)?;
    let connections = Connections::open(matches, shell)?;
    let workers = workers(matches, shell, &plan, &secrets, &connections)?;
    approve(matches, shell, &plan, &id)?;
    let _locks = locks(path, &plan, &connections)?;
    let (mut journal, entries) = Journal::open(&beside(path, "journal"), id.as_str())
        .map_err(|error| CommandError::Usage(format!("the journal cannot be used: {error}")))?;
    let options = RunOptions {
        selected: selection(matches, &plan, &entries)?,
        max_failures: guards.max_failures,
        overwrite: matches.get_many::<String>(ON_DRIFT).unwrap_or_default().cloned().collect(),
        verify: matches.get_flag(VERIFY),
        parallelism: usize_of(matches, PARALLELISM).unwrap_or(8).max(1),
        now: unix_time(),
    };
    let mut run = Run::new(&plan, id.as_str(), &entries, secrets.clone(), options);
    let messages = shell.messages.clone();
    let stop = shell.stop_flag();
    let ended = run.totals().ended();
    if ended > 0 {
        messages.note(&format!(
            "going on after {} of {} steps",
            grouped(ended),
            grouped(plan.steps.len() as u64)
        ));
    }
    let progress = messages.progress(plan.steps.len());
    let mut told = false;
    let ending = apply(&plan, &mut run, &workers, &mut journal, &stop, &mut |run| {
        while let Some(event) = run.event() {
            tell(&messages, &plan, &event);
        }
        progress.reach(run.totals().ended(), Some(plan.steps.len() as u64));
        if stop.load(Ordering::Relaxed) && !std::mem::replace(&mut told, true) {
            messages.note("stopping: waiting for what is under way");
        }
    });
    drop(progress);
    conclude(shell, &plan, path, &ending)
}

fn usize_of(matches: &ArgMatches, name: &str) -> Option<usize> {
    matches.get_one::<u64>(name).map(|number| usize::try_from(*number).unwrap_or(usize::MAX))
}

fn set_rates(matches: &ArgMatches, plan: &mut Plan) -> Result<(), CommandError> {
    for (name, rate) in matches.get_many::<(String, f64)>(RATE).unwrap_or_default() {
        let account = plan.header.accounts.iter_mut().find(|account| account.name.to_string() == *name);
        let account = account
            .ok_or_else(|| CommandError::Usage(format!("--{RATE} {name}: the plan has no such account")))?;
        account.rate = Some(*rate);
    }
    Ok(())
}

/// Refuses a plan that is too old or over a limit: then nothing is done, never a part.
fn refuse(matches: &ArgMatches, plan: &Plan) -> Result<Guards, CommandError> {
    let number = |name: &str| matches.get_one::<u64>(name).copied();
    let given = plan.header.guards;
    let guards = Guards {
        max_percent: number(MAX_PERCENT).unwrap_or(given.max_percent),
        max_changes: number(MAX_CHANGES).or(given.max_changes),
        allow_starts: number(ALLOW_STARTS).unwrap_or(given.allow_starts),
        max_failures: number(MAX_FAILURES).unwrap_or(given.max_failures),
    };
    let mut reasons = plan.header.exceeded(&guards);
    let counts = plan.header.counts();
    if matches.get_flag(REQUIRE_UNDO) && counts.irreversible > 0 {
        reasons.push(format!("{} numbers have a change that cannot be undone", grouped(counts.irreversible)));
    }
    if unix_time() > plan.header.expires {
        let until = numplan_fleet::render::time(plan.header.expires);
        reasons.push(format!("the plan could be applied until {until}: make it again"));
    }
    if reasons.is_empty() {
        return Ok(guards);
    }
    Err(CommandError::Usage(format!("{}; nothing was sent", reasons.join("; "))))
}

fn read_secrets(matches: &ArgMatches, plan: &Plan) -> Result<Secrets, CommandError> {
    if !plan.header.has_secrets {
        return Ok(Secrets::new());
    }
    let path = matches.get_one::<PathBuf>(WANTED).map_or(Path::new(&plan.header.file), PathBuf::as_path);
    // The account of rows that name none is the one that the plan found.
    let account = match plan.header.accounts.as_slice() {
        [account] => Some(account.name.clone()),
        _ => None,
    };
    let options = ReadOptions { account, private_hosts: accounts::is_sandbox(matches) };
    let wanted = Wanted::read(path, &options).map_err(|errors| {
        CommandError::Usage(format!("the plan has secrets, which only the wanted file has; {errors}"))
    })?;
    secrets(plan, &wanted).map_err(CommandError::Usage)
}

/// Asks a person, unless the id or a sandbox says it.
fn approve(matches: &ArgMatches, shell: &mut Context, plan: &Plan, id: &PlanId) -> Result<(), CommandError> {
    if let Some(given) = matches.get_one::<String>(APPROVE) {
        return if given == id.as_str() {
            Ok(())
        } else {
            Err(CommandError::Usage(format!("the plan is {id}, not {given}; nothing was sent")))
        };
    }
    let on_sandbox = accounts::is_sandbox(matches);
    if matches.get_flag(YES) && on_sandbox {
        return Ok(());
    }
    if matches.get_flag(YES) {
        return Err(CommandError::Usage(format!(
            "--{YES} is for a sandbox: look at the plan, and pass --{APPROVE} {id}; nothing was sent"
        )));
    }
    if !(shell.terminal.input && shell.terminal.errors) {
        return Err(CommandError::Usage(format!("the plan waits for --{APPROVE} {id}; nothing was sent")));
    }
    shell.messages.tell(&numplan_fleet::render::summary_line(plan, id));
    match crate::confirm::response(shell, "Apply this plan? [y/N]")?.to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CommandError::Usage("nothing was sent".to_owned())),
    }
}

/// The locks of the plan and of its accounts.
fn locks(path: &Path, plan: &Plan, connections: &Connections) -> Result<Vec<Lock>, CommandError> {
    let refused = |error: numplan_fleet::lock::LockError| CommandError::Usage(error.to_string());
    let mut locks = vec![Lock::take(&beside(path, "lock")).map_err(refused)?];
    let accounts = plan.header.accounts.iter();
    let mut names: Vec<String> =
        accounts.map(|account| connections.lock_name(&account.fingerprint)).collect();
    // One order for all processes; two accounts of one plan may have the same credentials.
    names.sort_unstable();
    names.dedup();
    for name in names {
        locks.push(Lock::of_account(&name).map_err(refused)?);
    }
    Ok(locks)
}

/// The steps that `--only` and `--limit` select.
fn selection(
    matches: &ArgMatches,
    plan: &Plan,
    entries: &[Entry],
) -> Result<Option<Vec<bool>>, CommandError> {
    let (only, limit) = (matches.get_one::<String>(ONLY), usize_of(matches, LIMIT));
    if only.is_none() && limit.is_none() {
        return Ok(None);
    }
    let pattern = only.map(|only| glob::Pattern::new(only)).transpose();
    let pattern = pattern.map_err(|error| CommandError::Usage(format!("--{ONLY}: {error}")))?;
    let positions = replay(plan, entries);
    let mut numbers = std::collections::HashSet::new();
    let selected = plan.steps.iter().zip(positions).map(|(step, position)| {
        let number = step.number.to_string();
        let fits = pattern.as_ref().is_none_or(|pattern| {
            let account = plan.header.account_name(step.account);
            pattern.matches(&number) || pattern.matches(&format!("{account}/{number}"))
        });
        let is_open = match position {
            Position::Open | Position::InDoubt => true,
            Position::Ended(outcome) => !outcome.is_done(),
            Position::Skipped(_) => false,
        };
        if !fits || !is_open {
            return false;
        }
        let key = (step.account, step.number);
        if numbers.contains(&key) {
            return true;
        }
        limit.is_none_or(|limit| numbers.len() < limit) && numbers.insert(key)
    });
    Ok(Some(selected.collect()))
}

/// One worker for each account, with the credentials that the plan was made with.
fn workers<'p>(
    matches: &ArgMatches,
    shell: &Context,
    plan: &'p Plan,
    secrets: &'p Secrets,
    connections: &Connections,
) -> Result<Vec<Box<dyn AccountWorker + 'p>>, CommandError> {
    let wait = matches.get_one::<Duration>(update::WAIT).copied();
    let mut workers = Vec::new();
    for (index, account) in (0u16..).zip(&plan.header.accounts) {
        let open = Open { plan, secrets, connections, shell, index, wait };
        let worker = visit(account.name.provider(), open).unwrap_or_else(|| {
            Err(Error::config(format!("there are no fleets at {}", account.name.provider().title())))
        })?;
        if worker.fingerprint() != account.fingerprint {
            return Err(CommandError::Usage(format!(
                "the credentials of {} are not those that the plan was made with: make the plan again; nothing was sent",
                account.name
            )));
        }
        workers.push(worker);
    }
    Ok(workers)
}

struct Open<'a, 'p> {
    plan: &'p Plan,
    secrets: &'p Secrets,
    connections: &'a Connections,
    shell: &'a Context,
    index: u16,
    wait: Option<Duration>,
}

impl<'p> Visitor for Open<'_, 'p> {
    type Output = Result<Box<dyn AccountWorker + 'p>, Error>;

    fn visit<P: FleetProvider>(self) -> Self::Output {
        let account = self.plan.header.account(self.index);
        let account = account.ok_or_else(|| Error::config("the account is not in the plan"))?;
        let client = self.connections.client::<P>(&account.name, account.rate, self.shell)?;
        Ok(Box::new(Worker::<P>::new(client, self.plan, self.index, self.secrets, self.wait)))
    }
}

fn tell(messages: &Messages, plan: &Plan, event: &Event) {
    let number = |step: usize| {
        let step = plan.steps.get(step)?;
        Some(format!("{} ({})", step.number, plan.header.account_name(step.account)))
    };
    let number = |step: usize| number(step).unwrap_or_default();
    match event {
        Event::Ended(end) if !end.outcome.is_done() => {
            let message = end.message.as_deref().unwrap_or("it may not have been applied in full");
            messages.failure(&format!("{}: {message}", number(end.step)));
        }
        Event::Skipped(skip) if skip.reason == SkipReason::Drifted => {
            let fields = skip.observed.iter().map(|(field, value)| format!("`{field}` shows {value}"));
            let fields = fields.collect::<Vec<_>>().join(", ");
            messages.warning(&format!(
                "{}: changed since the plan was made, and left: {fields}",
                number(skip.step)
            ));
        }
        Event::Skipped(skip) if skip.reason == SkipReason::Missing => {
            messages.warning(&format!("{}: the account no longer has it", number(skip.step)));
        }
        Event::Unresolved { step } => {
            let number = number(*step);
            messages.warning(&format!(
                "{number}: it is not known whether its task was started: look at the account, and say `numplan fleet \
                 resolve PLAN NUMBER --applied` or `--not-applied`"
            ));
        }
        Event::KindStopped { step, unrequested } => {
            let what = if unrequested.is_empty() {
                "was not applied as planned".to_owned()
            } else {
                format!("changed {} as well, which nobody requested", unrequested.join(", "))
            };
            messages.failure(&format!(
                "{}, the first of its kind, {what}: the others of its kind are left",
                number(*step)
            ));
        }
        Event::ReadFailed { account, message } => {
            messages.failure(&format!("{account} cannot be read, and is left: {message}"));
        }
        Event::TooManyFailures { failures } => {
            messages.failure(&format!("{failures} numbers failed: stopping"));
        }
        _ => {}
    }
}

/// The last words, and the exit code.
fn conclude(shell: &mut Context, plan: &Plan, path: &Path, ending: &Ending) -> Result<(), CommandError> {
    let totals = &ending.totals;
    let mut parts = vec![format!("{} of {} steps applied", grouped(totals.applied), grouped(totals.steps))];
    let mut push = |number: u64, text: &str| {
        if number > 0 {
            parts.push(format!("{} {text}", grouped(number)));
        }
    };
    push(totals.pending, "pending");
    push(totals.already, "already as wanted");
    push(totals.drifted, "changed by others and left");
    push(totals.missing, "missing");
    push(totals.partial, "rejected");
    push(totals.failed, "failed and unchanged");
    push(totals.unknown, "of unknown outcome");
    push(ending.unresolved, "waiting for `resolve`");
    push(ending.left, "not sent");
    shell.line(&parts.join(" · "))?;
    shell.flush()?;
    if totals.failed > 0 {
        shell.note_exit(Exit::Failed);
    }
    if totals.partial + totals.drifted + totals.missing > 0 {
        shell.note_exit(Exit::Partial);
    }
    if totals.unknown > 0 {
        shell.note_exit(Exit::Unknown);
    }
    if let Some(error) = &ending.journal_error {
        shell.messages.failure(&format!("the journal cannot be written, so nothing more was sent: {error}"));
    }
    if ending.journal_error.is_some() || ending.left + ending.unresolved > 0 {
        shell.note_exit(Exit::Stopped);
        let path = path.display();
        shell.messages.note(&format!("not finished: `numplan fleet apply {path}` goes on"));
    }
    debug_assert!(totals.ended() <= plan.steps.len() as u64);
    Ok(())
}

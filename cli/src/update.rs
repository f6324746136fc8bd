//! `numplan update`: applies one change to each number.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use numplan::callback::CallbackUrl;
use numplan::fields::{InputType, Options};
use numplan::operation::{Declared as _, Follow, Safety};
use numplan::prepare;
use numplan::{Account, Change, OperationOptions, Updated};
use serde_json::Value;

use crate::concurrent::{self, ItemEvent};
use crate::prelude::*;
use crate::{confirm, dry_run, report};

const NO_READ: &str = "no-read";
pub(crate) const WAIT: &str = "wait";
const VERIFY: &str = "verify";
const DRY_RUN: &str = "dry-run";
const PARALLELISM: &str = "parallelism";
const START_AT: &str = "start-at";

/// `numplan update PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::ID;
    let title = id.title();
    let command = Command::new(id.as_str())
        .about(format!("Update numbers of an account at {title}"))
        .long_about(format!(
            "Update numbers of an account at {title}. Only the fields that are given are changed. Each number is read \
             first, to show the values before and after."
        ))
        .after_help(crate::exit::EXPLAINED);
    let command = F::add_address_flags(source::add(command));
    let command = flags::add(command.next_help_heading(format!("Fields at {title}")), F::Changes::FIELDS);
    let command = command.next_help_heading("How").args([
        switch(NO_READ, "Do not read the number first"),
        switch(VERIFY, "Read the number afterwards until it shows the change"),
        wait_flag(),
        switch(DRY_RUN, "Show the request with its secrets hidden, and send nothing"),
        switch(YES, "Do not ask before a change that starts something that costs money"),
        option(PARALLELISM, "N")
            .value_parser(value_parser!(u64).range(1..=64))
            .help("Numbers at a time; 8 by default. The provider's documented rate is kept in any case"),
        option(START_AT, "NUMBER")
            .help("Leave out the numbers before this one, to go on after an interruption"),
        switch(JSON, "Write one JSON object a number: number, ok, and result or error"),
    ]);
    connection::add(F::add_update_flags(command))
}

/// The flag that waits for a task.
pub(crate) fn wait_flag() -> Arg {
    option(WAIT, "SECONDS")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value(Follow::DEFAULT_WAIT.as_secs().to_string())
        .value_parser(connection::seconds)
        .help("Follow the task that the change starts; 300 seconds at most unless given")
}

/// Returns the options of an operation whose task may be waited for.
pub(crate) fn waiting(matches: &ArgMatches) -> OperationOptions {
    let options = connection::call_options(matches);
    matches.get_one::<Duration>(WAIT).map_or(options, |most| options.wait(*most))
}

/// Updates the numbers.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let mut targets = target::all::<F>(matches, context)?;
    if let Some(first) = matches.get_one::<String>(START_AT) {
        let place = targets.iter().position(|target| [&target.name(), &target.given].contains(&first));
        let place = place.ok_or_else(|| {
            usage(format!("--{START_AT} {first} is not one of the numbers; nothing was sent"))
        })?;
        targets.drain(..place);
    }
    let ready = ready::<F>(matches, context, &targets);
    let (changes, connection) = match ready {
        Ok(ready) => ready,
        Err(error) => return refuse_all(matches, context, &targets, error),
    };
    warn_of_callbacks(context, &changes, connection.account.is_local());
    if matches.get_flag(DRY_RUN) {
        return preview_all::<F>(matches, context, &targets, &changes, &connection.account);
    }
    let options = waiting(matches);
    let update = Update::<F> {
        session: connection.open(matches, context)?,
        reads: !matches.get_flag(NO_READ),
        options: if matches.get_flag(VERIFY) { options.verify() } else { options },
        changes,
        matches,
    };
    update.confirm(context, &targets)?;
    update.run_all(context, &targets)
}

/// Reads flags and connection before the first number, so that an error sends nothing.
fn ready<F: CliProvider>(
    matches: &ArgMatches,
    context: &Context,
    targets: &[Target<F>],
) -> Result<(F::Changes, Connection<F>), Error> {
    let changes: F::Changes = flags::changes(matches);
    let connection = if matches.get_flag(DRY_RUN) {
        Connection::<F>::with_placeholders(matches, context)
    } else {
        Connection::<F>::find(matches, context)
    };
    let connection = match connection {
        Err(_) if !changes.input_errors().is_empty() => {
            return Err(Error::invalid(changes.input_errors().to_vec()));
        }
        connection => connection?,
    };
    if let Some(address) = targets.iter().find_map(|target| target.address.as_ref().ok()) {
        let update = F::change(address, changes.clone(), None, matches);
        if let Err(error) = prepare(&update, &connection.account)
            && !error.fields.is_empty()
        {
            return Err(error);
        }
    }
    match changes.input_errors() {
        [] => Ok((changes, connection)),
        errors => Err(Error::invalid(errors.to_vec())),
    }
}

fn refuse_all<F: CliProvider>(
    matches: &ArgMatches,
    context: &mut Context,
    targets: &[Target<F>],
    error: Error,
) -> Result {
    if matches.get_flag(JSON) {
        for target in targets {
            target.write_error(context, target.address.as_ref().err().unwrap_or(&error))?;
        }
    }
    Err(error.into())
}

/// Writes the core's warnings about callback URLs.
pub(crate) fn warn_of_callbacks<O: Options>(context: &Context, changes: &O, is_local: bool) {
    for (spec, change) in changes.changed() {
        if let (InputType::Url, Change::Set(Value::String(url))) = (spec.kind, change) {
            for finding in CallbackUrl::from(url).check(is_local).unwrap_or_default() {
                context.messages.warning(&format!("`{}`: {}", spec.name, finding.message()));
            }
        }
    }
}

fn preview_all<F: CliProvider>(
    matches: &ArgMatches,
    context: &mut Context,
    targets: &[Target<F>],
    changes: &F::Changes,
    account: &Account<F>,
) -> Result {
    let (reads, json) = (!matches.get_flag(NO_READ), matches.get_flag(JSON));
    for target in targets {
        let preview = target
            .address
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|address| dry_run::preview::<F>(address, changes, account, reads, matches));
        match preview {
            Ok(preview) => dry_run::write(context, target, &preview, json, targets.len() > 1)?,
            Err(error) => target.fail(context, &error, Exit::of_read(&error), json)?,
        }
    }
    context.messages.note("nothing was sent");
    Ok(())
}

/// An update of several numbers.
struct Update<'a, F: CliProvider> {
    session: Session<F>,
    changes: F::Changes,
    reads: bool,
    options: OperationOptions,
    matches: &'a ArgMatches,
}

impl<F: CliProvider> Update<'_, F> {
    fn operation(&self, address: &F::Address, known: Option<F::Number>) -> F::Update {
        F::change(address, self.changes.clone(), known, self.matches)
    }

    /// Asks before an update that starts something that may cost money.
    fn confirm(&self, context: &mut Context, targets: &[Target<F>]) -> Result {
        let starts = |address: &&F::Address| match self.operation(address, None).safety() {
            Safety::StartsTask | Safety::Irreversible => true,
            Safety::ReadOnly | Safety::Idempotent => false,
        };
        let many = targets.iter().filter_map(|target| target.address.as_ref().ok()).filter(starts).count();
        if many == 0 {
            return Ok(());
        }
        let numbers = confirm::numbers(many);
        let what = format!("this starts something at {} that may cost money, for {numbers}", F::ID.title());
        confirm::obtain(self.matches, context, &what)
    }

    /// Updates several numbers at a time, and shows the results in the order given.
    fn run_all(&self, context: &mut Context, targets: &[Target<F>]) -> Result {
        let (messages, all) = (context.messages.clone(), targets.len());
        let stop = if all > 1 { context.stop_flag() } else { Arc::default() };
        let parallelism = self.matches.get_one::<u64>(PARALLELISM);
        let parallelism =
            parallelism.map_or(concurrent::PARALLELISM, |many| usize::try_from(*many).unwrap_or(1));
        let progress = messages.progress(all);
        let (mut endings, mut written) = (BTreeMap::new(), Ok(()));
        let sent = concurrent::in_order(
            targets,
            parallelism,
            &stop,
            |target| self.one(target),
            |event| {
                let (target, result) = match event {
                    ItemEvent::Result(place, result) => (&targets[place], result),
                    ItemEvent::Stopping => {
                        messages.note("stopping: waiting for the numbers that are under way");
                        return true;
                    }
                };
                let exit = result.exit(self.matches.contains_id(WAIT));
                *endings.entry(exit).or_insert(0_usize) += 1;
                // Noted first, since writing may fail.
                match result {
                    NumberResult::Updated(_) => context.outcomes.note_changed(exit),
                    NumberResult::Failed(_) | NumberResult::Unread(_) => context.outcomes.note(exit),
                }
                progress.step();
                if written.is_ok() {
                    written =
                        self.show(context, target, &result, all > 1).and_then(|()| Ok(context.flush()?));
                }
                written.is_ok()
            },
        );
        drop(progress);
        if let Err(error) = written {
            if sent < all {
                context.outcomes.note(Exit::Failed);
            }
            messages.warning(&format!("the output cannot be written: ended after {sent} of {all}"));
            return Err(error);
        }
        if all > 1 {
            messages.note(&summary(sent, &endings));
        }
        if let Some(next) = targets.get(sent) {
            context.outcomes.note(Exit::Stopped);
            messages.note(&format!(
                "stopped after {sent} of {all} numbers: the same command with --{START_AT} {} goes on",
                next.name()
            ));
        }
        Ok(())
    }

    /// Reads and updates one number.
    fn one(&self, target: &Target<F>) -> NumberResult<F::Number> {
        let address = match &target.address {
            Ok(address) => address,
            Err(error) => return NumberResult::Failed(error.clone()),
        };
        let mut known = None;
        if self.reads {
            match self.session.run(F::get(address)) {
                Ok(number) => known = Some(number),
                Err(error) => return NumberResult::Unread(error),
            }
        }
        match self.session.client.run_with(self.operation(address, known), self.options) {
            Ok(updated) => NumberResult::Updated(Box::new(updated)),
            Err(error) => NumberResult::Failed(error),
        }
    }

    fn show(
        &self,
        context: &mut Context,
        target: &Target<F>,
        result: &NumberResult<F::Number>,
        several: bool,
    ) -> Result {
        let json = self.matches.get_flag(JSON);
        match result {
            NumberResult::Updated(updated) if json => target.write(context, updated.ok(), updated),
            NumberResult::Updated(updated) => report::show::<F>(context, &target.name(), updated),
            NumberResult::Failed(error) => target.fail(context, error, Exit::of_write(error), json),
            NumberResult::Unread(error) => {
                if !several {
                    context.messages.note("the read before the update failed, so nothing was changed");
                }
                target.fail(context, error, Exit::of_read(error), json)
            }
        }
    }
}

/// The result for one number.
enum NumberResult<N> {
    Updated(Box<Updated<N>>),
    Failed(Error),
    /// The read before the update failed.
    Unread(Error),
}

impl<N> NumberResult<N> {
    fn exit(&self, waited: bool) -> Exit {
        match self {
            Self::Updated(updated) => Exit::of_updated(updated, waited),
            Self::Failed(error) => Exit::of_write(error),
            Self::Unread(error) => Exit::of_read(error),
        }
    }
}

/// Returns "3 numbers: 2 updated, 1 failed".
fn summary(all: usize, endings: &BTreeMap<Exit, usize>) -> String {
    let word = |exit: &Exit| match exit {
        Exit::Done | Exit::Differences => "updated",
        Exit::Stopped => "left",
        Exit::Pending => "still pending",
        Exit::Usage => "refused before anything was sent",
        Exit::Failed => "failed and unchanged",
        Exit::Partial => "updated in part or not for certain",
        Exit::Unknown => "of unknown outcome",
    };
    let parts: Vec<String> = endings.iter().map(|(exit, many)| format!("{many} {}", word(exit))).collect();
    format!("{all} numbers: {}", parts.join(", "))
}

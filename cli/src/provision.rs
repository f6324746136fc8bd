//! `numplan provision flowroute`: enables and disables messaging, and shows the status.
//!
//! Each number gets its own task: after a lost response, no read shows whether a task for many numbers was started.

use numplan::ResourceId;
use numplan::fields::Options as _;
use numplan::flowroute::{
    Flowroute, GetNumber, GetProvisioning, MessagingAction, Number, ProvisioningOptions, StartProvisioning,
};
use serde_json::Map;

use crate::action::ActionReport;
use crate::prelude::*;
use crate::{confirm, report, update};

const TASK: &str = "task";

/// The command.
pub(crate) fn command() -> Command {
    let json = || switch(JSON, "Write one JSON object a number: number, ok, and result or error");
    let start = |name: &'static str, about: &'static str| {
        let command = source::add(Command::new(name).about(about)).next_help_heading("Notifications");
        flags::add_plain(command, ProvisioningOptions::FIELDS)
            .next_help_heading("How")
            .arg(update::wait_flag())
    };
    let commands = [
        start("enable", "Enable messaging, which costs money")
            .arg(switch(YES, "Do not ask before something is started that costs money"))
            .arg(json()),
        start("disable", "Disable messaging").arg(json()),
        source::add(
            Command::new("status").about("Show whether messaging is enabled, and the task that is on it"),
        )
        .arg(option(TASK, "ID").conflicts_with_all(["numbers", "from"]).help("Show this task instead"))
        .arg(json()),
    ];
    flags::group("flowroute", "Messaging at Flowroute")
        .after_help(exit::EXPLAINED)
        .subcommands(commands.map(connection::add))
}

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches, context: &mut Context) -> Result {
    match matches.subcommand() {
        Some(("enable", matches)) => start(matches, context, MessagingAction::Enable),
        Some(("disable", matches)) => start(matches, context, MessagingAction::Disable),
        Some((_, matches)) => match matches.get_one::<String>(TASK) {
            Some(task) => show_task(matches, context, task),
            None => status(matches, context),
        },
        None => Ok(()),
    }
}

fn start(matches: &ArgMatches, context: &mut Context, action: MessagingAction) -> Result {
    let targets = target::all::<Flowroute>(matches, context)?;
    let session = Session::<Flowroute>::open(matches, context)?;
    let changes: ProvisioningOptions = flags::changes(matches);
    update::warn_of_callbacks(context, &changes, session.connection.account.is_local());
    if action == MessagingAction::Enable {
        let numbers = confirm::numbers(targets.len());
        let what = format!("this enables messaging at Flowroute, which costs money, for {numbers}");
        confirm::obtain(matches, context, &what)?;
    }
    let options = update::waiting(matches);
    let done = if action == MessagingAction::Enable { "enabled" } else { "disabled" };
    let mut report = ActionReport::new(matches, done, "the number shows it");
    let messages = context.messages.clone();
    let progress = messages.progress(targets.len());
    for target in &targets {
        match &target.address {
            Ok(number) => {
                let call = StartProvisioning::new([*number], action, changes.clone());
                let result = session.client.run_with(call, options);
                let task = result.as_ref().ok().and_then(|receipt| receipt.item.as_ref());
                let words = task.map(|task| report::task(&task.id, task.status.as_deref()));
                let result = result.and_then(|receipt| operation::json(serde_json::to_value(receipt)));
                report.show(context, target, &result, &Map::new(), &words.unwrap_or_default())?;
            }
            Err(error) => report.fail(context, target, error, Exit::of_read(error))?,
        }
        progress.step();
    }
    drop(progress);
    report.sum_up(context);
    Ok(())
}

/// Shows the messaging status of numbers.
fn status(matches: &ArgMatches, context: &mut Context) -> Result {
    let targets = target::all::<Flowroute>(matches, context)?;
    let session = Session::<Flowroute>::open(matches, context)?;
    let json = matches.get_flag(JSON);
    for target in &targets {
        let read = |number: &numplan::Nanp| session.run(GetNumber::new(*number));
        match target.address.as_ref().map_err(Clone::clone).and_then(read) {
            Ok(Number { messaging_enabled, provisioning, .. }) if json => {
                let shown = serde_json::json!({
                    "messaging_enabled": messaging_enabled, "provisioning": provisioning,
                });
                target.write(context, true, &shown)?;
            }
            Ok(number) => show_number(context, &target.name(), &number)?,
            Err(error) => target.fail(context, &error, Exit::of_read(&error), json)?,
        }
        context.flush()?;
    }
    Ok(())
}

fn show_number(context: &mut Context, name: &str, number: &Number) -> Result {
    let (word, tone) = match number.messaging_enabled {
        Some(true) => ("enabled", Tone::Good),
        Some(false) => ("disabled", Tone::Quiet),
        None => ("not shown", Tone::Open),
    };
    let task = number.provisioning.as_ref();
    let task = task.map(|task| report::task(&task.id, task.status.as_deref())).unwrap_or_default();
    let (name, word) = (context.paint.tone(Tone::Title, name), context.paint.tone(tone, word));
    Ok(context.line(format!("{name}  {word}  {task}").trim_end())?)
}

fn show_task(matches: &ArgMatches, context: &mut Context, task: &str) -> Result {
    let id = ResourceId::parse(task).ok_or_else(|| usage(format!("\"{task}\" is not the id of a task")))?;
    let session = Session::<Flowroute>::open(matches, context)?;
    let task = session.run(GetProvisioning::new(id))?;
    if matches.get_flag(JSON) {
        return Ok(context.json(&task)?);
    }
    context.line(&report::task(&task.id, task.status.as_deref()))?;
    let lists = task.numbers.iter().flat_map(|numbers| {
        [("done", &numbers.successful), ("under way", &numbers.processing), ("failed", &numbers.failed)]
    });
    for (word, numbers) in lists.filter(|(_, numbers)| !numbers.is_empty()) {
        context.line(&format!("  {word}: {}", numplan::text::shown(&numbers.join(", "))))?;
    }
    Ok(())
}

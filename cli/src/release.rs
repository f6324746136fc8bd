//! `numplan release`: gives numbers back, which cannot be undone.
//!
//! All numbers are read before any is released. At a terminal each is typed twice; elsewhere `--yes` and a `--confirm`
//! for each number are required. A file or a pipe confirms nothing.

use serde_json::Map;

use crate::action::ActionReport;
use crate::prelude::*;
use crate::{confirm, dry_run, number_input};

const OPERATION: &str = "numbers.release";
const CONFIRM: &str = "confirm";
const DRY_RUN: &str = "dry-run";

/// `numplan release PROVIDER`.
pub(crate) fn command<F: CliProvider>() -> Command {
    let id = F::ID;
    let title = id.title();
    let command = Command::new(id.as_str())
        .about(format!("Give numbers back to {title}: this cannot be undone"))
        .long_about(format!(
            "Give numbers back to {title}. This cannot be undone: the number may be sold to somebody else at once. \
             At a terminal you are asked to type each number twice; elsewhere it takes --yes, and --confirm with each \
             number once more."
        ))
        .after_help(exit::EXPLAINED);
    let command = F::add_address_flags(source::add_words(command)).next_help_heading("How").args([
        switch(YES, "Do not ask; takes --confirm NUMBER for each number as well"),
        option(CONFIRM, "NUMBER")
            .action(ArgAction::Append)
            .help("The number again, as a guard against typing errors; repeat it for each number"),
        switch(DRY_RUN, "Show the request of each release with its secrets hidden, and release nothing"),
        switch(JSON, "Write one JSON object a number: number, ok, and result or error"),
    ]);
    connection::add(command)
}

/// Releases the numbers.
pub(crate) fn run<F: CliProvider>(matches: &ArgMatches, context: &mut Context) -> Result {
    let targets = target::named::<F>(matches, F::addressed(matches), context)?;
    if matches.get_flag(DRY_RUN) {
        let account = Connection::<F>::with_placeholders(matches, context)?.account;
        for (target, address) in &targets {
            let release = operation::named::<F>(OPERATION, F::release(address))?;
            let preview = dry_run::plain(&*release.operation, &account)?;
            dry_run::write(context, target, &preview, matches.get_flag(JSON), true)?;
        }
        context.messages.note("nothing was sent");
        return Ok(());
    }
    let session = Session::<F>::open(matches, context)?;
    if !connection::is_sandbox(matches) {
        let mut numbers = Vec::with_capacity(targets.len());
        for (target, address) in &targets {
            let number = session.run(F::get(address));
            match number.map(|number| F::phone_number(&number)) {
                Ok(Some(number)) => numbers.push(number.to_string()),
                Ok(None) => numbers.push(target.given.clone()),
                Err(error) => {
                    context.messages.note("a number could not be read, so none was released");
                    return Err(error.into());
                }
            }
        }
        confirm::<F>(matches, context, &numbers)?;
    }
    let mut report = ActionReport::new(matches, "released", "the account no longer has it");
    for (target, address) in &targets {
        let result = operation::run(&session, OPERATION, F::release(address));
        report.show(context, target, &result, &Map::new(), "")?;
    }
    report.sum_up(context);
    Ok(())
}

/// Confirms each number.
fn confirm<F: CliProvider>(matches: &ArgMatches, context: &mut Context, numbers: &[String]) -> Result {
    let title = F::ID.title();
    let given: Vec<&String> = matches.get_many::<String>(CONFIRM).unwrap_or_default().collect();
    if confirm::is_given(matches) {
        let mut confirmed = given.iter().map(|given| named::<F>(given)).collect::<Vec<_>>();
        let mut wanted = numbers.to_vec();
        confirmed.sort();
        wanted.sort();
        if confirmed == wanted {
            return Ok(());
        }
        let flags: Vec<String> = numbers.iter().map(|number| format!("--{CONFIRM} {number}")).collect();
        return Err(usage(format!(
            "--yes releases only what --{CONFIRM} names as well, each number once ({}); nothing was released",
            flags.join(" ")
        )));
    }
    let what = match numbers {
        [number] => format!("this releases {number} at {title} and cannot be undone"),
        numbers => format!("this releases {} numbers at {title} and cannot be undone", numbers.len()),
    };
    if !confirm::can_answer(matches, context) {
        return Err(usage(format!(
            "{what}: pass --yes, and --{CONFIRM} NUMBER for each number, to confirm; nothing was released"
        )));
    }
    context.messages.warning(&what);
    for number in numbers {
        for question in [format!("type {number} to release it:"), "and once more:".to_owned()] {
            if confirm::response(context, &question)? != *number {
                return Err(usage(format!("that is not {number}; nothing was released")));
            }
        }
    }
    Ok(())
}

/// Returns a confirmed number as requests carry it.
fn named<F: CliProvider>(given: &str) -> String {
    number_input::read::<F::Phone>(given).map_or_else(|_| given.to_owned(), |read| read.number.to_string())
}

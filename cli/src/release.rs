//! `numplan release`: numbers given back, for good.
//!
//! Every number is read first, all before any is released. A person at a terminal then types each of them twice;
//! elsewhere `--yes` is wanted, and `--confirm` with each number once more. No file and no pipe confirms anything.

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::provider::Provider as _;

use crate::connection::{self, Connection};
use crate::deed::{Deed, Deeds, Manner, Nothing};
use crate::front::Market;
use crate::get::{JSON, json_flag};
use crate::shell::{CommandError, Shell};
use crate::target;
use crate::{consent, dry_run, exit, pasted, source};

const CONFIRM: &str = "confirm";
const DRY_RUN: &str = "dry-run";
const RELEASED: Deed = Deed { done: "released", shown: "the account no longer has it" };

/// `numplan release PROVIDER`.
pub(crate) fn command<F: Market>() -> Command {
    let id = F::Provider::ID;
    let title = id.title();
    let command = Command::new(id.as_str())
        .about(format!("Give numbers back to {title}: this cannot be undone"))
        .long_about(format!(
            "Give numbers back to {title}. This cannot be undone: somebody else may have the number the next moment. \
             At a terminal you are asked to type each number twice; elsewhere it takes --yes, and --confirm with each \
             number once more."
        ))
        .after_help(exit::EXPLAINED);
    let command = F::add_address_flags(source::add_words(command)).next_help_heading("How").args([
        consent::yes_flag("Do not ask; takes --confirm NUMBER for each number as well"),
        Arg::new(CONFIRM)
            .long(CONFIRM)
            .value_name("NUMBER")
            .action(ArgAction::Append)
            .help("The number once more, so that no slip releases another one; repeat it for each"),
        Arg::new(DRY_RUN)
            .long(DRY_RUN)
            .action(ArgAction::SetTrue)
            .help("Show the request of each release with its secrets hidden, and release nothing"),
        json_flag("Write one JSON object a number: number, ok, and result or error"),
    ]);
    connection::add(command)
}

/// Releases them.
pub(crate) fn run<F: Market>(matches: &ArgMatches, shell: &mut Shell) -> Result<(), CommandError> {
    let targets = target::named::<F>(matches, F::addressed(matches), shell)?;
    let json = matches.get_flag(JSON);
    if matches.get_flag(DRY_RUN) {
        let account = Connection::<F>::imagine(matches, shell)?.account;
        for (target, address) in &targets {
            let preview = dry_run::plain(&F::release(address), &account)?;
            if json {
                target.write(shell, true, &preview)?;
            } else {
                dry_run::show(shell, &preview, true)?;
            }
        }
        shell.messages.note("nothing was sent");
        return Ok(());
    }
    let connection = Connection::<F>::find(matches, shell)?;
    let client = connection.client(matches, shell)?;
    if connection::is_real(matches) {
        let mut numbers = Vec::with_capacity(targets.len());
        for (target, address) in &targets {
            let number = client.run_with(F::get(address), connection::call_options(matches));
            match number.map(|number| F::number(&number)) {
                Ok(Some(number)) => numbers.push(number.to_string()),
                Ok(None) => numbers.push(target.given.clone()),
                Err(error) => {
                    shell.messages.note("a number could not be read, so none was released");
                    return Err(error.into());
                }
            }
        }
        confirm::<F>(matches, shell, &numbers)?;
    }
    let mut deeds = Deeds::new(RELEASED, Manner { json, waited: false });
    for (target, address) in &targets {
        let came = client.run_with(F::release(address), connection::call_options(matches));
        deeds.show(shell, target, came.as_ref(), &Nothing {}, "")?;
    }
    deeds.sum_up(shell);
    Ok(())
}

/// Hears each of the numbers once more, or twice.
fn confirm<F: Market>(
    matches: &ArgMatches,
    shell: &mut Shell,
    numbers: &[String],
) -> Result<(), CommandError> {
    let title = F::Provider::ID.title();
    let given: Vec<&String> = matches.get_many::<String>(CONFIRM).unwrap_or_default().collect();
    if consent::is_given(matches) {
        let mut confirmed = given.iter().map(|given| named::<F>(given)).collect::<Vec<_>>();
        let mut wanted = numbers.to_vec();
        confirmed.sort();
        wanted.sort();
        if confirmed == wanted {
            return Ok(());
        }
        let flags: Vec<String> = numbers.iter().map(|number| format!("--{CONFIRM} {number}")).collect();
        return Err(CommandError::Usage(format!(
            "--yes releases only what --{CONFIRM} names as well, each number once ({}); nothing was released",
            flags.join(" ")
        )));
    }
    let what = match numbers {
        [number] => format!("this releases {number} at {title} and cannot be undone"),
        numbers => format!("this releases {} numbers at {title} and cannot be undone", numbers.len()),
    };
    if !consent::can_answer(matches, shell) {
        return Err(CommandError::Usage(format!(
            "{what}: say --yes, and --{CONFIRM} NUMBER for each, if that is what you want; nothing was released"
        )));
    }
    shell.messages.warning(&what);
    for number in numbers {
        for question in [format!("type {number} to release it:"), "and once more:".to_owned()] {
            if consent::response(shell, &question)? != *number {
                return Err(CommandError::Usage(format!("that is not {number}; nothing was released")));
            }
        }
    }
    Ok(())
}

/// A confirmed number in the form of calls.
fn named<F: Market>(given: &str) -> String {
    pasted::read::<F::Phone>(given).map_or_else(|_| given.to_owned(), |read| read.number.to_string())
}

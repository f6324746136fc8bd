//! What costs money or cannot be undone waits for a word: of a person at a terminal, or on the command line.

use clap::{Arg, ArgAction, ArgMatches};

use crate::connection;
use crate::shell::{CommandError, Shell};
use crate::source::Sources;

const YES: &str = "yes";

/// The flag that says so beforehand.
pub(crate) fn yes_flag(help: &'static str) -> Arg {
    Arg::new(YES).long(YES).action(ArgAction::SetTrue).help(help)
}

/// Whether it was said on the command line, or there is nothing to say: on a sandbox nothing is real.
pub(crate) fn is_given(matches: &ArgMatches) -> bool {
    matches.get_flag(YES) || !connection::is_real(matches)
}

/// Whether somebody sits there who can answer.
pub(crate) fn can_answer(matches: &ArgMatches, shell: &Shell) -> bool {
    shell.terminal.input && shell.terminal.errors && !Sources::of(matches).takes_input()
}

/// Asks, unless it was said. Err: nobody said yes.
pub(crate) fn obtain(matches: &ArgMatches, shell: &mut Shell, what: &str) -> Result<(), CommandError> {
    if is_given(matches) {
        return Ok(());
    }
    if !can_answer(matches, shell) {
        return Err(CommandError::Usage(format!(
            "{what}: say --yes if that is what you want; nothing was sent"
        )));
    }
    match response(shell, &format!("{what}. Go on? [y/N]"))?.to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CommandError::Usage("nothing was sent".into())),
    }
}

/// What is answered to a question.
pub(crate) fn response(shell: &mut Shell, question: &str) -> Result<String, CommandError> {
    shell.messages.ask(question);
    let mut response = String::new();
    shell.input.read_line(&mut response)?;
    Ok(response.trim().to_owned())
}

//! Confirmation of operations that cost money or cannot be undone: at a terminal, or by `--yes`.

use crate::prelude::*;
use crate::source::Sources;

/// Whether `--yes` is given, or not needed since nothing in a sandbox is real.
pub(crate) fn is_given(matches: &ArgMatches) -> bool {
    matches.get_flag(YES) || connection::is_sandbox(matches)
}

/// Whether a person can answer a question.
pub(crate) fn can_answer(matches: &ArgMatches, context: &Context) -> bool {
    context.terminal.input && context.terminal.errors && !Sources::of(matches).takes_input()
}

/// Asks for confirmation unless it is given. Err: the answer is not yes.
pub(crate) fn obtain(matches: &ArgMatches, context: &mut Context, what: &str) -> Result {
    if is_given(matches) {
        return Ok(());
    }
    if !can_answer(matches, context) {
        return Err(usage(format!("{what}: pass --yes to confirm; nothing was sent")));
    }
    match response(context, &format!("{what}. Continue? [y/N]"))?.to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(usage("nothing was sent")),
    }
}

/// Asks a question and returns the answer.
pub(crate) fn response(context: &mut Context, question: &str) -> Result<String> {
    context.messages.ask(question);
    let mut response = String::new();
    context.input.read_line(&mut response)?;
    Ok(response.trim().to_owned())
}

/// Returns "1 number" or "3 numbers", for a question.
pub(crate) fn numbers(count: usize) -> String {
    if count == 1 { "1 number".to_owned() } else { format!("{count} numbers") }
}

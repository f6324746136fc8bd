//! The `numplan` command as a library: it runs with any arguments and streams.
//!
//! The shell has no rules of its own. Flags come from the core's field tables, errors from its validation, outcomes from
//! its results; this crate turns them into text, columns and exit codes.
//!
//! Data goes to standard output, one JSON object a number with `--json`; messages go to standard error.

mod action;
mod buy;
mod check;
mod check_table;
mod command;
mod concurrent;
mod confirm;
mod connection;
mod credentials;
mod csv_safe;
mod dry_run;
mod embedded_sandbox;
mod exit;
mod flags;
mod fleet;
mod get;
mod io;
mod list;
mod listing;
mod number_input;
mod operation;
mod prelude;
mod process;
mod provider;
mod provider_table;
mod providers;
mod provision;
mod release;
mod report;
mod route;
mod sandbox;
mod search;
mod source;
mod style;
mod summary;
mod target;
mod text_file;
mod update;
mod value;

use std::ffi::OsString;

pub use exit::Exit;
pub use process::{Environment, Process, Terminal};

use io::{CommandError, Context};

/// Runs the command with `args`, of which the first is the program's name.
pub fn run(args: impl IntoIterator<Item = impl Into<OsString>>, process: Process) -> Exit {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let options = command::output_options_of(&args);
    let matches = match command::whole().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return unread(&error, &args, Context::new(process, options)),
    };
    let mut context = Context::new(process, command::output_options(&matches));
    let ended = command::run(&matches, &mut context);
    let ended = ended.and_then(|()| Ok(context.flush()?));
    match ended {
        Ok(()) => context.outcomes.exit(),
        Err(stop) => stopped(&context, &stop),
    }
}

/// Reports why a command stopped.
fn stopped(context: &Context, stop: &CommandError) -> Exit {
    let exit = match stop {
        CommandError::Usage(message) => {
            context.messages.failure(message);
            Exit::Usage
        }
        CommandError::Refused(error) => {
            context.messages.error(error);
            Exit::of_read(error)
        }
        // The reader, such as `head`, has seen enough. A write that is not done by then has noted so.
        CommandError::Broken(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        CommandError::Broken(error) => {
            context.messages.failure(&error.to_string());
            Exit::Failed
        }
    };
    exit.max(context.outcomes.exit())
}

/// Handles arguments that clap did not accept: a request for help, or a mistake.
fn unread(error: &clap::Error, args: &[OsString], mut context: Context) -> Exit {
    if let Some(message) = command::misspelled(error, args) {
        context.messages.failure(&message);
        return Exit::Usage;
    }
    let words = error.render();
    let text = |painted: bool| if painted { words.ansi().to_string() } else { words.to_string() };
    if error.use_stderr() {
        let text = text(context.messages.paint.0);
        context.messages.aside(|to| drop(write!(to, "{text}")));
        return Exit::Usage;
    }
    let text = text(context.paint.0);
    match context.output().write_all(text.as_bytes()).and_then(|()| context.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => stopped(&context, &CommandError::Broken(error)),
    }
}

//! The `numplan` command, as a library: whoever has arguments and streams can run it.
//!
//! It translates and decides nothing. Flags come from the core's field tables, what is wrong with them from its
//! validation, and what became of a number from its results; here it is put into words, columns and exit codes.
//!
//! Data goes to standard output, one JSON object a number with `--json`; every other word to standard error.

mod buy;
mod check;
mod check_table;
mod command;
mod connection;
mod consent;
mod credentials;
mod csv_safe;
mod deed;
mod dry_run;
mod exit;
mod flags;
mod fleet;
mod front;
mod get;
mod list;
mod listing;
mod paint;
mod pasted;
mod providers;
mod provision;
mod release;
mod report;
mod route;
mod sandbox;
mod search;
mod shell;
mod source;
mod surroundings;
mod target;
mod text_file;
mod update;
mod value;

use std::ffi::OsString;
use std::io;

pub use exit::Exit;
pub use surroundings::{Environment, Surroundings, Terminal};

use shell::{CommandError, Shell};

/// Runs the command with `args`, of which the first is the program's name.
pub fn run(args: impl IntoIterator<Item = impl Into<OsString>>, around: Surroundings) -> Exit {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let manner = command::manner_of(&args);
    let matches = match command::whole().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return unread(&error, &args, Shell::new(around, manner)),
    };
    let mut shell = Shell::new(around, command::manner(&matches));
    let ended = command::run(&matches, &mut shell);
    let ended = ended.and_then(|()| Ok(shell.flush()?));
    match ended {
        Ok(()) => shell.exit(),
        Err(stop) => stopped(&shell, &stop),
    }
}

/// The end of a command that did not come to its end.
fn stopped(shell: &Shell, stop: &CommandError) -> Exit {
    let exit = match stop {
        CommandError::Usage(message) => {
            shell.messages.failure(message);
            Exit::Usage
        }
        CommandError::Refused(error) => {
            shell.messages.error(error);
            Exit::of_read(error)
        }
        // The reader, such as `head`, has seen enough. A write that is not done by then has noted so.
        CommandError::Broken(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        CommandError::Broken(error) => {
            shell.messages.failure(&error.to_string());
            Exit::Failed
        }
    };
    exit.max(shell.exit())
}

/// The end of a line that clap did not take: a question for help, or a mistake.
fn unread(error: &clap::Error, args: &[OsString], mut shell: Shell) -> Exit {
    if let Some(message) = command::misspelled(error, args) {
        shell.messages.failure(&message);
        return Exit::Usage;
    }
    let words = error.render();
    let text = |painted: bool| if painted { words.ansi().to_string() } else { words.to_string() };
    if error.use_stderr() {
        let text = text(shell.messages.paint.0);
        shell.messages.aside(|to| drop(write!(to, "{text}")));
        return Exit::Usage;
    }
    let text = text(shell.paint.0);
    match shell.output().write_all(text.as_bytes()).and_then(|()| shell.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => stopped(&shell, &CommandError::Broken(error)),
    }
}

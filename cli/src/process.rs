//! The streams, environment and terminal of a process. A test passes its own.

use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Returns a variable of the environment.
pub type Environment = Box<dyn Fn(&str) -> Option<String>>;

/// The streams and environment of a command.
pub struct Process {
    /// Standard input.
    pub input: Box<dyn BufRead + Send>,
    /// Standard output: data, and nothing else.
    pub output: Box<dyn Write + Send>,
    /// Standard error: messages.
    pub errors: Box<dyn Write + Send>,
    /// Looks up a variable of the environment.
    pub variable: Environment,
    /// Which of the streams are terminals.
    pub terminal: Terminal,
    /// Once it is set, a command with several numbers sends no more of them. `None`: the first Ctrl-C sets it.
    pub stop: Option<Arc<AtomicBool>>,
}

/// Which streams are terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub output: bool,
    /// Standard error.
    pub errors: bool,
}

impl Process {
    /// Returns the streams and environment of this process.
    pub fn current() -> Self {
        Self {
            input: Box::new(BufReader::new(io::stdin())),
            output: Box::new(BufWriter::new(io::stdout())),
            errors: Box::new(io::stderr()),
            variable: Box::new(|name| std::env::var(name).ok()),
            terminal: Terminal {
                input: io::stdin().is_terminal(),
                output: io::stdout().is_terminal(),
                errors: io::stderr().is_terminal(),
            },
            stop: None,
        }
    }
}

/// Returns a flag that the first Ctrl-C sets. The second one ends the process.
pub(crate) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    // A second handler in one process is refused: then the first one stays, and Ctrl-C ends the process.
    drop(ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    }));
    stop
}

impl std::fmt::Debug for Process {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Process").field("terminal", &self.terminal).finish_non_exhaustive()
    }
}

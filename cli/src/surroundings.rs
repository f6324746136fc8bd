//! What a command finds around it: streams, environment, terminal. A test gives its own.

use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal as _, Write};

/// Looks a variable of the environment up.
pub type Environment = Box<dyn Fn(&str) -> Option<String>>;

/// Where a command reads and writes, and what it may know of its environment.
pub struct Surroundings {
    /// Standard input.
    pub input: Box<dyn BufRead + Send>,
    /// Standard output: data, and nothing else.
    pub output: Box<dyn Write + Send>,
    /// Standard error: messages.
    pub errors: Box<dyn Write + Send>,
    /// A variable of the environment.
    pub variable: Environment,
    /// Which of the streams are a terminal.
    pub terminal: Terminal,
}

/// Which streams are a terminal, where a person reads and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminal {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub output: bool,
    /// Standard error.
    pub errors: bool,
}

impl Surroundings {
    /// Those of this process.
    pub fn of_process() -> Self {
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
        }
    }
}

impl std::fmt::Debug for Surroundings {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Surroundings").field("terminal", &self.terminal).finish_non_exhaustive()
    }
}

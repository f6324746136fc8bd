//! Exit codes, and which of several outcomes decides the code.

use std::process::ExitCode;

use numplan::updated::FieldState;
use numplan::{Error, ErrorCode, Updated};

/// How a command ended, in the order of severity: of several numbers the most severe outcome decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exit {
    /// Done.
    #[default]
    Done,
    /// Done, and there are differences.
    Differences,
    /// Done, but a task still runs although it was waited for.
    Pending,
    /// The command line or the input was refused; nothing was sent.
    Usage,
    /// It failed, and nothing has changed.
    Failed,
    /// Done in part: a field or a number was not changed, or may not have been.
    Partial,
    /// Stopped before the end.
    Stopped,
    /// It is unknown whether it took effect.
    Unknown,
}

/// The codes as the help texts explain them.
pub(crate) const EXPLAINED: &str = "\
Exit codes:
  0  done
  1  failed, and nothing has changed; with `check`: a number is not valid
  2  the command line, the settings or a value was refused; nothing was sent
  3  done in part: a field or a number was not changed, or may not have been
  4  still pending at the end of --wait
  5  it is not known whether a change took effect
  6  there are differences: `fleet drift`, `fleet plan --exit-code`
  7  stopped before the end: `fleet apply` continues by itself, `update` with --start-at
Of several numbers the most severe outcome decides: 5, 7, 3, 1, 2, 4, 6, 0. If some were changed and others
failed or were refused, the code is 3.";

impl Exit {
    /// Returns the code that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Partial => 3,
            Self::Pending => 4,
            Self::Unknown => 5,
            Self::Differences => 6,
            Self::Stopped => 7,
        }
    }

    /// Returns the outcome of an update that got a response.
    pub(crate) fn of_updated<N>(updated: &Updated<N>, waited: bool) -> Self {
        if !updated.ok() {
            Self::Partial
        } else if waited && updated.is_pending() {
            Self::Pending
        } else {
            Self::Done
        }
    }

    /// Returns the outcome of an operation that does one thing and got a response.
    pub(crate) const fn of_state(state: FieldState, waited: bool) -> Self {
        match state {
            FieldState::Pending if waited => Self::Pending,
            FieldState::Applied | FieldState::Pending => Self::Done,
            FieldState::Rejected => Self::Partial,
            FieldState::Unknown => Self::Unknown,
        }
    }

    /// Returns the outcome of a write that failed.
    pub(crate) fn of_write(error: &Error) -> Self {
        if error.nothing_changed() { Self::of_read(error) } else { Self::Unknown }
    }

    /// Returns the outcome of a failed read, which changes nothing.
    pub(crate) fn of_read(error: &Error) -> Self {
        match error.code {
            ErrorCode::InvalidInput | ErrorCode::Unsupported | ErrorCode::Config => Self::Usage,
            _ => Self::Failed,
        }
    }
}

/// The outcomes of the parts of a command so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Outcomes {
    worst: Exit,
    is_sent: bool,
    is_changed: bool,
}

impl Outcomes {
    /// Notes the outcome of a part.
    pub(crate) fn note(&mut self, exit: Exit) {
        self.worst = self.worst.max(exit);
    }

    /// Notes that a part was read from the provider.
    pub(crate) fn note_sent(&mut self) {
        self.is_sent = true;
    }

    /// Notes the outcome of a write that got a response.
    pub(crate) fn note_changed(&mut self, exit: Exit) {
        self.is_changed = true;
        self.note(exit);
    }

    /// Returns the outcome of the whole. "Nothing was sent" and "nothing has changed" must hold for all parts.
    pub(crate) fn exit(self) -> Exit {
        match self.worst {
            Exit::Usage | Exit::Failed if self.is_changed => Exit::Partial,
            Exit::Usage if self.is_sent => Exit::Failed,
            worst => worst,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

//! What the shell is told at the end, and which of several endings counts.

use std::process::ExitCode;

use numplan::updated::FieldState;
use numplan::{Error, ErrorCode, Receipt, Updated};

/// How a command ended. The order is that of gravity: of several numbers the gravest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and there are differences, which were asked about.
    Differences,
    /// Done, but a task still runs although it was waited for.
    Pending,
    /// The command line or the input was refused; nothing was sent.
    Usage,
    /// It failed, and nothing has changed.
    Failed,
    /// A part was rejected or is unknown.
    Partial,
    /// It was stopped before the end: the same command goes on.
    Stopped,
    /// Nobody knows whether it took effect.
    Unknown,
}

/// The codes as the help texts explain them.
pub(crate) const EXPLAINED: &str = "\
Exit codes, of which several numbers give the gravest (5, 7, 3, 1, 2, 4, 6, 0):
  0  done
  1  failed, and nothing has changed; with `check`: a number is not valid
  2  the command line, the settings or a value was refused; nothing was sent
  3  some fields were rejected, or may not have been applied
  4  still pending at the end of --wait
  5  it is not known whether it took effect
  6  there are differences, with `fleet plan --exit-code`
  7  stopped before the end: `fleet apply` goes on";

impl Exit {
    /// The number that the shell sees.
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

    /// The ending of an update that was answered.
    pub(crate) fn of_updated<N>(updated: &Updated<N>, waited: bool) -> Self {
        if !updated.ok() {
            Self::Partial
        } else if waited && updated.is_pending() {
            Self::Pending
        } else {
            Self::Done
        }
    }

    /// The ending of a call that does one thing and was answered.
    pub(crate) fn of_receipt<T>(receipt: &Receipt<T>, waited: bool) -> Self {
        match receipt.state {
            FieldState::Pending if waited => Self::Pending,
            FieldState::Applied | FieldState::Pending => Self::Done,
            FieldState::Rejected => Self::Partial,
            FieldState::Unknown => Self::Unknown,
        }
    }

    /// The ending of a write that failed.
    pub(crate) fn of_write(error: &Error) -> Self {
        if error.nothing_changed() { Self::of_read(error) } else { Self::Unknown }
    }

    /// The ending of a read that failed: it changes nothing, whatever became of it.
    pub(crate) fn of_read(error: &Error) -> Self {
        match error.code {
            ErrorCode::InvalidInput | ErrorCode::Unsupported | ErrorCode::Config => Self::Usage,
            _ => Self::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

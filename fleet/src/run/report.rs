//! Events of a run, and its end.

use serde::Serialize;

use crate::journal::{Skip, SkipReason, StepEnd, StepOutcome};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A step has ended.
    Ended(StepEnd),
    /// A step is not sent.
    Skipped(Skip),
    /// A start whose end no read can settle waits for a person.
    Unresolved {
        /// The place of the step in the plan.
        step: usize,
    },
    /// The first step of a kind did not come out as planned: the others of its kind are not sent.
    KindStopped {
        /// The place of the step in the plan.
        step: usize,
        /// Fields that changed without having been requested.
        unrequested: Vec<String>,
    },
    /// An account could not be read: it is left.
    ReadFailed {
        /// The account.
        account: String,
        /// The error.
        message: String,
    },
    /// Too many numbers failed: the run stops.
    TooManyFailures {
        /// How many.
        failures: u64,
    },
    /// How far the run is, a few times a second.
    Progress(Progress),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Progress {
    /// Steps with an end, those of earlier processes included.
    pub ended: u64,
    /// All steps of the plan.
    pub steps: u64,
    /// Steps that failed.
    pub failed: u64,
    /// Steps that end in a second.
    pub rate: f64,
    /// Seconds until all open steps have ended.
    pub seconds_left: f64,
}

/// Counts of steps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Totals {
    /// All steps of the plan.
    pub steps: u64,
    /// Applied.
    pub applied: u64,
    /// Pending: a task runs.
    pub pending: u64,
    /// Already as wanted.
    pub already: u64,
    /// Not sent: somebody else changed the number.
    pub drifted: u64,
    /// Not sent: the account no longer has the number.
    pub missing: u64,
    /// Rejected or unknown in part.
    pub partial: u64,
    /// Failed, and unchanged.
    pub failed: u64,
    /// It is not known whether they took effect.
    pub unknown: u64,
}

impl Totals {
    pub(crate) fn count(&mut self, outcome: StepOutcome) {
        match outcome {
            StepOutcome::Applied => self.applied += 1,
            StepOutcome::Pending => self.pending += 1,
            StepOutcome::Partial => self.partial += 1,
            StepOutcome::Failed => self.failed += 1,
            StepOutcome::Unknown => self.unknown += 1,
        }
    }

    pub(crate) fn skip(&mut self, reason: SkipReason) {
        match reason {
            SkipReason::Already => self.already += 1,
            SkipReason::Drifted => self.drifted += 1,
            SkipReason::Missing => self.missing += 1,
        }
    }

    /// Steps with an end.
    pub const fn ended(&self) -> u64 {
        self.applied + self.pending + self.already + self.drifted + self.missing + self.failures()
    }

    /// Steps that failed.
    pub const fn failures(&self) -> u64 {
        self.partial + self.failed + self.unknown
    }
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Report {
    /// The counts.
    pub totals: Totals,
    /// Starts that wait for a person's word.
    pub unresolved: u64,
    /// Steps that were not sent.
    pub left: u64,
    /// Whether the run, an account or a kind of step was stopped.
    pub stopped: bool,
    /// Why the journal could not be written.
    pub journal_error: Option<String>,
}

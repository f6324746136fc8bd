//! Where a journal ends: the state of each step.

use crate::journal::{Entry, SkipReason, StepOutcome};
use crate::plan::Plan;

/// The state of a step by its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalState {
    /// Not sent.
    Open,
    /// Begun, with an unknown end.
    InDoubt,
    /// Ended.
    Ended(StepOutcome),
    /// Left out, for a reason.
    Skipped(SkipReason),
}

impl JournalState {
    /// Whether applying again leaves the step as it is.
    pub const fn is_settled(self) -> bool {
        match self {
            Self::Open | Self::InDoubt => false,
            Self::Ended(outcome) => outcome.is_done(),
            Self::Skipped(_) => true,
        }
    }

    /// Whether the number showed the values of the plan at the end of the step.
    pub const fn shows_the_plan(self) -> bool {
        match self {
            Self::Ended(outcome) => outcome.is_done(),
            Self::Skipped(reason) => matches!(reason, SkipReason::Already),
            Self::Open | Self::InDoubt => false,
        }
    }
}

/// The state of each step.
pub fn replay(plan: &Plan, journal: &[Entry]) -> Vec<JournalState> {
    let mut positions = vec![JournalState::Open; plan.steps.len()];
    let mut set = |step: usize, position: JournalState| {
        if let Some(known) = positions.get_mut(step) {
            *known = position;
        }
    };
    for entry in journal {
        match entry {
            Entry::Open { .. } | Entry::Close { .. } => {}
            Entry::Try { step } => set(*step, JournalState::InDoubt),
            Entry::End(end) => set(end.step, JournalState::Ended(end.outcome)),
            Entry::Skip(skip) => set(skip.step, JournalState::Skipped(skip.reason)),
            Entry::Note { step, applied: true, .. } => set(*step, JournalState::Ended(StepOutcome::Applied)),
            Entry::Note { step, applied: false, .. } => set(*step, JournalState::Open),
        }
    }
    positions
}

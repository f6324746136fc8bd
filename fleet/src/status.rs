//! How far a plan is applied.

use numplan::PhoneNumber;

use crate::account::AccountName;
use crate::journal::Entry;
use crate::plan::Plan;
use crate::run::{JournalState, Totals, replay};

/// How far a plan is applied, by its journal.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Status {
    /// Whether there is a journal.
    pub has_begun: bool,
    /// The steps with an end.
    pub totals: Totals,
    /// Steps that were sent by a process that ended before their end was known.
    pub in_doubt: u64,
    /// Steps that were not sent.
    pub open: u64,
    /// Starts in doubt: applying again reads them, and a person may have to resolve them.
    pub starts_in_doubt: Vec<(AccountName, PhoneNumber)>,
    /// Seconds that the open steps take.
    pub seconds_left: f64,
}

impl Status {
    pub(crate) fn of(plan: &Plan, journal: Option<&[Entry]>) -> Self {
        let positions = replay(plan, journal.unwrap_or_default());
        let mut status = Self {
            has_begun: journal.is_some(),
            totals: Totals { steps: plan.steps.len() as u64, ..Totals::default() },
            ..Self::default()
        };
        let mut left = vec![0; plan.header.accounts.len()];
        for (step, position) in plan.steps.iter().zip(positions) {
            match position {
                JournalState::Ended(outcome) => status.totals.count(outcome),
                JournalState::Skipped(reason) => status.totals.skip(reason),
                JournalState::Open => status.open += 1,
                JournalState::InDoubt => status.in_doubt += 1,
            }
            if let (false, Some(left)) = (position.is_settled(), left.get_mut(usize::from(step.account))) {
                *left += 1;
            }
            if let (JournalState::InDoubt, true, Some(account)) =
                (position, step.operation.starts_task(), plan.header.account(step.account))
            {
                status.starts_in_doubt.push((account.name.clone(), step.number));
            }
        }
        let seconds = plan.header.accounts.iter().zip(left).map(|(account, left)| account.seconds_of(left));
        status.seconds_left = seconds.fold(0.0, f64::max);
        status
    }

    /// Steps that applying again sends or reads: open ones, those in doubt, and failed ones.
    pub const fn unfinished(&self) -> u64 {
        self.open + self.in_doubt + self.totals.failures()
    }
}

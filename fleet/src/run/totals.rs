//! How far a run is, and how it ended.

use super::{Event, Progress, Report, Run, StepState, Totals};

impl Run<'_> {
    /// Stops sending. Steps under way are awaited.
    pub fn stop(&mut self) {
        self.stopping = true;
    }

    /// The next event to show.
    pub fn event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// The counts so far.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// How far the run is.
    pub fn progress(&self) -> Progress {
        let mut open = vec![0_u32; self.accounts.len()];
        for (step, state) in self.plan.steps.iter().zip(&self.states) {
            let is_open =
                matches!(state, StepState::Open { .. } | StepState::Ready(_) | StepState::Flight(_));
            if let (true, Some(open)) = (is_open, open.get_mut(usize::from(step.account))) {
                *open += 1;
            }
        }
        // Accounts are applied at the same time: the slowest one decides.
        let (mut rate, mut seconds_left) = (0.0, 0.0_f64);
        for (account, open) in self.accounts.iter().zip(open).filter(|(_, open)| *open > 0) {
            let of_account = account.rate(self.now);
            rate += of_account;
            seconds_left = seconds_left.max(f64::from(open) / of_account);
        }
        let Totals { steps, .. } = self.totals;
        Progress { ended: self.totals.ended(), steps, failed: self.totals.failures(), rate, seconds_left }
    }

    pub(super) fn has_unfinished(&self) -> bool {
        self.states.iter().any(|state| match state {
            StepState::Open { .. }
            | StepState::Ready(_)
            | StepState::Flight(_)
            | StepState::Unresolved
            | StepState::Left => true,
            StepState::Ended(outcome) => !outcome.is_done(),
            StepState::Skipped(_) => false,
        })
    }

    pub(super) fn ending(&self) -> Report {
        let count = |is: fn(&StepState) -> bool| self.states.iter().filter(|state| is(state)).count() as u64;
        Report {
            totals: self.totals.clone(),
            unresolved: count(|state| *state == StepState::Unresolved),
            left: count(|state| {
                matches!(state, StepState::Left | StepState::Open { .. } | StepState::Ready(_))
            }),
            stopped: self.stopping
                || self.accounts.iter().any(|account| account.is_stopped)
                || self.has_stopped_kind,
            journal_error: self.broken.clone(),
        }
    }
}

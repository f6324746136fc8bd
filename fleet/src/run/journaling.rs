//! The journal of a run: what follows a written line, a sync, and their failure.

use std::time::Duration;

use super::{After, Run, StepState};

impl Run<'_> {
    /// The line was written, or could not be.
    pub fn appended(&mut self, result: Result<(), String>, now: Duration) {
        let after = self.writing.take();
        if let Err(error) = result {
            return self.fail_journal(error);
        }
        self.unsynced += 1;
        self.unsynced_since.get_or_insert(now);
        match after {
            Some(After::Begin(step)) => {
                let starts = self.plan.steps.get(step).is_some_and(|step| step.operation.starts_task());
                if starts {
                    self.must_sync = true;
                    self.begin_when_synced.push(step);
                } else {
                    self.begin.push_back(step);
                }
            }
            Some(After::Sync) => self.must_sync = true,
            Some(After::Nothing) | None => {}
        }
    }

    /// The journal was made to last, or could not be. A failed sync is never repeated: the lines may be lost.
    pub fn synced(&mut self, result: Result<(), String>) {
        if let Err(error) = result {
            return self.fail_journal(error);
        }
        (self.unsynced, self.unsynced_since, self.must_sync) = (0, None, false);
        self.begin.extend(self.begin_when_synced.drain(..));
    }

    pub(super) fn fail_journal(&mut self, error: String) {
        self.broken = Some(error);
        self.outbox.clear();
        // Steps whose line was to be written have not been sent, and are not.
        let waiting: Vec<usize> = self.begin.drain(..).chain(self.begin_when_synced.drain(..)).collect();
        let unsent =
            self.states.iter().enumerate().filter(|(_, state)| matches!(state, StepState::Flight(_)));
        let begun: Vec<usize> = unsent.map(|(step, _)| step).collect();
        for step in begun {
            let is_begun = self.accounts.iter().any(|account| account.begun.contains(&step));
            if !is_begun || waiting.contains(&step) {
                self.set(step, StepState::Left);
                self.in_flight -= 1;
            }
        }
    }
}

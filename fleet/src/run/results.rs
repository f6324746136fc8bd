//! Results of reads and steps: preconditions, skips, pilots, failures.

use std::collections::VecDeque;

use numplan::updated::{Evidence, FieldState};
use numplan::{PhoneNumber, Sent};
use serde_json::Value;

use super::check::{self, Decision};
use super::{After, CurrentValues, Event, Kind, Pilot, ReadRequest, ReadResult, Run, StepState};
use crate::journal::{Entry, FieldEnd, Skip, SkipReason, StepEnd, StepOutcome};

impl Run<'_> {
    /// Takes the result of a read.
    pub fn read(&mut self, request: ReadRequest, result: ReadResult) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let index = match request {
            ReadRequest::Page(account) | ReadRequest::Number(account, _) => account,
        };
        if let Some(account) = self.accounts.get_mut(usize::from(index)) {
            account.read_ended(request);
        }
        match (request, result) {
            (_, ReadResult::Failed(message)) => {
                let account = self.plan.header.account_name(index);
                self.events.push_back(Event::ReadFailed { account, message });
                self.stop_account(index);
            }
            (ReadRequest::Page(_), ReadResult::Page(numbers, is_last)) => {
                for (number, shown) in numbers {
                    self.number_read(index, number, Some(&shown));
                }
                if let (true, Some(account)) = (is_last, self.accounts.get_mut(usize::from(index))) {
                    account.list_ended();
                }
            }
            (ReadRequest::Number(_, number), ReadResult::Number(shown)) => {
                self.number_read(index, number, shown.as_ref());
            }
            // A driver that answers another question has read nothing.
            (ReadRequest::Page(_), ReadResult::Number(_))
            | (ReadRequest::Number(..), ReadResult::Page(..)) => {}
        }
    }

    /// Checks the steps of a number against what it shows.
    pub(super) fn number_read(&mut self, index: u16, number: PhoneNumber, shown: Option<&CurrentValues>) {
        let Some(account) = self.accounts.get_mut(usize::from(index)) else { return };
        for step in account.take_number(number) {
            let Some(StepState::Open { in_doubt }) = self.states.get(step).cloned() else { continue };
            let Some(planned) = self.plan.steps.get(step) else { continue };
            let verdict =
                check::check(self.plan, step, planned, shown, &self.secrets, &self.options.overwrite);
            match verdict {
                Decision::Already if in_doubt => self.settle(step),
                Decision::Already => self.skip(step, SkipReason::Already, Vec::new()),
                Decision::Missing => self.skip(step, SkipReason::Missing, Vec::new()),
                // A start whose end is not known is sent again only after a person's word.
                Decision::Go(_) | Decision::Drifted(_) if in_doubt && planned.operation.starts_task() => {
                    self.set(step, StepState::Unresolved);
                    self.events.push_back(Event::Unresolved { step });
                }
                Decision::Drifted(observed) => self.skip(step, SkipReason::Drifted, observed),
                Decision::Go(fields) => {
                    self.set(step, StepState::Ready(fields));
                    if let Some(account) = self.accounts.get_mut(usize::from(index)) {
                        account.ready.push_back(step);
                    }
                }
            }
        }
    }

    /// A step of an earlier process shows its effect.
    pub(super) fn settle(&mut self, step: usize) {
        let fields = self.plan.steps.get(step).into_iter().flat_map(|planned| {
            planned.fields.iter().filter_map(|change| self.plan.header.field(planned.account, change.field))
        });
        let shown = Some(Evidence::ReadBack);
        let fields = fields.map(|field| FieldEnd::new(field.name, FieldState::Applied, shown)).collect();
        let end = StepEnd { fields, ..StepEnd::new(step, StepOutcome::Applied, Sent::Maybe) };
        self.finish(&end);
        self.outbox.push_back((Entry::End(end), After::Nothing));
    }

    pub(super) fn skip(&mut self, step: usize, reason: SkipReason, observed: Vec<(String, Value)>) {
        self.set(step, StepState::Skipped(reason));
        self.totals.skip(reason);
        let skip = Skip { step, reason, observed };
        self.events.push_back(Event::Skipped(skip.clone()));
        self.outbox.push_back((Entry::Skip(skip), After::Nothing));
    }

    pub(super) fn leave(&mut self, step: usize) {
        self.set(step, StepState::Left);
        self.has_stopped_kind = true;
    }

    /// Takes the result of a step. `throttled`: the provider asked to slow down.
    pub fn ended(&mut self, end: StepEnd, throttled: bool) {
        let step = end.step;
        let Some(planned) = self.plan.steps.get(step) else { return };
        self.in_flight = self.in_flight.saturating_sub(1);
        if let Some(account) = self.accounts.get_mut(usize::from(planned.account)) {
            account.ended(step, planned.number, throttled, self.now);
        }
        let is_denied = matches!(end.code.as_deref(), Some("unauthorized" | "forbidden"));
        if is_denied {
            self.stop_account(planned.account);
        }
        self.finish(&end);
        self.land(step, &end);
        if !end.outcome.is_done() {
            self.failures += 1;
            // Zero: the first failure stops.
            if self.failures >= self.options.max_failures.max(1) {
                self.stopping = true;
                self.events.push_back(Event::TooManyFailures { failures: self.failures });
            }
        }
        if self.broken.is_none() {
            let after = if planned.operation.starts_task() { After::Sync } else { After::Nothing };
            self.outbox.push_back((Entry::End(end), after));
        }
    }

    pub(super) fn finish(&mut self, end: &StepEnd) {
        self.set(end.step, StepState::Ended(end.outcome));
        self.totals.count(end.outcome);
        self.events.push_back(Event::Ended(end.clone()));
    }

    /// The first step of a kind has ended: the others go, or stay.
    pub(super) fn land(&mut self, step: usize, end: &StepEnd) {
        let Some(kind) = self.kind(step) else { return };
        if self.pilots.get(&kind) != Some(&Pilot::Flying(step)) {
            return;
        }
        let is_refused = end.outcome == StepOutcome::Partial || end.code.as_deref() == Some("rejected");
        if is_refused || !end.unrequested.is_empty() {
            self.pilots.insert(kind.clone(), Pilot::Failed);
            self.events.push_back(Event::KindStopped { step, unrequested: end.unrequested.clone() });
            for waiting in self.release(&kind) {
                self.leave(waiting);
            }
            return;
        }
        if end.outcome.is_done() {
            self.pilots.insert(kind.clone(), Pilot::Landed);
        } else {
            // It failed for a reason of its own: the next one is the pilot.
            self.pilots.remove(&kind);
        }
        let waiting = self.release(&kind);
        if let Some(account) = self.accounts.get_mut(usize::from(kind.0)) {
            account.ready.extend(waiting);
        }
    }

    /// The steps that waited for the pilot of a kind.
    pub(super) fn release(&mut self, kind: &Kind) -> VecDeque<usize> {
        let waiting = self.deferred.remove(kind).unwrap_or_default();
        if let Some(account) = self.accounts.get_mut(usize::from(kind.0)) {
            account.deferred -= waiting.len();
        }
        waiting
    }

    pub(super) fn stop_account(&mut self, index: u16) {
        if let Some(account) = self.accounts.get_mut(usize::from(index)) {
            account.is_stopped = true;
        }
    }
}

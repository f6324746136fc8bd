//! The end of an operation: reads after a request, success, failure.

use std::time::Duration;

use super::Exchange;
use super::context::Context;
use super::outcome::Outcome;
use super::phase::{
    ONCE_SCHEDULE, Phase, RECONCILE_SCHEDULE, Recovery, Tried, Tries, VERIFY_SCHEDULE, conclusive, next_look,
};
use super::step::Env;
use crate::operation::{Operation, Reconciled, Response, Safety};
use crate::types::error::{Error, ErrorCode, FieldError, Sent};

impl<O: Operation + ?Sized> Exchange<O> {
    // -- recovery --------------------------------------------------------------------------------------------

    /// Reads back after a lost response: once, after an order several times. `last`: the attempts are used up.
    pub(super) fn start_recovery(&mut self, tries: Tries, failure: Error, since: Duration, last: bool) {
        let looks = match self.operation.safety() {
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask => ONCE_SCHEDULE,
            Safety::Irreversible => RECONCILE_SCHEDULE,
        };
        self.phase = Phase::Recover(Recovery { tries, failure, looks, since, last });
    }

    /// Ends the operation's own request. An idempotent write that may have been carried out is read once before.
    pub(super) fn fail_or_read_back(&mut self, tries: Tries, error: Error, now: Duration) {
        let readable = self.operation.read_back(&self.account).is_some();
        if self.operation.safety() == Safety::Idempotent && self.may_have_acted && readable {
            self.start_recovery(tries, error, now, true);
        } else {
            self.fail_main(error);
        }
    }

    /// Takes in a read after a request whose effect is not known.
    pub(super) fn recover(&mut self, recovery: Recovery, outcome: Outcome, env: &mut Env<'_>) {
        let response = conclusive(outcome);
        let shown = match &response {
            Some(response) => self.operation.reconcile(response),
            None => Reconciled::Inconclusive,
        };
        let next = next_look(recovery.looks, recovery.since).filter(|next| *next < self.deadline);
        match (shown, next) {
            (Reconciled::Applied(output), _) => self.follow_up(Box::new(output), env.now.elapsed),
            (Reconciled::NotApplied, _) if !recovery.last => {
                let Recovery { tries, failure, looks, since, .. } = recovery;
                match self.again(tries, failure, false, None, env) {
                    Tried::Again(tries) => self.phase = Phase::Main(tries),
                    Tried::Failed(tries, failure) | Tried::ReadBack(tries, failure) => {
                        let recovery = Recovery { tries, failure, looks, since, last: false };
                        self.end_recovery(recovery, &self.observed(response.as_ref()));
                    }
                    Tried::Answered(..) => self.phase = Phase::Ended(None),
                }
            }
            (Reconciled::Inconclusive, Some(next)) => {
                self.wake = next;
                self.phase = Phase::Recover(Recovery { looks: &recovery.looks[1..], ..recovery });
            }
            (Reconciled::NotApplied | Reconciled::Inconclusive, _) => {
                self.end_recovery(recovery, &self.observed(response.as_ref()));
            }
        }
    }

    /// Fields that a read shows with another value than requested.
    pub(super) fn observed(&self, response: Option<&Response>) -> Vec<FieldError> {
        response.map(|response| self.operation.observed(response)).unwrap_or_default()
    }

    /// The reads are over, and did not show the change.
    pub(super) fn end_recovery(&mut self, recovery: Recovery, observed: &[FieldError]) {
        let Recovery { mut failure, last, .. } = recovery;
        if !observed.is_empty() {
            let fields: Vec<String> = observed.iter().map(ToString::to_string).collect();
            let detail = failure.details_mut();
            detail.message = format!("{}; read afterwards: {}", detail.message, fields.join("; "));
            detail.fields = observed.to_vec();
        }
        if last { self.fail_main(failure) } else { self.fail_unknown(&failure) }
    }

    // -- after success ---------------------------------------------------------------------------------------

    pub(super) fn follow_up(&mut self, output: Box<O::Output>, now: Duration) {
        if self.follow.wait.is_some() && self.operation.task(&output).is_some() {
            self.wake = now.saturating_add(Duration::from_secs(1));
            self.phase = Phase::Task { output, polls: 1, since: now };
        } else if self.follow.verify || self.operation.needs_read_back(&output) {
            let looks = if self.follow.verify { VERIFY_SCHEDULE } else { ONCE_SCHEDULE };
            self.phase = Phase::Effect { output, looks, since: now };
        } else {
            self.finish(output);
        }
    }

    /// Reads the number after a task has ended or its time is up. The final words of a task are not documented, and
    /// a read may lag behind, so it is repeated.
    pub(super) fn look_for_effect(
        &mut self,
        output: Box<O::Output>,
        looks: &'static [u64],
        now: Duration,
        since: Duration,
    ) {
        // The time of the task does not count as the operation's.
        self.deadline = self.deadline.saturating_add(now.saturating_sub(since));
        self.wake = now;
        self.phase = Phase::Effect { output, looks, since: now };
    }

    pub(super) fn finish(&mut self, mut output: Box<O::Output>) {
        self.operation.finish(&mut output, &self.record, &self.account);
        self.phase = Phase::Ended(Some(Ok(output)));
    }

    // -- failing ---------------------------------------------------------------------------------------------

    pub(super) fn context(&self) -> Context {
        Context::of(&*self.operation, &self.account)
    }

    pub(super) fn fail(&mut self, mut error: Error) {
        let detail = error.details_mut();
        detail.sent = self.sent;
        detail.attempts = self.record.attempts;
        let error = self.context().complete(error);
        self.phase = Phase::Ended(Some(Err(error)));
    }

    /// Fails the operation's own request, with regard to what earlier attempts may have done.
    pub(super) fn fail_main(&mut self, mut error: Error) {
        let write = self.operation.safety() != Safety::ReadOnly;
        if write && self.lost {
            return self.fail_unknown(&error);
        }
        let unreachable = matches!(error.code, ErrorCode::Network | ErrorCode::Timeout);
        if write && self.sent == Sent::Yes && unreachable {
            // An earlier attempt got a failure as its response; `network` would say that nothing was sent.
            error.details_mut().code = ErrorCode::Unavailable;
        }
        self.fail(error);
    }

    pub(super) fn fail_unknown(&mut self, cause: &Error) {
        let error = self.context().unknown(cause);
        self.fail(error);
    }
}

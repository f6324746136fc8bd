//! The state machine of [`exchange`](crate::exchange) for a named operation, for a caller that sends requests itself and
//! wants the engine's retries.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::session::Session;
use crate::exchange::{self, Attempt, Env, Exchange, Now, Step};
use crate::operation::Safety;
use crate::operation::catalog::{AnyOperation, AnyOutput, Cataloged, Finished, OperationSpec};
use crate::types::error::Error;

/// The exchange of one operation. The caller supplies the clock, the random numbers and the network.
pub trait ManualExchange: Send {
    /// Returns the safety of the operation: whether it may be sent again.
    fn safety(&self) -> Safety;

    /// Returns the next action. `random`: a new number from 0 to 1 for each call.
    fn next(&mut self, now: Now, random: f64) -> ExchangeStep;

    /// Reports the outcome of the attempt that was sent last.
    fn report(&mut self, outcome: exchange::Outcome, now: Now, random: f64);

    /// Cancels the exchange and returns what is known.
    fn cancel(&mut self) -> Result<Finished, Error>;
}

/// The next action of the caller.
#[derive(Debug)]
pub enum ExchangeStep {
    /// Send this request once and report its outcome.
    Send(Attempt),
    /// Call `next` again after this time.
    Wait(std::time::Duration),
    /// The exchange has ended.
    Done(Result<Finished, Error>),
}

/// An exchange with one provider.
pub(super) struct ExchangeOf<P: Cataloged> {
    pub(super) exchange: Exchange<AnyOperation<P, AnyOutput>>,
    pub(super) session: Arc<Session<P>>,
    pub(super) spec: &'static OperationSpec,
}

impl<P: Cataloged> ManualExchange for ExchangeOf<P> {
    fn safety(&self) -> Safety {
        self.exchange.operation().safety()
    }

    fn next(&mut self, now: Now, random: f64) -> ExchangeStep {
        let step = {
            let mut shared = self.session.manual_shared.lock().unwrap_or_else(PoisonError::into_inner);
            self.exchange.next(&mut Env { now, random, shared: &mut shared })
        };
        match step {
            Step::Send(attempt) => ExchangeStep::Send(*attempt),
            Step::Wait(time) => ExchangeStep::Wait(time),
            Step::Reauthenticate(_) => {
                self.exchange.reauthenticate(Ok(None));
                ExchangeStep::Wait(Duration::ZERO)
            }
            Step::Done(end) => ExchangeStep::Done(self.session.finish(end, self.spec)),
        }
    }

    fn report(&mut self, outcome: exchange::Outcome, now: Now, random: f64) {
        let mut shared = self.session.manual_shared.lock().unwrap_or_else(PoisonError::into_inner);
        self.exchange.report(outcome, &mut Env { now, random, shared: &mut shared });
    }

    fn cancel(&mut self) -> Result<Finished, Error> {
        let end = self.exchange.cancel();
        self.session.finish(end, self.spec)
    }
}

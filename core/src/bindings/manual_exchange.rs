//! The state machine of [`exchange`](crate::exchange) for a named operation, for a caller that sends requests itself and
//! wants the engine's retries.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::exchange::{self, Attempt, Env, Exchange, Limits, Now, Shared, Step};
use crate::operation::account::Account;
use crate::operation::catalog::{
    AnyOperation, AnyOutput, Cataloged, Dialect, Finished, Named, OperationSpec, respell_error,
};
use crate::operation::{Follow, Safety};
use crate::types::error::Error;

/// The exchange of one operation. The caller supplies the clock, the random numbers and the network.
pub struct ManualExchange(Box<dyn AnyExchange>);

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

/// An exchange of any provider.
pub(super) trait AnyExchange: Send {
    fn safety(&self) -> Safety;
    fn next(&mut self, now: Now, random: f64) -> ExchangeStep;
    fn report(&mut self, outcome: exchange::Outcome, now: Now, random: f64);
    fn cancel(&mut self) -> Result<Finished, Error>;
}

impl ManualExchange {
    pub(super) fn new(exchange: Box<dyn AnyExchange>) -> Self {
        Self(exchange)
    }

    /// Returns the safety of the operation: whether it may be sent again.
    pub fn safety(&self) -> Safety {
        self.0.safety()
    }

    /// Returns the next action. `random`: a new number from 0 to 1 for each call.
    pub fn next(&mut self, now: Now, random: f64) -> ExchangeStep {
        self.0.next(now, random)
    }

    /// Reports the outcome of the attempt that was sent last.
    pub fn report(&mut self, outcome: exchange::Outcome, now: Now, random: f64) {
        self.0.report(outcome, now, random);
    }

    /// Cancels the exchange and returns what is known.
    pub fn cancel(&mut self) -> Result<Finished, Error> {
        self.0.cancel()
    }
}

impl fmt::Debug for ManualExchange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("ManualExchange")
    }
}

/// An exchange with one provider.
pub(super) struct ExchangeOf<P: Cataloged> {
    exchange: Exchange<AnyOperation<P, AnyOutput>>,
    shared: Arc<Mutex<Shared>>,
    spec: &'static OperationSpec,
    dialect: &'static Dialect,
}

impl<P: Cataloged> ExchangeOf<P> {
    pub(super) fn new(
        named: Named<P>,
        account: Account<P>,
        limits: Limits,
        follow: Follow,
        now: Now,
        shared: Arc<Mutex<Shared>>,
        dialect: &'static Dialect,
    ) -> Self {
        let Named { spec, operation } = named;
        Self { exchange: Exchange::boxed(operation, account, limits, follow, now), shared, spec, dialect }
    }

    fn finish(&self, end: Result<AnyOutput, Error>) -> Result<Finished, Error> {
        match end {
            Ok(outcome) => Ok(outcome.finish(self.spec, self.dialect)),
            Err(error) => Err(respell_error(error, &self.spec.names(), self.dialect)),
        }
    }
}

impl<P: Cataloged> AnyExchange for ExchangeOf<P> {
    fn safety(&self) -> Safety {
        self.exchange.operation().safety()
    }

    fn next(&mut self, now: Now, random: f64) -> ExchangeStep {
        let step = {
            let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
            self.exchange.next(&mut Env { now, random, shared: &mut shared })
        };
        match step {
            Step::Send(attempt) => ExchangeStep::Send(attempt),
            Step::Wait(time) => ExchangeStep::Wait(time),
            Step::Reauthenticate(_) => {
                self.exchange.reauthenticate(Ok(None));
                ExchangeStep::Wait(Duration::ZERO)
            }
            Step::Done(end) => ExchangeStep::Done(self.finish(end)),
        }
    }

    fn report(&mut self, outcome: exchange::Outcome, now: Now, random: f64) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        self.exchange.report(outcome, &mut Env { now, random, shared: &mut shared });
    }

    fn cancel(&mut self) -> Result<Finished, Error> {
        let end = self.exchange.cancel();
        self.finish(end)
    }
}

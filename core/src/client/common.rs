//! Shared parts of the blocking and the async client.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::config::{AttemptEvent, OperationOptions, Settings};
use super::shared_state::SharedState;
use super::wire;
use crate::exchange::{Env, Exchange, Now, Outcome, Shared, Step, TransportError, TransportErrorKind};
use crate::operation::Operation;
use crate::operation::account::Account;
use crate::operation::provider::Provider;
use crate::types::error::Error;

/// The part that the blocking and the async client have in common.
#[derive(Debug)]
pub(super) struct Common<P: Provider> {
    pub(super) account: Account<P>,
    pub(super) settings: Settings,
    shared: SharedState,
}

impl<P: Provider> Common<P> {
    pub(super) fn new(account: Account<P>, settings: Settings) -> Self {
        let own = || SharedState::new(Shared::new(settings.max_rate.per_second(P::MAX_RATE)));
        let shared = settings.shared.clone().unwrap_or_else(own);
        Self { account, settings, shared }
    }

    /// The time. Only a response can ask for a wait until a time of day, so only `report` reads the wall clock.
    fn now(&self, reports: bool) -> Now {
        let unix = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Now { elapsed: self.shared.elapsed(), unix: if reports { unix() } else { Duration::ZERO } }
    }

    pub(super) fn begin<O: Operation<Provider = P> + ?Sized>(
        &self,
        operation: Box<O>,
        options: OperationOptions,
    ) -> Exchange<O> {
        let limits = options.limits(self.settings.limits);
        Exchange::boxed(operation, self.account.clone(), limits, options.follow, self.now(false))
    }

    /// Passes the clock, a random number and the shared state to the exchange.
    fn with_env<T>(&self, reports: bool, act: impl FnOnce(&mut Env<'_>) -> T) -> T {
        self.shared.with(|shared| {
            // Read under the lock: slots are reserved in the order of time.
            act(&mut Env { now: self.now(reports), random: fastrand::f64(), shared })
        })
    }

    pub(super) fn next<O: Operation<Provider = P> + ?Sized>(
        &self,
        exchange: &mut Exchange<O>,
    ) -> Step<O::Output> {
        self.with_env(false, |env| exchange.next(env))
    }

    pub(super) fn report<O: Operation<Provider = P> + ?Sized>(
        &self,
        exchange: &mut Exchange<O>,
        outcome: Outcome,
    ) {
        self.with_env(true, |env| exchange.report(outcome, env));
    }

    /// Reports an attempt to the observer, without values and secrets.
    pub(super) fn observe(
        &self,
        operation: &'static str,
        attempt: u32,
        method: &http::Method,
        template: &'static str,
        started: Instant,
        outcome: &Outcome,
    ) {
        let Some(observer) = &self.settings.observer else {
            return;
        };
        let (status, error) = match outcome {
            Outcome::Answered(response) | Outcome::TooLarge(response) => {
                (Some(response.status().as_u16()), None)
            }
            Outcome::NotSent(error) | Outcome::NoResponse(error) => (None, Some(error.kind)),
        };
        let took = started.elapsed();
        observer.call(&AttemptEvent {
            provider: P::ID,
            operation,
            attempt,
            method,
            template,
            status,
            error,
            took,
        });
    }
}

/// The request waited in the queue for too long. `in_flight`: the places on the wire.
pub(super) fn queue_timed_out(in_flight: usize) -> Outcome {
    let text = format!("{in_flight} are on the wire, as many as `in_flight` allows");
    Outcome::NotSent(TransportError::new(TransportErrorKind::Queue, text))
}

/// The HTTP client could not be set up again after a fork or for a fresh connection. The exchange decides what that
/// means, since an earlier attempt may have left.
pub(super) fn no_client(error: &Error) -> Outcome {
    Outcome::NotSent(TransportError::new(TransportErrorKind::Connect, error.message.clone()))
}

/// The HTTP client refused the settings.
pub(super) fn unusable(error: &reqwest::Error) -> Error {
    Error::config(format!("the client cannot be set up: {}", wire::words(error)))
}

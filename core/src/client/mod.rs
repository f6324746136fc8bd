//! The clients: they send and wait, and decide nothing.
//!
//! Both drive an [`Exchange`](crate::exchange::Exchange) to its end. What they share is here: settings, the
//! clock, the state that the calls of a client hand to one another.

pub mod blocking;
mod cancel;
mod config;
mod nonblocking;
mod pages;
mod tls;
mod transport;
mod wire;

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub use cancel::CancelToken;
pub use config::{Builder, Event, Listener, OperationOptions, Settings};
pub use nonblocking::Client;
pub use pages::Items;
pub use transport::Transport;

use crate::exchange::{Env, Exchange, Now, Outcome, Shared, Step, TransportError, TransportErrorKind};
use crate::operation::Operation;
use crate::operation::provider::Provider;
use crate::{Account, Error};

/// What every client has, however it sends.
#[derive(Debug)]
struct Common<P: Provider> {
    account: Account<P>,
    settings: Settings,
    started: Instant,
    shared: Mutex<Shared>,
}

impl<P: Provider> Common<P> {
    fn new(account: Account<P>, settings: Settings) -> Self {
        let shared = Mutex::new(Shared::new(settings.max_rate.per_second(P::MAX_RATE)));
        Self { account, settings, started: Instant::now(), shared }
    }

    fn now(&self) -> Now {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Now { elapsed: self.started.elapsed(), unix }
    }

    fn begin<O: Operation<Provider = P>>(&self, operation: O, options: OperationOptions) -> Exchange<O> {
        let limits = options.limits(self.settings.limits);
        Exchange::new(operation, self.account.clone(), limits, options.follow, self.now())
    }

    /// Hands the exchange the clock, a random number and what the client's calls share.
    fn with_env<T>(&self, act: impl FnOnce(&mut Env<'_>) -> T) -> T {
        let now = self.now();
        // A panic elsewhere leaves numbers behind, and any numbers are valid ones.
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut Env { now, random: fastrand::f64(), shared: &mut shared })
    }

    fn next<O: Operation<Provider = P>>(&self, exchange: &mut Exchange<O>) -> Step<O::Output> {
        self.with_env(|env| exchange.next(env))
    }

    fn report<O: Operation<Provider = P>>(&self, exchange: &mut Exchange<O>, outcome: Outcome) {
        self.with_env(|env| exchange.report(outcome, env));
    }

    /// Tells whoever listens what became of an attempt. Neither values nor secrets are in it.
    fn observe(
        &self,
        operation: &'static str,
        attempt: u32,
        method: &http::Method,
        template: &'static str,
        took: Duration,
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
        observer.call(&Event { provider: P::ID, operation, attempt, method, template, status, error, took });
    }
}

/// The call's turn to send did not come in time.
fn line_is_long() -> Outcome {
    Outcome::NotSent(TransportError::new(TransportErrorKind::Queue, ""))
}

/// There is nothing to send with: a client that was set up once could not be set up again. It is for the exchange
/// to say what that means, since an earlier attempt may have gone.
fn no_client(error: &Error) -> Outcome {
    Outcome::NotSent(TransportError::new(TransportErrorKind::Connect, error.message.clone()))
}

/// The client's own settings cannot be carried out.
fn unusable(error: &reqwest::Error) -> Error {
    Error::config(format!("the client cannot be set up: {}", wire::words(error)))
}

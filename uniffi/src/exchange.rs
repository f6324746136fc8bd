//! One operation that the app drives by itself: the app has the clock and the network, the engine decides.

use std::sync::{Mutex, MutexGuard, PoisonError};

use numplan::bindings::{ExchangeStep, ManualExchange};
use numplan::exchange::Now;
use serde_json::json;

use crate::failure::FfiFailure;
use crate::value::FfiValue;
use crate::wire::{FfiAttempt, FfiOutcome, seconds};

/// One operation that the app drives. Times are seconds since a fixed moment (`elapsed`) and since 1970.
#[derive(uniffi::Object)]
pub struct FfiExchange(pub(crate) Mutex<Box<dyn ManualExchange>>);

/// The next step of an exchange.
#[derive(uniffi::Enum)]
pub enum FfiStep {
    /// Send the attempt once, then report its outcome.
    Send {
        /// The request to send.
        attempt: FfiAttempt,
    },
    /// Ask for the next step again after this time.
    Wait {
        /// The time to wait, in seconds.
        seconds: f64,
    },
    /// The operation ended.
    Done {
        /// The result of the operation.
        value: FfiValue,
    },
}

impl FfiExchange {
    fn lock(&self) -> MutexGuard<'_, Box<dyn ManualExchange>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time of both clocks.
pub(crate) fn now(elapsed: f64, since_epoch: f64) -> Now {
    Now { elapsed: seconds(elapsed), unix: seconds(since_epoch) }
}

#[uniffi::export]
impl FfiExchange {
    /// The retry class of the operation: `read_only`, `idempotent`, `starts_task` or `irreversible`.
    pub fn safety(&self) -> Result<String, FfiFailure> {
        Ok(json!(self.lock().safety()).as_str().unwrap_or_default().to_owned())
    }

    /// Returns the next step, or the error of the operation. `random` is a new number from 0 to 1 each time.
    pub fn next(&self, elapsed: f64, since_epoch: f64, random: f64) -> Result<FfiStep, FfiFailure> {
        let step = self.lock().next(now(elapsed, since_epoch), random);
        Ok(match step {
            ExchangeStep::Send(attempt) => FfiStep::Send { attempt: attempt.into() },
            ExchangeStep::Wait(time) => FfiStep::Wait { seconds: time.as_secs_f64() },
            ExchangeStep::Done(end) => FfiStep::Done { value: end?.value.into() },
        })
    }

    /// Reports the outcome of the last attempt.
    pub fn report(
        &self,
        outcome: FfiOutcome,
        elapsed: f64,
        since_epoch: f64,
        random: f64,
    ) -> Result<(), FfiFailure> {
        self.lock().report(outcome.into(), now(elapsed, since_epoch), random);
        Ok(())
    }

    /// Cancels the operation and returns its result as far as it is known.
    pub fn cancel(&self) -> Result<FfiValue, FfiFailure> {
        Ok(self.lock().cancel()?.value.into())
    }
}

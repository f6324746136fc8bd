//! The course of one operation, for an app that brings the clock and the wire and wants the engine's retries.

use std::sync::{Mutex, PoisonError};

use numplan::bindings::{ExchangeStep, ManualExchange};
use numplan::exchange::Now;
use numplan::operation::Safety;

use crate::failure::FfiFailure;
use crate::tree::FfiTree;
use crate::wire::{FfiAttempt, FfiOutcome, time};

/// The course of one operation. Times are in seconds: since a fixed moment, and since 1970.
#[derive(uniffi::Object)]
pub struct FfiCourse(Mutex<ManualExchange>);

/// What to do next.
#[derive(uniffi::Enum)]
pub enum FfiMove {
    /// Send this once, and report what became of it.
    Send {
        /// This.
        attempt: FfiAttempt,
    },
    /// Come back after so many seconds.
    Wait {
        /// So many.
        seconds: f64,
    },
    /// It is over, and this came of it.
    Done {
        /// This.
        value: FfiTree,
    },
}

impl FfiCourse {
    pub(crate) fn new(course: ManualExchange) -> Self {
        Self(Mutex::new(course))
    }

    fn with<T>(&self, act: impl FnOnce(&mut ManualExchange) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn now(elapsed: f64, since_epoch: f64) -> Now {
    Now { elapsed: time(elapsed), unix: time(since_epoch) }
}

#[uniffi::export]
impl FfiCourse {
    /// What may be sent again: `read`, `sets`, `starts` or `spends`.
    pub fn safety(&self) -> Result<String, FfiFailure> {
        let word = match self.with(|course| course.safety()) {
            Safety::ReadOnly => "read",
            Safety::Idempotent => "sets",
            Safety::StartsTask => "starts",
            Safety::Irreversible => "spends",
        };
        Ok(word.to_owned())
    }

    /// What to do next. `random`: a number from 0 to 1, another one each time. Throws what the operation failed with.
    pub fn next(&self, elapsed: f64, since_epoch: f64, random: f64) -> Result<FfiMove, FfiFailure> {
        Ok(match self.with(|course| course.next(now(elapsed, since_epoch), random)) {
            ExchangeStep::Send(attempt) => FfiMove::Send { attempt: attempt.into() },
            ExchangeStep::Wait(time) => FfiMove::Wait { seconds: time.as_secs_f64() },
            ExchangeStep::Done(end) => FfiMove::Done { value: end?.value.into() },
        })
    }

    /// Reports what became of the attempt that was sent last.
    pub fn report(
        &self,
        outcome: FfiOutcome,
        elapsed: f64,
        since_epoch: f64,
        random: f64,
    ) -> Result<(), FfiFailure> {
        self.with(|course| course.report(outcome.into(), now(elapsed, since_epoch), random));
        Ok(())
    }

    /// Gives the operation up, and says how things stand.
    pub fn cancel(&self) -> Result<FfiTree, FfiFailure> {
        Ok(self.with(ManualExchange::cancel)?.value.into())
    }
}

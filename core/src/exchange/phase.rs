//! Where an exchange stands, and what it makes of what a transport reports.

use std::time::Duration;

use super::hint::hint;
use super::{Env, Outcome, Shared};
use crate::operation::Response;
use crate::types::error::Error;

/// Where an exchange stands.
#[derive(Debug)]
pub(super) enum Phase<T> {
    Start,
    /// Reading what the request needs.
    Precheck(Tries),
    /// Sending the request.
    Main(Tries),
    /// Reading back after a lost answer.
    Recover {
        tries: Tries,
        failure: Error,
        looks: &'static [u64],
        since: Duration,
    },
    /// Following the task that the request has started.
    Task {
        output: T,
        polls: u32,
        since: Duration,
    },
    /// Looking whether the change shows.
    Effect {
        output: T,
        looks: &'static [u64],
        since: Duration,
    },
    Ended(Option<Result<T, Error>>),
}

/// The tries of one request.
#[derive(Debug, Default)]
pub(super) struct Tries {
    pub(super) made: u32,
    pub(super) tokens: u32,
    /// Why the last try failed.
    pub(super) failure: Option<Error>,
}

impl Tries {
    /// A clean success earns a token, a retried one gets its cost back.
    pub(super) fn pay_back(&self, shared: &mut Shared) {
        shared.give(if self.made <= 1 { 1 } else { self.tokens });
    }
}

/// Whether a request may go.
pub(super) enum Permit {
    Now,
    Later,
    Never,
}

/// How one try ended.
pub(super) enum Tried {
    Answered(Tries, Response),
    Again(Tries),
    ReadBack(Tries, Error),
    Failed(Error),
}

/// The wait that an answer asks for. A 429 holds the whole client back for it.
pub(super) fn note_retry_after(outcome: &Outcome, env: &mut Env<'_>) -> Option<Duration> {
    let (Outcome::Answered(response) | Outcome::TooLarge(response)) = outcome else {
        return None;
    };
    let status = response.status().as_u16();
    let hint = hint(status, response.headers(), Some(env.now.unix));
    if status == 429
        && let Some(pause) = hint
    {
        env.shared.pause(env.now.elapsed.saturating_add(pause));
    }
    hint
}

pub(super) fn is_absence(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Answered(response) if response.status() == http::StatusCode::NOT_FOUND)
}

/// The answer, if it shows something: that a thing is there, or that it is not.
pub(super) fn conclusive(outcome: Outcome) -> Option<Response> {
    let absent = is_absence(&outcome);
    match outcome {
        Outcome::Answered(response) if absent || response.status().is_success() => Some(response),
        Outcome::Answered(_) | Outcome::TooLarge(_) | Outcome::NotSent(_) | Outcome::NoResponse(_) => None,
    }
}

/// The answer, if it is a success.
pub(super) fn success(outcome: Outcome) -> Option<Response> {
    match outcome {
        Outcome::Answered(response) if response.status().is_success() => Some(response),
        Outcome::Answered(_) | Outcome::TooLarge(_) | Outcome::NotSent(_) | Outcome::NoResponse(_) => None,
    }
}

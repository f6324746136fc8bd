//! The phases of an exchange, and how a transport's report is classified.

use std::time::Duration;

use super::hint::hint;
use super::outcome::Outcome;
use super::shared::{Shared, TooLate};
use super::step::Env;
use crate::operation::Response;
use crate::types::error::Error;

/// When a change is verified, in seconds after it was made.
pub(super) const VERIFY_SCHEDULE: &[u64] = &[0, 1, 3, 7];
/// A single read.
pub(super) const ONCE_SCHEDULE: &[u64] = &[0];
/// When the account is read after the response to an order was lost, in seconds after the loss.
pub(super) const RECONCILE_SCHEDULE: &[u64] = &[0, 2, 5, 15];

/// The phase of an exchange. Outputs are large and exist for a short time, so they are boxed.
#[derive(Debug)]
pub(super) enum Phase<T> {
    Start,
    /// Reading what the request needs.
    Precheck(Tries),
    /// Sending the operation's own request.
    Main(Tries),
    /// Reading back after a lost response, or after the last attempt of an idempotent write.
    Recover(Recovery),
    /// Following the task that the request has started.
    Task {
        output: Box<T>,
        polls: u32,
        since: Duration,
    },
    /// Reading until the change shows.
    Effect {
        output: Box<T>,
        looks: &'static [u64],
        since: Duration,
    },
    Ended(Option<Result<Box<T>, Error>>),
}

/// Reads after a request whose effect is not known.
#[derive(Debug)]
pub(super) struct Recovery {
    pub(super) tries: Tries,
    /// The failure that made the reads necessary.
    pub(super) failure: Error,
    /// When to read, in seconds after `since`.
    pub(super) looks: &'static [u64],
    pub(super) since: Duration,
    /// Whether the attempts are used up, so that the request is not sent again whatever the read shows.
    pub(super) last: bool,
}

/// The attempts of one request.
#[derive(Debug, Default)]
pub(super) struct Tries {
    pub(super) made: u32,
    pub(super) tokens: u32,
    /// The failure of the last attempt.
    pub(super) failure: Option<Error>,
}

impl Tries {
    /// Returns tokens after a success: one for a clean one, the cost for a retried one.
    pub(super) fn pay_back(&self, shared: &mut Shared) {
        shared.give(if self.made <= 1 { 1 } else { self.tokens });
    }
}

/// Whether a request may go.
pub(super) enum Permit {
    Now,
    Later,
    /// The time is up.
    Expired,
    /// The client's pace or pause leaves no slot before the limit.
    Crowded(TooLate),
}

/// The result of one attempt.
pub(super) enum Tried {
    Answered(Tries, Response),
    Again(Tries),
    ReadBack(Tries, Error),
    Failed(Tries, Error),
}

/// The wait that a response asks for. A 429 pauses the whole client for it.
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

/// The response, if it proves something: that a thing exists, or that it does not.
pub(super) fn conclusive(outcome: Outcome) -> Option<Response> {
    let absent = is_absence(&outcome);
    match outcome {
        Outcome::Answered(response) if absent || response.status().is_success() => Some(response),
        Outcome::Answered(_) | Outcome::TooLarge(_) | Outcome::NotSent(_) | Outcome::NoResponse(_) => None,
    }
}

/// The response, if it is a success.
pub(super) fn success(outcome: Outcome) -> Option<Response> {
    match outcome {
        Outcome::Answered(response) if response.status().is_success() => Some(response),
        Outcome::Answered(_) | Outcome::TooLarge(_) | Outcome::NotSent(_) | Outcome::NoResponse(_) => None,
    }
}

/// Time of the read after this one.
pub(super) fn next_look(looks: &[u64], since: Duration) -> Option<Duration> {
    looks.get(1).map(|seconds| since.saturating_add(Duration::from_secs(*seconds)))
}

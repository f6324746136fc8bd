//! The table: what may be sent again, and when. Pure functions of what is known.

use std::time::Duration;

use crate::operation::Safety;

/// What became of one attempt, as far as the table looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptResult {
    /// Proved that no byte of the request left.
    NotSent,
    /// Sent, or perhaps sent, and no whole answer.
    NoResponse,
    /// Answered with a status that is no success.
    Status(u16),
    /// A 2xx answer that is not what the operation answers.
    ResponseError,
}

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryDecision {
    /// The request may be sent again.
    Again,
    /// A read must show what became of it first.
    ReadBack,
    /// That was it.
    Fail,
}

/// The table. `attempt` counts from 1.
pub fn decide(safety: Safety, what: AttemptResult, attempt: u32, throttled_orders: bool) -> RetryDecision {
    use Safety::{Idempotent, Irreversible, ReadOnly, StartsTask};
    match (what, safety) {
        (AttemptResult::NotSent, ReadOnly | Idempotent | StartsTask | Irreversible) => RetryDecision::Again,
        (AttemptResult::Status(429), ReadOnly | Idempotent | StartsTask) => RetryDecision::Again,
        // Whoever was told to slow down decides anew whether to spend, unless they have said so before.
        (AttemptResult::Status(429), Irreversible) if throttled_orders => RetryDecision::Again,
        (AttemptResult::Status(429), Irreversible) => RetryDecision::Fail,
        (AttemptResult::NoResponse, ReadOnly | Idempotent) => RetryDecision::Again,
        (AttemptResult::NoResponse, StartsTask | Irreversible) => RetryDecision::ReadBack,
        (AttemptResult::Status(408 | 502..=504 | 520..=524), ReadOnly | Idempotent) => RetryDecision::Again,
        (AttemptResult::Status(500), ReadOnly) => RetryDecision::Again,
        // A 500 may be the request's own fault: one more try tells.
        (AttemptResult::Status(500), Idempotent) if attempt == 1 => RetryDecision::Again,
        (AttemptResult::Status(500), Idempotent) => RetryDecision::Fail,
        (AttemptResult::Status(408 | 500 | 502..=504 | 520..=524), StartsTask | Irreversible) => {
            RetryDecision::ReadBack
        }
        (AttemptResult::Status(409), Irreversible) => RetryDecision::ReadBack,
        (AttemptResult::Status(_), ReadOnly | Idempotent | StartsTask | Irreversible) => RetryDecision::Fail,
        (AttemptResult::ResponseError, ReadOnly) => RetryDecision::Fail,
        (AttemptResult::ResponseError, Idempotent | StartsTask | Irreversible) => RetryDecision::ReadBack,
    }
}

/// How long to wait before a retry (the first is 0): full jitter over an exponential, `random` in 0…1.
pub fn backoff(retry: u32, throttled: bool, random: f64) -> Duration {
    const CAP: f64 = 20.0;
    let base = if throttled { 1.0 } else { 0.05 };
    let most = (base * 2_f64.powi(i32::try_from(retry).unwrap_or(i32::MAX))).min(CAP);
    let random = if random.is_nan() { 0.0 } else { random.clamp(0.0, 1.0) };
    Duration::from_secs_f64(random * most)
}

/// What a retry costs a client's token bucket.
pub const fn cost(throttled: bool) -> u32 {
    if throttled { 5 } else { 14 }
}

//! The retry table: what may be sent again, and when. Pure functions.

use std::time::Duration;

use crate::operation::Safety;

/// The result of one attempt, as far as the table distinguishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptResult {
    /// Proved: no byte of the request left.
    NotSent,
    /// Sent, or perhaps sent, and no complete response.
    NoResponse,
    /// A status outside 2xx.
    Status(u16),
    /// A 2xx response that is not what the operation returns.
    ResponseError,
}

/// The decision after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryDecision {
    /// The request may be sent again.
    Again,
    /// A read must show first whether the request was carried out.
    ReadBack,
    /// The operation fails.
    Fail,
}

/// The table. `attempt` counts from 1.
pub fn decide(safety: Safety, result: AttemptResult, attempt: u32, throttled_orders: bool) -> RetryDecision {
    use Safety::{Idempotent, Irreversible, ReadOnly, StartsTask};
    match (result, safety) {
        (AttemptResult::NotSent, ReadOnly | Idempotent | StartsTask | Irreversible) => RetryDecision::Again,
        (AttemptResult::Status(429), ReadOnly | Idempotent | StartsTask) => RetryDecision::Again,
        // A throttled caller decides again whether to spend, unless a setting says so in advance.
        (AttemptResult::Status(429), Irreversible) if throttled_orders => RetryDecision::Again,
        (AttemptResult::Status(429), Irreversible) => RetryDecision::Fail,
        (AttemptResult::NoResponse, ReadOnly | Idempotent) => RetryDecision::Again,
        (AttemptResult::NoResponse, StartsTask | Irreversible) => RetryDecision::ReadBack,
        (AttemptResult::Status(408 | 502..=504 | 520..=524), ReadOnly | Idempotent) => RetryDecision::Again,
        (AttemptResult::Status(500), ReadOnly) => RetryDecision::Again,
        // The request itself may cause the 500: one more attempt shows that.
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

/// Whether the provider may have carried out the request although no success was reported.
pub(super) const fn may_have_acted(result: AttemptResult) -> bool {
    match result {
        AttemptResult::NotSent => false,
        AttemptResult::NoResponse | AttemptResult::ResponseError => true,
        AttemptResult::Status(status) => matches!(status, 408 | 500 | 502..=504 | 520..=524),
    }
}

/// Delay before a retry (the first is 0): full jitter over an exponential, `random` in 0…1.
pub fn backoff(retry: u32, throttled: bool, random: f64) -> Duration {
    const CAP: f64 = 20.0;
    let base = if throttled { 1.0 } else { 0.05 };
    let most = (base * 2_f64.powi(i32::try_from(retry).unwrap_or(i32::MAX))).min(CAP);
    let random = if random.is_nan() { 0.0 } else { random.clamp(0.0, 1.0) };
    Duration::from_secs_f64(random * most)
}

/// Tokens that a retry costs.
pub const fn cost(throttled: bool) -> u32 {
    if throttled { 5 } else { 14 }
}

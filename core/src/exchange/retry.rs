//! The table: what may be sent again, and when. Pure functions of what is known.

use std::time::Duration;

use crate::operation::Class;

/// What became of one attempt, as far as the table looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Proved that no byte of the request left.
    NotSent,
    /// Sent, or perhaps sent, and no whole answer.
    NoAnswer,
    /// Answered with a status that is no success.
    Status(u16),
    /// A 2xx answer that is not what the operation answers.
    Unfit,
}

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The request may be sent again.
    Again,
    /// A read must show what became of it first.
    ReadBack,
    /// That was it.
    Fail,
}

/// The table. `attempt` counts from 1.
pub fn verdict(class: Class, what: What, attempt: u32, throttled_orders: bool) -> Verdict {
    use Class::{Read, Sets, Spends, Starts};
    match (what, class) {
        (What::NotSent, Read | Sets | Starts | Spends) => Verdict::Again,
        (What::Status(429), Read | Sets | Starts) => Verdict::Again,
        // Whoever was told to slow down decides anew whether to spend, unless they have said so before.
        (What::Status(429), Spends) if throttled_orders => Verdict::Again,
        (What::Status(429), Spends) => Verdict::Fail,
        (What::NoAnswer, Read | Sets) => Verdict::Again,
        (What::NoAnswer, Starts | Spends) => Verdict::ReadBack,
        (What::Status(408 | 502..=504 | 520..=524), Read | Sets) => Verdict::Again,
        (What::Status(500), Read) => Verdict::Again,
        // A 500 may be the request's own fault: one more try tells.
        (What::Status(500), Sets) if attempt == 1 => Verdict::Again,
        (What::Status(500), Sets) => Verdict::Fail,
        (What::Status(408 | 500 | 502..=504 | 520..=524), Starts | Spends) => Verdict::ReadBack,
        (What::Status(409), Spends) => Verdict::ReadBack,
        (What::Status(_), Read | Sets | Starts | Spends) => Verdict::Fail,
        (What::Unfit, Read) => Verdict::Fail,
        (What::Unfit, Sets | Starts | Spends) => Verdict::ReadBack,
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

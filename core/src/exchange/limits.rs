//! Time limits and the number of attempts.

use std::time::Duration;

use crate::operation::Safety;

/// Time limits of an operation, and how often its request is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Limit of one attempt, from its start to the last byte of the response.
    pub attempt_timeout: Duration,
    /// Limit of the whole operation with all attempts and waits. Following a task has a limit of its own.
    pub timeout: Duration,
    /// Limit of a whole order or release. The request itself may use all of it but 30 s, which are kept for
    /// reconciling; with less than 45 s left it is not sent.
    pub order_timeout: Duration,
    /// Attempts in all.
    pub max_attempts: u32,
    /// Longest wait that a server may ask for. A longer one fails the operation at once.
    pub max_retry_after: Duration,
    /// Whether an order that was refused with 429 is sent again. Off by default: a caller that is throttled may
    /// want to decide again before money is spent.
    pub retry_throttled_orders: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attempt_timeout: Duration::from_secs(15),
            timeout: Duration::from_secs(60),
            order_timeout: Duration::from_secs(120),
            max_attempts: 3,
            max_retry_after: Duration::from_secs(120),
            retry_throttled_orders: false,
        }
    }
}

impl Limits {
    /// The limit of a whole operation of this safety.
    pub(crate) const fn of(self, safety: Safety) -> Duration {
        match safety {
            Safety::ReadOnly | Safety::Idempotent | Safety::StartsTask => self.timeout,
            Safety::Irreversible => self.order_timeout,
        }
    }
}

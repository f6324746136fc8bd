//! Input and output of the state machine: the clock, the steps, an attempt.

use std::time::Duration;

use super::shared::Shared;
use crate::operation::Body;
use crate::types::error::Error;

/// The time on the driver's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Now {
    /// Time since a fixed moment, on a clock that never goes back. All users of one [`Shared`] count from the same
    /// moment.
    pub elapsed: Duration,
    /// Time since 1970.
    pub unix: Duration,
}

/// Input of a step besides the exchange itself.
#[derive(Debug)]
pub struct Env<'a> {
    /// The time.
    pub now: Now,
    /// A random number from 0 to 1, a new one for each step.
    pub random: f64,
    /// State that the operations of a client share.
    pub shared: &'a mut Shared,
}

/// The next thing to do.
#[derive(Debug)]
pub enum Step<T> {
    /// Send this, and report the outcome. Boxed, since a driver passes it on through futures, which copy it.
    Send(Box<Attempt>),
    /// Call again after this time.
    Wait(Duration),
    /// The provider refused the credentials: get others within this time, and pass them to
    /// [`reauthenticate`](super::Exchange::reauthenticate). Occurs only after
    /// [`can_reauthenticate`](super::Exchange::can_reauthenticate), at most once.
    Reauthenticate(Duration),
    /// The operation has ended.
    Done(Result<T, Error>),
}

/// A request to be sent once. The transport must not repeat it, follow a redirect, or cache the response.
#[derive(Debug)]
pub struct Attempt {
    /// The request.
    pub request: http::Request<Body>,
    /// Longest time from sending to the last byte of the response.
    pub timeout: Duration,
    /// Longest wait before sending. An attempt that is not on the wire by then was *not sent*.
    pub queue_timeout: Duration,
    /// Time from now at which the attempt must have ended. See [`Self::after`].
    pub ends: Duration,
    /// Number of this attempt, from 1.
    pub number: u32,
    /// The path with placeholders instead of values, for logs.
    pub template: &'static str,
    /// Whether a new connection is required. A kept-alive connection that the server has just closed would lose the
    /// response to an order.
    pub fresh_connection: bool,
}

impl Attempt {
    /// Time left for the attempt after a wait in the queue.
    pub fn after(&self, waited: Duration) -> Duration {
        self.timeout.min(self.ends.saturating_sub(waited))
    }
}

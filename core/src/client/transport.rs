//! A network stack of the app's own, in the place of ours.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::exchange::{Attempt, Outcome};

/// Sends what the engine tells it to, once: no retry, no redirect, no cache, no cookie.
///
/// It ends when the answer is there as a whole, or the attempt's `timeout` is over; it reads no more than
/// [`MAX_BODY`](crate::exchange::MAX_BODY) of a decoded body, and reports *not sent* only what is proved. An attempt
/// with `fresh_connection` needs a connection that has not carried a request yet.
pub trait Transport: Send + Sync {
    /// Sends one attempt and says what became of it.
    fn send(&self, attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>>;
}

#[derive(Clone)]
pub(super) struct Own(pub(super) Arc<dyn Transport>);

impl fmt::Debug for Own {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Transport")
    }
}

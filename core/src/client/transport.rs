//! A custom network stack.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::exchange::{Attempt, Outcome};

/// Sends each attempt once: no retry, no redirect, no cache, no cookie.
///
/// Ends with the complete response, or when the attempt's `timeout` is over. Reads at most
/// [`MAX_BODY`](crate::exchange::MAX_BODY) of a decoded body, and reports *not sent* only if that is proved. An attempt
/// with `fresh_connection` needs a connection that has carried no request.
pub trait Transport: Send + Sync {
    /// Sends one attempt and returns its outcome.
    fn send(&self, attempt: Attempt) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>>;
}

#[derive(Clone)]
pub(super) struct Own(pub(super) Arc<dyn Transport>);

impl fmt::Debug for Own {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Transport")
    }
}

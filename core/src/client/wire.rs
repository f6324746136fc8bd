//! Between our words and reqwest's: the client that both drivers use, bodies with a limit, and what an error
//! proves.

use std::error::Error as _;
use std::time::Duration;

use super::config::Settings;
use super::tls;
use crate::exchange::{MAX_BODY, Outcome, TransportError, TransportErrorKind};
use crate::operation::Response;
use crate::operation::account::Account;
use crate::operation::provider::Provider;
use crate::types::error::Error;
use crate::types::text;

/// reqwest as we need it: it sends once, follows nothing, and trusts what [`tls`] says. `kept`: how many idle
/// connections are kept for the next requests.
pub(super) fn builder<P: Provider>(
    account: &Account<P>,
    settings: &Settings,
    kept: usize,
) -> Result<reqwest::ClientBuilder, Error> {
    let local = account.is_local();
    let secure = account.base().as_str().starts_with("https:");
    let tls = tls::config(settings.ca_file.as_deref(), local && !secure)?;
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(settings.connect)
        .pool_max_idle_per_host(kept)
        .user_agent(concat!("numplan/", env!("CARGO_PKG_VERSION")));
    Ok(if local { builder.no_proxy() } else { builder })
}

/// A body that is read piece by piece, up to a limit.
pub(super) struct Collector {
    body: Vec<u8>,
}

impl Collector {
    pub(super) fn new(expected: Option<u64>) -> Self {
        let expected = usize::try_from(expected.unwrap_or(1_024)).unwrap_or(MAX_BODY);
        Self { body: Vec::with_capacity(expected.min(64 * 1024)) }
    }

    /// Takes a piece; false if the body has become larger than is read.
    pub(super) fn push(&mut self, piece: &[u8]) -> bool {
        let needed = self.body.len() + piece.len();
        if needed > MAX_BODY {
            return false;
        }
        if needed > self.body.capacity() {
            // Doubling, but never beyond the limit: a bomb is to cost no more than the limit and a half.
            let capacity = (self.body.capacity() * 2).clamp(needed, MAX_BODY);
            self.body.reserve_exact(capacity - self.body.len());
        }
        self.body.extend_from_slice(piece);
        true
    }

    pub(super) fn finish(self, head: http::response::Parts) -> Response {
        Response::from_parts(head, self.body)
    }
}

/// The status and headers of an answer.
pub(super) fn head(status: http::StatusCode, headers: &mut http::HeaderMap) -> http::response::Parts {
    let (mut head, ()) = http::Response::new(()).into_parts();
    head.status = status;
    head.headers = std::mem::take(headers);
    head
}

/// Converts a failed attempt. It counts as not sent only if the error proves it.
pub(super) fn failed(error: &reqwest::Error) -> Outcome {
    let words = words(error);
    if error.is_dns() {
        return Outcome::NotSent(TransportError::new(TransportErrorKind::Dns, words));
    }
    if error.is_connect() {
        let kind = if error.is_timeout() {
            TransportErrorKind::ConnectTimeout
        } else if sources(error).any(is_tls) {
            TransportErrorKind::Tls
        } else {
            TransportErrorKind::Connect
        };
        return Outcome::NotSent(TransportError::new(kind, words));
    }
    if error.is_builder() {
        return Outcome::NotSent(TransportError::new(TransportErrorKind::Connect, words));
    }
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_body() || error.is_decode() {
        TransportErrorKind::Body
    } else {
        TransportErrorKind::Broken
    };
    Outcome::NoResponse(TransportError::new(kind, words))
}

/// A body that could not be read to its end.
pub(super) fn broken_body(error: &(dyn std::error::Error + 'static)) -> Outcome {
    let timed_out = std::iter::successors(Some(error), |error| (*error).source()).any(|error| {
        error.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout)
            || error
                .downcast_ref::<std::io::Error>()
                .is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut)
    });
    let kind = if timed_out { TransportErrorKind::Timeout } else { TransportErrorKind::Body };
    Outcome::NoResponse(TransportError::new(kind, ""))
}

/// An attempt that took too long.
pub(super) fn too_slow(limit: Duration) -> Outcome {
    Outcome::NoResponse(TransportError::new(
        TransportErrorKind::Timeout,
        format!("within {} s", limit.as_secs_f64()),
    ))
}

/// The innermost words of an error: the outer ones carry the URL.
pub(super) fn words(error: &reqwest::Error) -> String {
    sources(error).last().map(|inner| text::brief(&inner.to_string(), 160)).unwrap_or_default()
}

fn sources(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |error| (*error).source())
}

/// An I/O error may carry another one in it, which it does not name as its source.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let inside = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>() || inside.is_some_and(|inner| is_tls(inner))
}

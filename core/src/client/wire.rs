//! Between our words and reqwest's: the client that both drivers use, bodies with a limit, and what an error
//! proves.

use std::error::Error as _;
use std::time::Duration;

use super::config::Settings;
use super::proxy::Proxy;
use super::{tls, tls_words};
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
    let tls = tls::config(&settings.ca_files(), local && !secure)?;
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(settings.connect)
        .pool_max_idle_per_host(kept)
        .user_agent(concat!("numplan/", env!("CARGO_PKG_VERSION")));
    Ok(match &settings.proxy {
        Some(proxy) => builder.proxy(proxy.to_reqwest()?),
        None if local || names_proxy() => builder.no_proxy(),
        // Without variables, the settings of the system decide.
        None => builder,
    })
}

/// The proxy for requests of the account. None for this machine.
pub(super) fn proxy<P: Provider>(account: &Account<P>) -> Result<Option<Proxy>, Error> {
    if account.is_local() { Ok(None) } else { Proxy::from_env(account.base().url(), variable) }
}

/// Whether the environment names a proxy; then it has excepted the host.
fn names_proxy() -> bool {
    super::proxy::VARIABLES.iter().any(|name| variable(name).is_some_and(|value| !value.trim().is_empty()))
}

fn variable(name: &'static str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// How a proxy refused a tunnel, as far as reqwest tells.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refused {
    /// With 407.
    Unauthorized,
    /// With a status that reqwest does not tell.
    Unknown,
}

/// Whether the failure is that the proxy gave no tunnel.
pub(super) fn refused_tunnel(error: &reqwest::Error) -> Option<Refused> {
    sources(error).find_map(|source| match source.to_string().as_str() {
        "tunnel error: proxy authorization required" => Some(Refused::Unauthorized),
        "tunnel error: unsuccessful" => Some(Refused::Unknown),
        _ => None,
    })
}

/// The outcome of a request to which the proxy gave no tunnel. A refusal is final, a failure of the proxy is not.
pub(super) fn no_tunnel(proxy: &Proxy, status: Option<u16>) -> Outcome {
    let is_final = status.is_some_and(|status| (400..500).contains(&status));
    let kind = if is_final { TransportErrorKind::Proxy } else { TransportErrorKind::Connect };
    Outcome::NotSent(TransportError::new(kind, proxy.refusal(status)))
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

/// The status and headers of a response.
pub(super) fn head(status: http::StatusCode, headers: &mut http::HeaderMap) -> http::response::Parts {
    let (mut head, ()) = http::Response::new(()).into_parts();
    head.status = status;
    head.headers = std::mem::take(headers);
    head
}

/// Converts a failed attempt. It counts as not sent only if the error proves it.
pub(super) fn failed(error: &reqwest::Error, proxy: Option<&Proxy>) -> Outcome {
    let mut words = words(error);
    if let Some(proxy) = proxy.filter(|_| error.is_connect()) {
        words = format!("{words}; through the proxy {proxy}");
    }
    if error.is_dns() {
        return Outcome::NotSent(TransportError::new(TransportErrorKind::Dns, words));
    }
    if error.is_connect() {
        let kind = if error.is_timeout() {
            TransportErrorKind::ConnectTimeout
        } else if sources(error).any(|source| tls_error(source).is_some()) {
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
    match sources(error).find_map(tls_error) {
        Some(tls) => tls_words::explain(tls),
        None => sources(error).last().map(|inner| text::brief(&inner.to_string(), 160)).unwrap_or_default(),
    }
}

fn sources(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |error| (*error).source())
}

/// An I/O error may carry another one in it, which it does not name as its source.
fn tls_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a rustls::Error> {
    let inside = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.downcast_ref().or_else(|| tls_error(inside?))
}

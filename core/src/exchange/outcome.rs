//! The result of one attempt, as a transport reports it.

use std::fmt;

use crate::operation::Response;
use crate::types::json;

/// The result of one attempt.
#[derive(Debug)]
pub enum Outcome {
    /// Proved: no byte of the request left. The name did not resolve, the connection or TLS failed before anything
    /// was sent, or the request waited in the queue for too long.
    NotSent(TransportError),
    /// Every other failure: a reset, the end of the stream, a time-out, a broken body. The provider may have acted.
    NoResponse(TransportError),
    /// A complete response, whatever its status.
    Answered(Response),
    /// A response whose decoded body exceeds [`MAX_BODY`]. The body of this value is empty.
    TooLarge(Response),
}

impl Outcome {
    /// The outcome with a status outside 200–599 as no response: such a status says nothing of the request.
    pub(super) fn checked(self) -> Self {
        match self {
            Self::Answered(response) | Self::TooLarge(response)
                if !(200..600).contains(&response.status().as_u16()) =>
            {
                let text = response.status().as_u16().to_string();
                Self::NoResponse(TransportError::new(TransportErrorKind::InvalidStatus, text))
            }
            other => other,
        }
    }

    /// The outcome with malformed JSON in its body repaired, so that one odd member does not fail the operation.
    pub(super) fn repaired(self) -> Self {
        match self {
            Self::Answered(mut response) => {
                if let Some(body) = json::repair(response.body()) {
                    *response.body_mut() = body;
                }
                Self::Answered(response)
            }
            other => other,
        }
    }
}

/// The largest decoded body that is read, in bytes.
pub const MAX_BODY: usize = 8 * 1024 * 1024;

/// A failure below HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransportError {
    /// The kind of failure.
    pub kind: TransportErrorKind,
    /// Details from the transport. Contains no address and no secret.
    pub text: String,
}

/// Kinds of failures below HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransportErrorKind {
    /// The host name did not resolve.
    Dns,
    /// No connection: refused, unreachable, offline.
    Connect,
    /// The proxy refused the connection, and will refuse another attempt, too.
    Proxy,
    /// The TLS handshake failed: a certificate, a protocol version.
    Tls,
    /// The connection was not established in time.
    ConnectTimeout,
    /// The request waited too long for a free place on the wire.
    Queue,
    /// The response did not arrive in time.
    Timeout,
    /// The connection broke.
    Broken,
    /// The response body broke off, or could not be decoded.
    Body,
    /// The status of the response is outside 200–599.
    InvalidStatus,
}

impl TransportError {
    /// An error of this kind, with details from the transport.
    pub fn new(kind: TransportErrorKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.kind,
            TransportErrorKind::ConnectTimeout | TransportErrorKind::Queue | TransportErrorKind::Timeout
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            TransportErrorKind::Dns => "the host name was not found",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Proxy => "no connection through the proxy",
            TransportErrorKind::Tls => "no secure connection",
            TransportErrorKind::ConnectTimeout => "the connection took too long",
            TransportErrorKind::Queue => "too many requests are waiting",
            TransportErrorKind::Timeout => "no response in time",
            TransportErrorKind::Broken => "the connection broke before the response came",
            TransportErrorKind::Body => "the response broke off",
            TransportErrorKind::InvalidStatus => "the status of the response is not one of HTTP",
        };
        if self.text.is_empty() { to.write_str(kind) } else { write!(to, "{kind} ({})", self.text) }
    }
}

//! What a transport reports of an attempt.

use std::fmt;

use crate::operation::Response;
use crate::types::json;

/// What became of one attempt.
#[derive(Debug)]
pub enum Outcome {
    /// Proved that no byte of the request left: the name was not found, no connection came about, TLS failed
    /// before anything was sent, or its turn never came. Only what is proved may be reported so.
    NotSent(Trouble),
    /// Everything else that fails: a reset, the end of the stream, a time-out, a broken body.
    NoAnswer(Trouble),
    /// A whole answer, whatever its status.
    Answered(Response),
    /// An answer whose decoded body exceeds [`MAX_BODY`]; the body of this one is empty.
    TooLarge(Response),
}

impl Outcome {
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

/// The most that is read of a decoded body, in bytes.
pub const MAX_BODY: usize = 8 * 1024 * 1024;

/// What went wrong on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What kind of trouble.
    pub kind: TroubleKind,
    /// The transport's words, without an address or a secret in them.
    pub text: String,
}

/// The kinds of trouble on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TroubleKind {
    /// The host name was not found.
    Dns,
    /// No connection: refused, unreachable, offline.
    Connect,
    /// TLS did not come about: a certificate, a protocol version.
    Tls,
    /// The connection took too long to come about.
    ConnectTimeout,
    /// The call's turn did not come: too many are on the wire.
    Line,
    /// The answer took too long.
    Timeout,
    /// The connection broke.
    Broken,
    /// The answer's body broke off, or could not be decoded.
    Body,
}

impl Trouble {
    /// Trouble of a kind, in the transport's words.
    pub fn new(kind: TroubleKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }

    /// Whether it is for want of time.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, TroubleKind::ConnectTimeout | TroubleKind::Line | TroubleKind::Timeout)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TroubleKind::Dns => "the host name was not found",
            TroubleKind::Connect => "no connection",
            TroubleKind::Tls => "no secure connection",
            TroubleKind::ConnectTimeout => "the connection took too long",
            TroubleKind::Line => "too many calls are waiting",
            TroubleKind::Timeout => "no answer in time",
            TroubleKind::Broken => "the connection broke before the answer came",
            TroubleKind::Body => "the answer broke off",
        };
        if self.text.is_empty() { to.write_str(what) } else { write!(to, "{what} ({})", self.text) }
    }
}

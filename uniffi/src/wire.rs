//! Requests and answers, for apps that send by themselves.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use numplan::exchange::{Attempt, Outcome, TransportError, TransportErrorKind};
use numplan::{Body, Error, Response};

/// A header.
#[derive(Clone, uniffi::Record)]
pub struct FfiHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A request that is to be sent once.
#[derive(Clone, uniffi::Record)]
pub struct FfiAttempt {
    /// The method.
    pub method: String,
    /// Where it goes.
    pub url: String,
    /// Its headers, which carry the credentials.
    pub headers: Vec<FfiHeader>,
    /// Its body.
    pub body: Option<Vec<u8>>,
    /// How long it may take, in seconds, to the last byte of the answer.
    pub timeout: f64,
    /// Which try of this request it is; counts from 1.
    pub number: u32,
    /// The path with places instead of values, for logs.
    pub template: String,
    /// Whether it needs a connection that has carried no request yet.
    pub fresh_connection: bool,
    /// The most that is read of a decoded body, in bytes.
    pub most: u64,
}

/// What went wrong on the way.
#[derive(Clone, Copy, uniffi::Enum)]
pub enum FfiTrouble {
    /// The host name was not found.
    Dns,
    /// No connection: refused, unreachable, offline.
    Connect,
    /// TLS did not come about.
    Tls,
    /// The connection took too long to come about.
    ConnectTimeout,
    /// The call's turn did not come.
    Line,
    /// The answer took too long.
    Timeout,
    /// The connection broke.
    Broken,
    /// The answer's body broke off, or could not be decoded.
    Body,
}

/// What became of an attempt.
#[derive(Clone, uniffi::Enum)]
pub enum FfiOutcome {
    /// Proved that no byte of it left.
    NotSent {
        /// Why.
        trouble: FfiTrouble,
        /// In the transport's words.
        text: String,
    },
    /// Everything else that fails.
    NoAnswer {
        /// Why.
        trouble: FfiTrouble,
        /// In the transport's words.
        text: String,
    },
    /// A whole answer, whatever its status.
    Answered {
        /// The answer.
        response: FfiAnswer,
    },
    /// An answer whose decoded body exceeds the most that is read.
    TooLarge {
        /// The answer, without its body.
        response: FfiAnswer,
    },
}

/// An answer.
#[derive(Clone, uniffi::Record)]
pub struct FfiAnswer {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: Vec<FfiHeader>,
    /// Its decoded body.
    pub body: Vec<u8>,
}

/// A length of time in seconds. What is none is no time.
pub(crate) fn time(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

impl FfiAttempt {
    /// A request without what an attempt knows beside it.
    pub(crate) fn plain(request: &Request<Body>) -> Self {
        let header = |(name, value): (&HeaderName, &HeaderValue)| FfiHeader {
            name: name.as_str().to_owned(),
            value: String::from_utf8_lossy(value.as_bytes()).into_owned(),
        };
        Self {
            method: request.method().as_str().to_owned(),
            url: request.uri().to_string(),
            headers: request.headers().iter().map(header).collect(),
            body: Some(request.body().clone()).filter(|body| !body.is_empty()),
            timeout: 0.0,
            number: 1,
            template: String::new(),
            fresh_connection: false,
            most: numplan::exchange::MAX_BODY as u64,
        }
    }
}

impl From<Attempt> for FfiAttempt {
    fn from(attempt: Attempt) -> Self {
        Self {
            timeout: attempt.timeout.as_secs_f64(),
            number: attempt.number,
            template: attempt.template.to_owned(),
            fresh_connection: attempt.fresh_connection,
            ..Self::plain(&attempt.request)
        }
    }
}

impl FfiAnswer {
    /// Err: a status that is none.
    pub(crate) fn read(self) -> Result<Response, Error> {
        let status = StatusCode::from_u16(self.status)
            .map_err(|_| Error::config(format!("{} is no status of an answer", self.status)))?;
        let mut response = Response::new(self.body);
        *response.status_mut() = status;
        *response.headers_mut() = headers(self.headers);
        Ok(response)
    }
}

/// A header that is none says nothing that an answer could be read by.
fn headers(given: Vec<FfiHeader>) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(given.len());
    for FfiHeader { name, value } in given {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    headers
}

impl From<FfiTrouble> for TransportErrorKind {
    fn from(trouble: FfiTrouble) -> Self {
        match trouble {
            FfiTrouble::Dns => Self::Dns,
            FfiTrouble::Connect => Self::Connect,
            FfiTrouble::Tls => Self::Tls,
            FfiTrouble::ConnectTimeout => Self::ConnectTimeout,
            FfiTrouble::Line => Self::Queue,
            FfiTrouble::Timeout => Self::Timeout,
            FfiTrouble::Broken => Self::Broken,
            FfiTrouble::Body => Self::Body,
        }
    }
}

impl From<FfiOutcome> for Outcome {
    fn from(outcome: FfiOutcome) -> Self {
        let read = |response: FfiAnswer, of: fn(Response) -> Self| match response.read() {
            Ok(response) => of(response),
            Err(error) => {
                Self::NoResponse(TransportError::new(TransportErrorKind::Broken, error.message.clone()))
            }
        };
        match outcome {
            FfiOutcome::NotSent { trouble, text } => Self::NotSent(TransportError::new(trouble.into(), text)),
            FfiOutcome::NoAnswer { trouble, text } => {
                Self::NoResponse(TransportError::new(trouble.into(), text))
            }
            FfiOutcome::Answered { response } => read(response, Self::Answered),
            FfiOutcome::TooLarge { response } => read(response, Self::TooLarge),
        }
    }
}

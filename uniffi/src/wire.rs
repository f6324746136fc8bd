//! HTTP requests and responses, for apps that send by themselves.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use numplan::exchange::{Attempt, Outcome, TransportError, TransportErrorKind};
use numplan::{Body, Error, Response};

/// An HTTP header.
#[derive(Clone, uniffi::Record)]
pub struct FfiHeader {
    /// The name of the header.
    pub name: String,
    /// The value of the header.
    pub value: String,
}

/// A request to send once.
#[derive(Clone, uniffi::Record)]
pub struct FfiAttempt {
    /// The HTTP method.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// The headers, including the credentials.
    pub headers: Vec<FfiHeader>,
    /// The body, if there is one.
    pub body: Option<Vec<u8>>,
    /// The time limit in seconds, up to the last byte of the response; 0 means no limit.
    pub timeout: f64,
    /// The number of the attempt at this request, from 1.
    pub number: u32,
    /// The path with placeholders instead of values, for logs.
    pub template: String,
    /// Whether the request needs a new connection.
    pub fresh_connection: bool,
    /// The size limit of the decoded response body, in bytes.
    pub most: u64,
}

/// The outcome of an attempt.
#[derive(Clone, uniffi::Enum)]
pub enum FfiOutcome {
    /// Provably, no byte of the request was sent.
    NotSent {
        /// The kind of failure, as a word of [`TransportErrorKind`].
        trouble: String,
        /// The message of the transport.
        text: String,
    },
    /// Any other failure.
    NoResponse {
        /// The kind of failure, as a word of [`TransportErrorKind`].
        trouble: String,
        /// The message of the transport.
        text: String,
    },
    /// A complete response with any status.
    Response {
        /// The response.
        response: FfiResponse,
    },
    /// A response whose decoded body exceeds the size limit.
    TooLarge {
        /// The response without its body.
        response: FfiResponse,
    },
}

/// An HTTP response.
#[derive(Clone, uniffi::Record)]
pub struct FfiResponse {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: Vec<FfiHeader>,
    /// The decoded body.
    pub body: Vec<u8>,
}

/// A duration from seconds; zero if the number is negative, too large or NaN.
pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

impl FfiAttempt {
    /// A request without the data of an attempt.
    pub(crate) fn plain(request: &Request<Body>, template: &str) -> Self {
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
            template: template.to_owned(),
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
            fresh_connection: attempt.fresh_connection,
            ..Self::plain(&attempt.request, attempt.template)
        }
    }
}

impl FfiResponse {
    /// Err: the status is not an HTTP status code.
    pub(crate) fn read(self) -> Result<Response, Error> {
        let status = StatusCode::from_u16(self.status).map_err(|_| {
            Error::config(format!(
                "{} is not an HTTP status code: pass the status of the response",
                self.status
            ))
        })?;
        let mut response = Response::new(self.body);
        *response.status_mut() = status;
        *response.headers_mut() = headers(self.headers);
        Ok(response)
    }
}

/// Skips malformed headers: the engine reads none of them.
fn headers(pairs: Vec<FfiHeader>) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(pairs.len());
    for FfiHeader { name, value } in pairs {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    headers
}

impl From<FfiOutcome> for Outcome {
    fn from(outcome: FfiOutcome) -> Self {
        let failure = |trouble: String, text: String| {
            let kind = serde_json::from_value(trouble.into());
            TransportError::new(kind.unwrap_or(TransportErrorKind::Broken), text)
        };
        let read = |response: FfiResponse, of: fn(Response) -> Self| match response.read() {
            Ok(response) => of(response),
            Err(error) => {
                Self::NoResponse(TransportError::new(TransportErrorKind::Broken, error.message.clone()))
            }
        };
        match outcome {
            FfiOutcome::NotSent { trouble, text } => Self::NotSent(failure(trouble, text)),
            FfiOutcome::NoResponse { trouble, text } => Self::NoResponse(failure(trouble, text)),
            FfiOutcome::Response { response } => read(response, Self::Answered),
            FfiOutcome::TooLarge { response } => read(response, Self::TooLarge),
        }
    }
}

//! The error type of the crate, the same in every language.
//!
//! An error names the value, says what is wrong and what to do. It records whether the request was sent, and it keeps
//! the error texts of the provider.

use std::fmt;
use std::time::Duration;

use numplan_macros::{exported, string_enum};
use serde::{Serialize, Serializer};

use crate::types::provider_id::ProviderId;
use crate::types::secret::Secrets;

/// The kind of a failure. The list is closed and shared by every language (`tests/codes.json`).
#[string_enum]
#[non_exhaustive]
pub enum ErrorCode {
    /// A value or combination of values was refused before sending; nothing was sent.
    InvalidInput,
    /// The provider has no such operation, or the field cannot be changed that way; nothing was sent.
    Unsupported,
    /// Credentials, base URL or client settings are missing or wrong; nothing was sent.
    Config,
    /// The provider did not accept the credentials (401).
    Unauthorized,
    /// The credentials may not do this (403).
    Forbidden,
    /// The account has no such number or record (404).
    NotFound,
    /// The state of the number forbids it (409), or more than one record fits.
    Conflict,
    /// The provider refused the request (400, 422 and other 4xx).
    Rejected,
    /// Too many requests (429), and waiting within the limits did not help.
    RateLimited,
    /// The provider could not process the request (408, 5xx), even after retries.
    Unavailable,
    /// The connection failed. On a write, nothing was sent.
    Network,
    /// The time limit passed. On a write, nothing was sent.
    Timeout,
    /// A write may or may not have taken effect.
    OutcomeUnknown,
    /// A 2xx response that is not what the operation returns.
    BadResponse,
    /// The provider sent a redirect, which is never followed.
    UnsafeRedirect,
    /// The caller canceled the operation.
    Canceled,
}

/// Whether the request of the operation reached the provider, over all attempts.
#[string_enum]
#[derive(PartialOrd, Ord, Default)]
pub enum Sent {
    /// Not sent: no byte of the request left.
    #[default]
    No,
    /// Possibly sent: no response was received.
    Maybe,
    /// Sent, and a response was received. The response may be a failure.
    Yes,
}

/// A failed operation.
#[derive(Clone)]
pub struct Error(Box<ErrorDetails>);

/// The contents of an [`Error`], reached by dereference: `error.code`, `error.fields`.
#[exported]
#[computed(nothing_changed: bool, "Whether the failure proves that the state at the provider is unchanged.")]
#[derive(Debug, Clone, Serialize)]
pub struct ErrorDetails {
    /// The kind of failure.
    pub code: ErrorCode,
    /// One line that says what is wrong and what to do.
    pub message: String,
    /// The provider of the operation.
    pub provider: Option<ProviderId>,
    /// The name of the operation, such as `numbers.update`.
    pub operation: Option<&'static str>,
    /// The HTTP status of the last response.
    pub status: Option<u16>,
    /// The provider's id of the request: Plivo's `api_id`, the id of Flowroute's error.
    pub request_id: Option<String>,
    /// Whether the same operation may succeed later and is safe to repeat.
    pub retryable: bool,
    /// The wait that the provider asked for.
    #[serde(serialize_with = "seconds")]
    pub retry_after: Option<Duration>,
    /// The number of attempts of the operation's own request.
    pub attempts: u32,
    /// Whether the operation's own request reached the provider.
    pub sent: Sent,
    /// All refused fields.
    pub fields: Vec<FieldError>,
    /// The errors as the provider wrote them.
    pub server_errors: Vec<ServerError>,
    /// The headers of the last response. Secrets and cookies are masked.
    pub response_headers: Vec<ResponseHeader>,
    /// The first 2 KB of the body of the last response, as text. Secrets are masked. Escape it before printing it on a
    /// terminal.
    pub response_body: Option<String>,
    /// For `outcome_unknown`: the failure that left the outcome unknown.
    pub cause: Option<ErrorCode>,
}

impl ErrorDetails {
    /// Whether the failure proves that the state at the provider is unchanged.
    ///
    /// False after a lost response, and after a 5xx to a write: a provider may send one after carrying out the
    /// request.
    pub fn nothing_changed(&self) -> bool {
        match self.code {
            ErrorCode::InvalidInput
            | ErrorCode::Unsupported
            | ErrorCode::Config
            | ErrorCode::Network
            | ErrorCode::Timeout
            | ErrorCode::Unauthorized
            | ErrorCode::Forbidden
            | ErrorCode::NotFound
            | ErrorCode::Conflict
            | ErrorCode::Rejected
            | ErrorCode::RateLimited
            | ErrorCode::UnsafeRedirect => true,
            ErrorCode::Unavailable | ErrorCode::BadResponse | ErrorCode::Canceled => self.sent == Sent::No,
            ErrorCode::OutcomeUnknown => false,
        }
    }
}

#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn seconds<S: Serializer>(of: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
    of.as_ref().map(Duration::as_secs_f64).serialize(to)
}

/// One refused field.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The name of the field.
    #[field_name]
    pub field: String,
    /// The name of the rule that refuses the field.
    pub rule: &'static str,
    /// The problem and its remedy; reads after the field's name.
    pub message: String,
    /// The exceeded limit, if the rule has one.
    pub limit: Option<u64>,
}

impl FieldError {
    /// A field refused by `rule`.
    pub fn new(field: impl Into<String>, rule: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), rule, message: message.into(), limit: None }
    }

    /// Adds the exceeded limit.
    #[must_use]
    pub fn limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The name of the field without an index or a member: `destinations` of `destinations[0].trunk_id`.
    pub(crate) fn base(&self) -> &str {
        self.field.split_once(['[', '.']).map_or(&self.field, |(base, _)| base)
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "`{}` {}", self.field, self.message)
    }
}

/// One error as the provider wrote it. Escape its texts before printing them on a terminal.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ServerError {
    /// The short description.
    pub title: Option<String>,
    /// The long description.
    pub detail: Option<String>,
    /// The provider's id of the error.
    pub id: Option<String>,
    /// The status, as written in the body.
    pub status: Option<String>,
    /// The field that the error is about.
    pub field: Option<String>,
}

/// A header of a response.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseHeader {
    /// The name, in lower case.
    pub name: String,
    /// The value. Secrets are masked.
    pub value: String,
}

impl ServerError {
    /// An error with only a long description.
    pub(crate) fn sentence(detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::default() }
    }

    /// Masks the secrets that the provider repeats.
    pub(crate) fn scrub(&mut self, secrets: &Secrets) {
        let texts = [&mut self.title, &mut self.detail, &mut self.id, &mut self.status, &mut self.field];
        texts.into_iter().flatten().for_each(|text| secrets.mask(text));
    }

    /// The most specific of its texts.
    pub fn text(&self) -> Option<&str> {
        let filled = |text: &'_ Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        [&self.detail, &self.title, &self.status]
            .into_iter()
            .find(|text| filled(text))
            .and_then(|text| text.as_deref())
    }
}

impl Error {
    /// An error with this code.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorDetails {
            code,
            message: message.into(),
            provider: None,
            operation: None,
            status: None,
            request_id: None,
            retryable: false,
            retry_after: None,
            attempts: 0,
            sent: Sent::No,
            fields: Vec::new(),
            server_errors: Vec::new(),
            response_headers: Vec::new(),
            response_body: None,
            cause: None,
        }))
    }

    /// Refused input, with all refused fields. The code is `unsupported` if every field is refused only for lack of
    /// support by the provider, else `invalid_input`.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let unsupported = !fields.is_empty() && fields.iter().all(|field| field.rule == "unsupported");
        let code = if unsupported { ErrorCode::Unsupported } else { ErrorCode::InvalidInput };
        let message = fields.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let mut error = Self::new(code, message);
        error.0.fields = fields;
        error
    }

    /// An error of code `config`: missing or wrong settings.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Config, message)
    }

    /// Puts the subject of the error before its message: `plivo/main: the credentials were rejected`.
    #[must_use]
    pub fn about(mut self, subject: &str) -> Self {
        self.0.message = format!("{subject}: {}", self.0.message);
        self
    }

    #[cfg(feature = "bindings")]
    pub(crate) fn into_details(self) -> ErrorDetails {
        *self.0
    }

    pub(crate) fn details_mut(&mut self) -> &mut ErrorDetails {
        &mut self.0
    }
}

impl std::ops::Deref for Error {
    type Target = ErrorDetails;

    fn deref(&self) -> &ErrorDetails {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, to)
    }
}

impl std::error::Error for Error {}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

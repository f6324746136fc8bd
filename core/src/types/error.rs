//! One error type for everything, the same in every language.
//!
//! An error says what was wrong, which value, and what to do; whether anything was sent; and keeps the
//! provider's own words beside ours.

use std::fmt;
use std::time::Duration;

use numplan_macros::{exported, string_enum};
use serde::{Serialize, Serializer};

use crate::types::provider_id::ProviderId;
use crate::types::secret::Secrets;

/// What kind of failure it was. The list is closed and shared by every language (`tests/codes.json`).
#[string_enum]
#[non_exhaustive]
pub enum ErrorCode {
    /// A value or a combination of values was refused here; nothing was sent.
    #[value("invalid_input")]
    InvalidInput,
    /// The provider has no such operation, or the field cannot be changed that way; nothing was sent.
    #[value("unsupported")]
    Unsupported,
    /// Credentials, base URL or client settings are missing or wrong; nothing was sent.
    #[value("config")]
    Config,
    /// The provider did not accept the credentials (401).
    #[value("unauthorized")]
    Unauthorized,
    /// The credentials may not do this (403).
    #[value("forbidden")]
    Forbidden,
    /// The account has no such number or record (404).
    #[value("not_found")]
    NotFound,
    /// The state of the number forbids it (409), or more than one record fits.
    #[value("conflict")]
    Conflict,
    /// The provider refused the request (400, 422 and other 4xx).
    #[value("rejected")]
    Rejected,
    /// Too many requests (429), beyond what waiting could mend.
    #[value("rate_limited")]
    RateLimited,
    /// The provider could not answer (408, 5xx), also after retries.
    #[value("unavailable")]
    Unavailable,
    /// No connection. On a write: proved that nothing was sent.
    #[value("network")]
    Network,
    /// Out of time. On a write: proved that nothing was sent.
    #[value("timeout")]
    Timeout,
    /// A write may or may not have taken effect.
    #[value("outcome_unknown")]
    OutcomeUnknown,
    /// An answer with a 2xx status that is not what the operation answers.
    #[value("bad_response")]
    BadResponse,
    /// The provider answered with a redirect, which is never followed.
    #[value("unsafe_redirect")]
    UnsafeRedirect,
    /// The caller gave up.
    #[value("canceled")]
    Canceled,
}

/// Whether the operation's own request reached the provider, over all of its attempts.
#[string_enum]
#[derive(PartialOrd, Ord, Default)]
pub enum Sent {
    /// Proved: no byte of it left.
    #[value("no")]
    #[default]
    No,
    /// It was sent, or may have been, and no answer came.
    #[value("maybe")]
    Maybe,
    /// It was answered. That says nothing of success.
    #[value("yes")]
    Yes,
}

/// A failed operation.
#[derive(Clone)]
pub struct Error(Box<ErrorDetails>);

/// What an [`Error`] knows. Reached by dereference: `error.code`, `error.fields`.
#[exported]
#[computed(nothing_changed: bool, "Whether this failure proves that the provider's state is as it was before the call.")]
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// What kind of failure it was.
    pub code: ErrorCode,
    /// One line that a person can act on.
    pub message: String,
    /// The provider that was spoken to.
    pub provider: Option<ProviderId>,
    /// The operation, as `numbers.update`.
    pub operation: Option<&'static str>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// The provider's name for the request: Plivo's `api_id`, the id of Flowroute's error.
    pub request_id: Option<String>,
    /// Whether the same call may succeed later, and is safe to repeat.
    pub retryable: bool,
    /// How long the provider asked to wait.
    #[serde(serialize_with = "seconds")]
    pub retry_after: Option<Duration>,
    /// How often the operation's own request was tried.
    pub attempts: u32,
    /// Whether the operation's own request reached the provider.
    pub sent: Sent,
    /// Every field that was refused, not the first.
    pub fields: Vec<FieldError>,
    /// The provider's own words.
    pub server_errors: Vec<ServerError>,
    /// For `outcome_unknown`: the failure that left it unknown.
    pub cause: Option<ErrorCode>,
}

impl ErrorDetails {
    /// Whether this failure proves that the provider's state is as it was before the call.
    ///
    /// False after a lost answer, and after a 5xx to a write, which a provider may send after it has acted.
    pub fn nothing_changed(&self) -> bool {
        match self.code {
            ErrorCode::InvalidInput
            | ErrorCode::Unsupported
            | ErrorCode::Config
            | ErrorCode::Network
            | ErrorCode::Timeout => true,
            ErrorCode::Unauthorized
            | ErrorCode::Forbidden
            | ErrorCode::NotFound
            | ErrorCode::Conflict
            | ErrorCode::Rejected => true,
            ErrorCode::RateLimited | ErrorCode::UnsafeRedirect => true,
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
#[non_exhaustive]
pub struct FieldError {
    /// The field's name.
    #[field_name]
    pub field: String,
    /// The stable name of the rule that it broke.
    pub rule: &'static str,
    /// What is wrong with it and what to do, to follow the field's name.
    pub message: String,
    /// The limit that it exceeded, if the rule has one.
    pub limit: Option<u64>,
}

impl FieldError {
    /// A field refused by a rule.
    pub fn new(field: impl Into<String>, rule: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), rule, message: message.into(), limit: None }
    }

    /// With the limit that was exceeded.
    #[must_use]
    pub fn limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Whether the field is fine but the provider cannot do this with it.
    pub(crate) fn is_unsupported(&self) -> bool {
        self.rule == "unsupported"
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "`{}` {}", self.field, self.message)
    }
}

/// One error in the provider's own words. The texts are as they came; escape them where a terminal shows them.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct ServerError {
    /// What happened, in a word or a few.
    pub title: Option<String>,
    /// What happened, at length.
    pub detail: Option<String>,
    /// The provider's name for this error.
    pub id: Option<String>,
    /// The status as the body says it.
    pub status: Option<String>,
    /// The field that it speaks of.
    pub field: Option<String>,
}

impl ServerError {
    /// An error that is one sentence.
    pub(crate) fn sentence(detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::default() }
    }

    /// Masks what the provider repeats of a caller's secrets.
    pub(crate) fn scrub(&mut self, secrets: &Secrets) {
        let texts = [&mut self.title, &mut self.detail, &mut self.id, &mut self.status, &mut self.field];
        texts.into_iter().flatten().for_each(|text| secrets.mask(text));
    }

    /// The most telling of its texts.
    pub fn text(&self) -> Option<&str> {
        let filled = |text: &'_ Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        [&self.detail, &self.title, &self.status]
            .into_iter()
            .find(|text| filled(text))
            .and_then(|text| text.as_deref())
    }
}

impl Error {
    /// An error of this code.
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
            cause: None,
        }))
    }

    /// Refused input: every bad field at once. `unsupported` if nothing else is wrong than what the provider
    /// cannot do, else `invalid_input`.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let unsupported = !fields.is_empty() && fields.iter().all(FieldError::is_unsupported);
        let code = if unsupported { ErrorCode::Unsupported } else { ErrorCode::InvalidInput };
        let message = fields.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let mut error = Self::new(code, message);
        error.0.fields = fields;
        error
    }

    /// Missing or wrong settings.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Config, message)
    }

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

impl From<crate::NumberError> for Error {
    fn from(error: crate::NumberError) -> Self {
        Self::invalid(vec![FieldError::new("number", error.code.as_str(), error.to_string())])
    }
}

//! Error messages, built in one place from what is known at the end of an operation.

use std::borrow::Cow;
use std::time::Duration;

use super::hint::hint;
use super::kept_response;
use super::outcome::{TransportError, TransportErrorKind};
use super::shared::TooLate;
use crate::operation::Response;
use crate::operation::account::Account;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal};
use crate::operation::{Operation, ResponseError, Safety, secrets};
use crate::types::error::{Error, ErrorCode, Sent, ServerError};
use crate::types::secret::Secrets;
use crate::types::text;

/// The part of an error that every failure of an operation shares: provider, operation, subject, secrets.
#[derive(Clone)]
pub(crate) struct Context {
    provider: ProviderId,
    credentials: &'static [&'static str],
    operation: &'static str,
    subject: Cow<'static, str>,
    safety: Safety,
    forbidden_hint: &'static str,
    secrets: Secrets,
    refusal: fn(&Response) -> Refusal,
}

impl Context {
    pub(crate) fn of<O: Operation + ?Sized>(operation: &O, account: &Account<O::Provider>) -> Self {
        Self {
            provider: O::Provider::ID,
            credentials: <O::Provider as Provider>::Credentials::PARTS,
            operation: operation.name(),
            subject: operation.subject(),
            safety: operation.safety(),
            forbidden_hint: O::Provider::FORBIDDEN_HINT,
            secrets: secrets(operation, account),
            refusal: O::Provider::refusal,
        }
    }

    /// Fills in the provider and the operation, and masks secrets.
    pub(crate) fn complete(&self, mut error: Error) -> Error {
        let detail = error.details_mut();
        detail.provider = Some(self.provider);
        detail.operation = Some(self.operation);
        self.secrets.mask(&mut detail.message);
        detail.fields.iter_mut().for_each(|field| self.secrets.mask(&mut field.message));
        detail.request_id.iter_mut().for_each(|id| self.secrets.mask(id));
        detail.server_errors.iter_mut().for_each(|said| said.scrub(&self.secrets));
        error
    }

    /// The error of a response that is not a success, for a caller without an exchange.
    pub(crate) fn answered(&self, unfit: Option<&ResponseError>, response: &Response) -> Error {
        let mut error = match unfit {
            Some(unfit) => self.unfit(unfit, response),
            None => self.refused(response, hint(response.status().as_u16(), response.headers(), None)),
        };
        error.details_mut().sent = Sent::Yes;
        error.details_mut().attempts = 1;
        self.complete(error)
    }

    /// The connection failed. `nothing_sent`: of the operation's own request.
    pub(crate) fn unreachable(&self, cause: &TransportError, nothing_sent: bool) -> Error {
        let (title, subject) = (self.provider.title(), &self.subject);
        Self::transport_error(&format!("could not reach {title} for {subject}"), cause, nothing_sent)
    }

    /// The request may have arrived, but no response came. `nothing_sent`: of the operation's own request.
    pub(crate) fn no_response(&self, cause: &TransportError, nothing_sent: bool) -> Error {
        let (title, subject) = (self.provider.title(), &self.subject);
        Self::transport_error(&format!("no usable response from {title} for {subject}"), cause, nothing_sent)
    }

    fn transport_error(event: &str, cause: &TransportError, nothing_sent: bool) -> Error {
        let is_final = cause.kind == TransportErrorKind::Proxy;
        let code = match cause.is_timeout() {
            _ if is_final => ErrorCode::Config,
            true => ErrorCode::Timeout,
            false => ErrorCode::Network,
        };
        let end = if nothing_sent { "; nothing was sent" } else { "" };
        let mut error = Error::new(code, format!("{event}: {cause}{end}"));
        error.details_mut().retryable = !is_final;
        error
    }

    /// The limit ended before anything could be sent.
    pub(crate) fn no_time(&self, limit: Duration) -> Error {
        let limit = limit.as_secs_f64();
        let mut error =
            Error::new(ErrorCode::Timeout, format!("{} was not sent within {limit} s", self.subject));
        error.details_mut().retryable = true;
        error
    }

    /// The client's pace leaves no slot within the limit.
    pub(crate) fn crowded(&self, late: TooLate, limit: Duration) -> Error {
        let (subject, ahead, limit) = (&self.subject, late.ahead, limit.as_secs_f64());
        let pace = (100.0 / late.interval.as_secs_f64()).round() / 100.0;
        let message = format!(
            "{subject} was not sent: {ahead} requests are ahead at {pace} a second, which is beyond the limit of {limit} s; start fewer at once, or raise `timeout`"
        );
        let mut error = Error::new(ErrorCode::Timeout, message);
        error.details_mut().retryable = true;
        error
    }

    /// The client is paused after a 429 for longer than the limit.
    pub(crate) fn paused(&self, pause: Duration) -> Error {
        let title = self.provider.title();
        let after = whole_seconds(pause);
        let mut error = Error::new(
            ErrorCode::RateLimited,
            format!(
                "{title} asked this client to slow down: {} was not sent; try again in {after}",
                self.subject
            ),
        );
        let detail = error.details_mut();
        detail.retryable = true;
        detail.retry_after = Some(pause);
        error
    }

    /// A status outside 2xx.
    pub(crate) fn refused(&self, response: &Response, retry_after: Option<Duration>) -> Error {
        let status = response.status().as_u16();
        self.refusal(code_of(status), response, retry_after)
    }

    /// A 2xx response that is not what the operation returns.
    pub(crate) fn unfit(&self, unfit: &ResponseError, response: &Response) -> Error {
        match unfit {
            ResponseError::ReportedFailure(code) => self.refusal(*code, response, None),
            ResponseError::Precondition(code, message) => {
                self.with_response(Error::new(*code, message.clone()), response)
            }
            ResponseError::Malformed(what) => {
                let (title, subject) = (self.provider.title(), &self.subject);
                let message =
                    format!("{title}'s response to {subject} is not what the operation returns: {what}");
                self.with_response(Error::new(ErrorCode::BadResponse, message), response)
            }
        }
    }

    fn refusal(&self, code: ErrorCode, response: &Response, retry_after: Option<Duration>) -> Error {
        let Refusal { request_id, mut errors } = (self.refusal)(response);
        // Masked before the message quotes a part of them: a cut could split a secret.
        for said in &mut errors {
            said.scrub(&self.secrets);
        }
        let status = response.status().as_u16();
        let mut error = self.with_response(Error::new(code, ""), response);
        let detail = error.details_mut();
        let words = quote(&errors).or_else(|| kept_response::quote(detail.response_body.as_deref()?));
        detail.message = self.refusal_message(code, status, words, retry_after);
        detail.request_id = request_id;
        detail.server_errors = errors;
        detail.retry_after = retry_after;
        // After a 5xx a side effect may have been started.
        detail.retryable = match self.safety {
            Safety::ReadOnly | Safety::Idempotent => {
                matches!(code, ErrorCode::RateLimited | ErrorCode::Unavailable)
            }
            Safety::StartsTask | Safety::Irreversible => code == ErrorCode::RateLimited,
        };
        error
    }

    fn with_response(&self, mut error: Error, response: &Response) -> Error {
        kept_response::keep(response, &self.secrets, error.details_mut());
        error
    }

    fn refusal_message(
        &self,
        code: ErrorCode,
        status: u16,
        words: Option<String>,
        retry_after: Option<Duration>,
    ) -> String {
        let (title, subject) = (self.provider.title(), &self.subject);
        let said = match words {
            Some(words) => format!("{status}: {words}"),
            None => status.to_string(),
        };
        match code {
            ErrorCode::Unauthorized => {
                let names = self.credentials.join(" and ").replace('_', " ");
                format!("{title} did not accept the credentials ({said}): check the {names}")
            }
            ErrorCode::Forbidden => {
                let hint = self.forbidden_hint;
                let colon = if hint.is_empty() { "" } else { ": " };
                format!("{title} does not allow {subject} ({said}){colon}{hint}")
            }
            ErrorCode::NotFound => {
                let ask = if self.is_about_numbers() { ": is the number in this account?" } else { "" };
                format!("{title} finds nothing for {subject} ({said}){ask}")
            }
            ErrorCode::RateLimited => match retry_after {
                Some(after) => format!(
                    "{title} asks to slow down ({said}): repeat {subject} in {}",
                    whole_seconds(after)
                ),
                None => format!("{title} asks to slow down ({said}): repeat {subject} later"),
            },
            ErrorCode::UnsafeRedirect => {
                format!(
                    "{title} answered {subject} with a redirect ({said}), which is not followed: check the base URL"
                )
            }
            ErrorCode::Unavailable => format!("{title} could not carry out {subject} ({said})"),
            _ => format!("{title} refused {subject} ({said})"),
        }
    }

    /// A write whose response was lost, and whose effect could not be read.
    pub(crate) fn unknown(&self, cause: &Error) -> Error {
        let subject = &self.subject;
        let advice = match self.safety {
            Safety::ReadOnly | Safety::Idempotent => "sending the same values again does no harm",
            Safety::StartsTask if self.is_about_numbers() => "read the number before you try again",
            Safety::StartsTask => "read what it was to change before you try again",
            Safety::Irreversible if self.is_about_numbers() => {
                "look at the numbers of the account before you try again"
            }
            Safety::Irreversible => "look at the account before you try again",
        };
        let why = &cause.message;
        let message = format!("{subject} may or may not have been applied ({why}): {advice}");
        let mut error = Error::new(ErrorCode::OutcomeUnknown, message);
        let detail = error.details_mut();
        detail.cause = Some(cause.code);
        detail.status = cause.status;
        detail.request_id.clone_from(&cause.request_id);
        detail.retry_after = cause.retry_after;
        detail.server_errors.clone_from(&cause.server_errors);
        detail.response_headers.clone_from(&cause.response_headers);
        detail.response_body.clone_from(&cause.response_body);
        detail.fields.clone_from(&cause.fields);
        detail.retryable = self.safety == Safety::Idempotent;
        error
    }

    /// Whether the subject is numbers of the account, not routes, tasks or the stock.
    fn is_about_numbers(&self) -> bool {
        self.operation.starts_with("numbers.") || self.operation.starts_with("cart.")
    }

    /// The caller canceled.
    pub(crate) fn canceled(&self) -> Error {
        Error::new(ErrorCode::Canceled, format!("{} was canceled", self.subject))
    }
}

/// The provider's messages on one line; one about a field begins with its name.
fn quote(errors: &[ServerError]) -> Option<String> {
    let said = errors.iter().filter_map(|error| {
        let words = error.text()?.trim_end_matches('.');
        Some(error.field.as_ref().map_or_else(|| words.to_owned(), |field| format!("{field} {words}")))
    });
    let said = said.collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then(|| text::brief(&said, 200))
}

/// The code of a status outside 2xx.
pub(crate) fn code_of(status: u16) -> ErrorCode {
    match status {
        300..=399 => ErrorCode::UnsafeRedirect,
        401 | 407 => ErrorCode::Unauthorized,
        403 => ErrorCode::Forbidden,
        404 | 410 => ErrorCode::NotFound,
        409 => ErrorCode::Conflict,
        429 => ErrorCode::RateLimited,
        408 | 500 | 502..=504 | 520..=524 => ErrorCode::Unavailable,
        // 501, 505, 511: a retry gets the same response.
        400..=499 | 501 | 505 | 511 => ErrorCode::Rejected,
        500..=599 => ErrorCode::Unavailable,
        _ => ErrorCode::BadResponse,
    }
}

fn whole_seconds(time: Duration) -> String {
    format!("{} s", time.as_secs() + u64::from(time.subsec_nanos() > 0))
}

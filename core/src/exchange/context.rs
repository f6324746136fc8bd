//! The words of an error: made in one place from what is known at the end of an operation.

use std::borrow::Cow;
use std::time::Duration;

use super::outcome::Trouble;
use crate::account::Account;
use crate::error::{Code, Error, Sent, ServerError};
use crate::message::Answer;
use crate::operation::{Class, Operation, Unfit, secrets};
use crate::provider::{Credentials, Provider, ProviderId, Refusal};
use crate::secret::Secrets;
use crate::text;

/// Who did what to whom: the part of an error that every failure of an operation shares.
#[derive(Clone)]
pub(crate) struct Context {
    provider: ProviderId,
    environment: &'static [&'static [&'static str]],
    operation: &'static str,
    subject: Cow<'static, str>,
    class: Class,
    secrets: Secrets,
    refusal: fn(&Answer) -> Refusal,
}

impl Context {
    pub(crate) fn of<O: Operation>(operation: &O, account: &Account<O::Provider>) -> Self {
        Self {
            provider: O::Provider::ID,
            environment: <O::Provider as Provider>::Credentials::ENVIRONMENT,
            operation: operation.name(),
            subject: operation.subject(),
            class: operation.class(),
            secrets: secrets(operation, account),
            refusal: O::Provider::refusal,
        }
    }

    /// Fills in who and what.
    pub(crate) fn complete(&self, mut error: Error) -> Error {
        let detail = error.detail_mut();
        detail.provider = Some(self.provider);
        detail.operation = Some(self.operation);
        self.secrets.mask(&mut detail.message);
        detail.fields.iter_mut().for_each(|field| self.secrets.mask(&mut field.message));
        detail.request_id.iter_mut().for_each(|id| self.secrets.mask(id));
        detail.server_errors.iter_mut().for_each(|said| said.scrub(&self.secrets));
        error
    }

    /// What an answer comes to that no exchange has seen, and that is no success.
    pub(crate) fn answered(&self, unfit: Option<&Unfit>, answer: &Answer) -> Error {
        let mut error = match unfit {
            Some(unfit) => self.unfit(unfit, answer),
            None => self.refused(answer, super::hint(answer.status().as_u16(), answer.headers(), None)),
        };
        error.detail_mut().sent = Sent::Yes;
        error.detail_mut().attempts = 1;
        self.complete(error)
    }

    /// The connection failed. `sent` speaks of the operation's own request.
    pub(crate) fn unreachable(&self, trouble: &Trouble, nothing_sent: bool) -> Error {
        let code = if trouble.is_timeout() { Code::Timeout } else { Code::Network };
        let (title, subject) = (self.provider.title(), &self.subject);
        let end = if nothing_sent { "; nothing was sent" } else { "" };
        let mut error = Error::new(code, format!("could not reach {title} for {subject}: {trouble}{end}"));
        error.detail_mut().retryable = true;
        error
    }

    /// There was no time left to send anything.
    pub(crate) fn no_time(&self, limit: Duration) -> Error {
        let limit = limit.as_secs_f64();
        let mut error = Error::new(Code::Timeout, format!("{} was not sent within {limit} s", self.subject));
        error.detail_mut().retryable = true;
        error
    }

    /// The whole client is held back until the provider's limit is over.
    pub(crate) fn paused(&self, pause: Duration) -> Error {
        let title = self.provider.title();
        let after = whole_seconds(pause);
        let mut error = Error::new(
            Code::RateLimited,
            format!(
                "{title} asked this client to slow down: {} was not sent; try again in {after}",
                self.subject
            ),
        );
        let detail = error.detail_mut();
        detail.retryable = true;
        detail.retry_after = Some(pause);
        error
    }

    /// A status that is no success.
    pub(crate) fn refused(&self, answer: &Answer, retry_after: Option<Duration>) -> Error {
        let status = answer.status().as_u16();
        self.refusal(code_of(status), answer, retry_after)
    }

    /// A 2xx answer that cannot be taken for one.
    pub(crate) fn unfit(&self, unfit: &Unfit, answer: &Answer) -> Error {
        match unfit {
            Unfit::Refused(code) => self.refusal(*code, answer, None),
            Unfit::Forbids(code, message) => Error::new(*code, message.clone()),
            Unfit::Malformed(what) => {
                let (title, subject) = (self.provider.title(), &self.subject);
                let message = format!("{title}'s answer to {subject} is not what it should be: {what}");
                let mut error = Error::new(Code::BadResponse, message);
                error.detail_mut().status = Some(answer.status().as_u16());
                error
            }
        }
    }

    fn refusal(&self, code: Code, answer: &Answer, retry_after: Option<Duration>) -> Error {
        let Refusal { request_id, mut errors } = (self.refusal)(answer);
        // Before the message quotes a part of them, which may cut a secret in two.
        for said in &mut errors {
            said.scrub(&self.secrets);
        }
        let status = answer.status().as_u16();
        let message = self.refusal_message(code, status, &errors, retry_after);
        let mut error = Error::new(code, message);
        let detail = error.detail_mut();
        detail.status = Some(status);
        detail.request_id = request_id;
        detail.server_errors = errors;
        detail.retry_after = retry_after;
        // After a 5xx a side effect may have been started all the same.
        detail.retryable = match self.class {
            Class::Read | Class::Sets => matches!(code, Code::RateLimited | Code::Unavailable),
            Class::Starts | Class::Spends => code == Code::RateLimited,
        };
        error
    }

    fn refusal_message(
        &self,
        code: Code,
        status: u16,
        errors: &[ServerError],
        retry_after: Option<Duration>,
    ) -> String {
        let (title, subject) = (self.provider.title(), &self.subject);
        let words = quote(errors);
        let said = match words {
            Some(words) => format!("{status}: {words}"),
            None => status.to_string(),
        };
        match code {
            Code::Unauthorized => {
                let names = self.environment.first().map(|names| names.join(" and ")).unwrap_or_default();
                format!("{title} did not accept the credentials ({said}): check {names}")
            }
            Code::Forbidden => format!("{title} does not allow {subject} ({said}){}", self.why_forbidden()),
            Code::NotFound => {
                let ask = if self.is_about_numbers() { ": is the number in this account?" } else { "" };
                format!("{title} finds nothing for {subject} ({said}){ask}")
            }
            Code::RateLimited => match retry_after {
                Some(after) => format!(
                    "{title} asks to slow down ({said}): repeat {subject} in {}",
                    whole_seconds(after)
                ),
                None => format!("{title} asks to slow down ({said}): repeat {subject} later"),
            },
            Code::UnsafeRedirect => {
                format!(
                    "{title} answered {subject} with a redirect ({said}), which is not followed: check the base URL"
                )
            }
            Code::Unavailable => format!("{title} could not carry out {subject} ({said})"),
            _ => format!("{title} refused {subject} ({said})"),
        }
    }

    fn why_forbidden(&self) -> &'static str {
        match self.provider {
            ProviderId::Wavix => {
                ": the API key may lack the scope for numbers (write for changes), or the account the Numbers API (Flex Pro)"
            }
            ProviderId::Flowroute | ProviderId::Plivo => "",
        }
    }

    /// A write whose answer was lost, and whose effect could not be seen.
    pub(crate) fn unknown(&self, cause: &Error) -> Error {
        let subject = &self.subject;
        let advice = match self.class {
            Class::Read | Class::Sets => "sending the same values again does no harm",
            Class::Starts if self.is_about_numbers() => "read the number before you try again",
            Class::Starts => "read what it was to change before you try again",
            Class::Spends if self.is_about_numbers() => {
                "look at the numbers of the account before you try again"
            }
            Class::Spends => "look at the account before you try again",
        };
        let why = &cause.message;
        let message = format!("{subject} may or may not have been applied ({why}): {advice}");
        let mut error = Error::new(Code::OutcomeUnknown, message);
        let detail = error.detail_mut();
        detail.cause = Some(cause.code);
        detail.status = cause.status;
        detail.request_id.clone_from(&cause.request_id);
        detail.retry_after = cause.retry_after;
        detail.server_errors.clone_from(&cause.server_errors);
        detail.retryable = self.class == Class::Sets;
        error
    }

    /// Whether the operation is about numbers of the account, not about routes, tasks or the stock.
    fn is_about_numbers(&self) -> bool {
        self.operation.starts_with("numbers.") || self.operation.starts_with("cart.")
    }

    /// The caller gave up.
    pub(crate) fn cancelled(&self) -> Error {
        Error::new(Code::Cancelled, format!("{} was cancelled", self.subject))
    }
}

/// The provider's words on one line: what it says on the whole, then of each field.
fn quote(errors: &[ServerError]) -> Option<String> {
    let said = errors.iter().filter_map(|error| {
        let words = error.text()?.trim_end_matches('.');
        Some(error.field.as_ref().map_or_else(|| words.to_owned(), |field| format!("{field} {words}")))
    });
    let said = said.collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then(|| text::brief(&said, 200))
}

/// The code of a status that is no success.
pub(crate) fn code_of(status: u16) -> Code {
    match status {
        300..=399 => Code::UnsafeRedirect,
        401 | 407 => Code::Unauthorized,
        403 => Code::Forbidden,
        404 | 410 => Code::NotFound,
        409 => Code::Conflict,
        429 => Code::RateLimited,
        408 | 500 | 502..=504 | 520..=524 => Code::Unavailable,
        // 501, 505, 511: the provider will say the same the next time.
        400..=499 | 501 | 505 | 511 => Code::Rejected,
        500..=599 => Code::Unavailable,
        _ => Code::BadResponse,
    }
}

fn whole_seconds(time: Duration) -> String {
    format!("{} s", time.as_secs() + u64::from(time.subsec_nanos() > 0))
}

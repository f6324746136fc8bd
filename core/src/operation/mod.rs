//! What an operation is: one call of a provider, without any I/O.
//!
//! An operation knows its request, how its answer reads, and how its effect could be seen. It does not know
//! when it is sent, how often, or what the time is: that is [`Exchange`](crate::exchange::Exchange)'s part.

pub mod account;
pub mod api_request;
pub mod fields;
pub mod paging;
pub mod provider;
pub mod receipt;
pub mod updated;

use std::borrow::Cow;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::provider::{Credentials as _, Provider};
use crate::types::error::{ErrorCode, FieldError};
use crate::types::secret::Secrets;

/// The body of a request or a response.
pub type Body = Vec<u8>;

/// A response as it came.
pub type Response = http::Response<Body>;

/// What a repeated request would do; it decides what may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// Nothing: it only reads.
    ReadOnly,
    /// Nothing more: it sets absolute values.
    Idempotent,
    /// It may start a side effect a second time: enabling messaging, a registration.
    StartsTask,
    /// It spends money or destroys: a purchase, a checkout, a release. Sent once, and never again after a lost
    /// answer: the account is read until it shows what became of it.
    Irreversible,
}

/// A 2xx answer that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseError {
    /// Not what the operation answers: not JSON, another number. The words say what.
    Malformed(String),
    /// A failure in the clothes of a success: what the provider says in it.
    ReportedFailure(ErrorCode),
    /// An answer as it should be, which says that the operation cannot be carried out, and why.
    Precondition(ErrorCode, String),
}

impl ResponseError {
    /// Not what the operation answers.
    pub(crate) fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed(what.into())
    }
}

/// What the caller wants beyond the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Follow {
    /// Read the number until it shows the change.
    pub verify: bool,
    /// Follow the task that the change started, at most so long.
    pub wait: Option<std::time::Duration>,
}

impl Follow {
    /// As long as a provisioning task is followed unless the caller says otherwise.
    pub const DEFAULT_WAIT: std::time::Duration = std::time::Duration::from_secs(300);
}

/// What a read after a lost answer shows of a write.
#[derive(Debug)]
pub enum Reconciled<T> {
    /// It was applied, or is under way.
    Applied(T),
    /// Proved: nothing was applied or started.
    NotApplied,
    /// The read does not tell.
    Inconclusive,
}

/// What a task's status shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// It runs.
    UnderWay,
    /// It has ended, well or not: the number tells.
    Ended,
}

/// One call of a provider.
///
/// The steps after the answer (`task…`, `read_back`, `learn…`) have defaults that do nothing: a plain read
/// needs none of them.
pub trait Operation: Send {
    /// Whose operation it is.
    type Provider: Provider;
    /// What it comes to.
    type Output: Send;

    /// Its name: `numbers.update`.
    const NAME: &'static str;

    /// Its name, where its type is not known.
    fn name(&self) -> &'static str {
        Self::NAME
    }

    /// What it is about, for messages: "the update of 12065551234".
    fn subject(&self) -> Cow<'static, str>;

    /// What may be sent again.
    fn safety(&self) -> Safety;

    /// All that is wrong with it. Nothing is sent unless this is empty.
    fn validate(&self, account: &Account<Self::Provider>) -> Vec<FieldError>;

    /// Its request. Called only once it is valid and whatever [`Self::precheck`] asked for was learned.
    fn request(&self, account: &Account<Self::Provider>) -> ApiRequest;

    /// Reads a 2xx answer.
    fn read(&self, response: &Response) -> Result<Self::Output, ResponseError>;

    /// A read that is needed before the request.
    fn precheck(&self, _account: &Account<Self::Provider>, _follow: Follow) -> Option<ApiRequest> {
        None
    }

    /// Takes in what [`Self::precheck`] asked for. Err: why the request cannot be made.
    fn read_precheck(&mut self, _answer: &Response) -> Result<(), ResponseError> {
        Ok(())
    }

    /// Whether nothing is to be there when [`Self::precheck`] is read: a number must not be owned yet when it is
    /// ordered.
    fn expects_not_found(&self) -> bool {
        false
    }

    /// Whether an answer that is no success leaves open that a part of an order was carried out all the same.
    /// Then the account is read, as after a lost answer.
    fn may_be_partial(&self, _answer: &Response) -> bool {
        false
    }

    /// The read that shows the operation's effect.
    fn read_back(&self, _account: &Account<Self::Provider>) -> Option<ApiRequest> {
        None
    }

    /// What such a read shows after the operation's own answer was lost. The answer is a success or a 404.
    fn reconcile(&self, _answer: &Response) -> Reconciled<Self::Output> {
        Reconciled::Inconclusive
    }

    /// Fields that such a read shows with another value than requested, for the error of a write that failed.
    fn observed(&self, _response: &Response) -> Vec<FieldError> {
        Vec::new()
    }

    /// Whether the result leaves open what one more read would tell.
    fn needs_read_back(&self, _output: &Self::Output) -> bool {
        false
    }

    /// Takes such a read into the result. True: it shows all that it can show.
    fn read_effect(&self, _output: &mut Self::Output, _answer: &Response) -> bool {
        true
    }

    /// Where the status of the task that was started is read.
    fn task(&self, _output: &Self::Output) -> Option<ApiRequest> {
        None
    }

    /// Takes the status of the task into the result.
    fn read_task(&self, _output: &mut Self::Output, _answer: &Response) -> TaskState {
        TaskState::Ended
    }

    /// Adds what only the exchange knows to the result, and masks in it what a provider repeats of secrets.
    fn finish(&self, _output: &mut Self::Output, _record: &Record, _account: &Account<Self::Provider>) {}

    /// What must not appear in an error: the secrets that the operation itself carries.
    fn secrets(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What the exchange knows of how a result came about.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// How often the operation's own request was tried.
    pub attempts: u32,
    /// The status of its answer; `None` if that was lost and the effect was read back.
    pub status: Option<u16>,
}

/// What must not appear in anything that is said about an operation.
pub(crate) fn secrets<O: Operation>(operation: &O, account: &Account<O::Provider>) -> Secrets {
    let credentials = account.credentials().secrets().into_iter().map(str::to_owned);
    // As they stand in the header, which a provider may repeat as well: `Basic` has them in Base64.
    let header = account.authorization().to_str().unwrap_or_default();
    let encoded = header.split_once(' ').map(|(_, encoded)| encoded.to_owned());
    Secrets::new(credentials.chain(encoded).chain(operation.secrets()))
}

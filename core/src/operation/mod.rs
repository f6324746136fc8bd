//! Operations at a provider, described without any I/O.
//!
//! An operation knows its request, how to read its response, and how a later read shows its effect. It does not know
//! when it is sent, how often, or the time: [`Exchange`](crate::exchange::Exchange) decides that.

pub mod account;
pub mod api_request;
#[cfg(feature = "bindings")]
pub mod catalog;
pub mod fields;
pub mod input;
pub mod paging;
pub(crate) mod prelude;
pub mod provider;
pub mod receipt;
pub mod response;
pub mod updated;
pub(crate) mod walk;

use std::borrow::Cow;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::provider::{Credentials as _, Provider};
pub use crate::operation::response::{Body, Response, ResponseError};
use crate::types::error::FieldError;
use crate::types::model::Model;
use crate::types::secret::Secrets;

/// The effect of sending a request twice. It decides what may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// Only reads.
    ReadOnly,
    /// Sets absolute values: a repetition changes nothing.
    Idempotent,
    /// A repetition may start a side effect again: messaging, a registration.
    StartsTask,
    /// Spends money or destroys: a purchase, a checkout, a release. Sent once. After a lost response it is never
    /// sent again; reads of the account show its outcome.
    Irreversible,
}

/// Reads beyond the response of the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Follow {
    /// Read the number until it shows the change.
    pub verify: bool,
    /// Follow the task that the change started, for at most this time.
    pub wait: Option<std::time::Duration>,
}

impl Follow {
    /// The default limit for following a provisioning task.
    pub const DEFAULT_WAIT: std::time::Duration = std::time::Duration::from_secs(300);
}

/// The conclusion of a read after the response of a write was lost.
#[derive(Debug)]
pub enum Reconciled<T> {
    /// The write was applied, or is in progress.
    Applied(T),
    /// The read proves that nothing was applied or started.
    NotApplied,
    /// The read proves nothing.
    Inconclusive,
}

/// The state of a provider's task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// The task runs.
    UnderWay,
    /// The task has ended, successfully or not; the number shows which.
    Ended,
}

/// The facts of an operation that `#[operation]` declares on its struct.
pub trait Declared: Send + Sync {
    /// The name of the operation: `numbers.update`.
    fn name(&self) -> &'static str;

    /// The effect of sending the request twice.
    fn safety(&self) -> Safety;

    /// A phrase for messages: "the update of 12065551234".
    fn subject(&self) -> Cow<'static, str>;

    /// Secrets of the inputs, which no error may show: those in callback URLs.
    fn secrets(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The result of an operation.
pub trait Output: Send {
    /// Adds what only the exchange knows, and masks secrets that the provider repeats.
    fn finish(&mut self, _record: &Record, _secrets: &dyn Fn() -> Secrets) {}

    /// Whether one more read would settle what the result leaves open.
    fn is_open(&self) -> bool {
        false
    }
}

/// A model is not changed at the end of an exchange.
impl<M: Model> Output for M {}

/// One operation at a provider.
///
/// The steps around the request (`precheck`, `read_back`, `task` and their readers) have defaults that do nothing: a
/// plain read needs none of them.
pub trait Operation: Declared {
    /// The provider that carries it out.
    type Provider: Provider;
    /// The result.
    type Output: Output;

    /// Returns all that is wrong with the inputs. Nothing is sent unless this is empty.
    fn validate(&self, _account: &Account<Self::Provider>) -> Vec<FieldError> {
        Vec::new()
    }

    /// The request. Called after [`Self::validate`] and [`Self::read_precheck`] have passed.
    fn request(&self, account: &Account<Self::Provider>) -> ApiRequest;

    /// Reads a 2xx response.
    fn read(&self, response: &Response) -> Result<Self::Output, ResponseError>;

    /// A read that is needed before the request.
    fn precheck(&self, _account: &Account<Self::Provider>, _follow: Follow) -> Option<ApiRequest> {
        None
    }

    /// Reads the response to [`Self::precheck`]. Err: the request must not be sent.
    fn read_precheck(&mut self, _response: &Response) -> Result<(), ResponseError> {
        Ok(())
    }

    /// Whether [`Self::precheck`] must return 404: a number to buy must not be owned yet.
    fn expects_not_found(&self) -> bool {
        false
    }

    /// Whether an error response may hide that a part of an order was carried out. Then the account is read, as
    /// after a lost response.
    fn may_be_partial(&self, _response: &Response) -> bool {
        false
    }

    /// A read that shows the effect of the operation.
    fn read_back(&self, _account: &Account<Self::Provider>) -> Option<ApiRequest> {
        None
    }

    /// Interprets [`Self::read_back`] after the operation's own response was lost. `response` is a 2xx or a 404.
    fn reconcile(&self, _response: &Response) -> Reconciled<Self::Output> {
        Reconciled::Inconclusive
    }

    /// Fields that such a read shows with another value than requested, for the error of a write that failed.
    fn observed(&self, _response: &Response) -> Vec<FieldError> {
        Vec::new()
    }

    /// Whether one more read would settle what the result leaves open.
    fn needs_read_back(&self, output: &Self::Output) -> bool {
        output.is_open()
    }

    /// Updates the result from [`Self::read_back`]. Returns whether the read shows the whole effect.
    fn read_effect(&self, _output: &mut Self::Output, _response: &Response) -> bool {
        true
    }

    /// The request for the status of the task that was started.
    fn task(&self, _output: &Self::Output) -> Option<ApiRequest> {
        None
    }

    /// Updates the result from the status of the task.
    fn read_task(&self, _output: &mut Self::Output, _response: &Response) -> TaskState {
        TaskState::Ended
    }

    /// Completes the result at the end of the exchange.
    fn finish(&self, output: &mut Self::Output, record: &Record, account: &Account<Self::Provider>) {
        output.finish(record, &|| secrets(self, account));
    }
}

/// How a result was obtained, as the exchange knows it.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The number of attempts of the operation's own request.
    pub attempts: u32,
    /// The status of the response; `None` if it was lost and the effect was read back.
    pub status: Option<u16>,
}

/// All secrets of an operation: those of the account and those of its inputs.
pub(crate) fn secrets<O: Operation + ?Sized>(operation: &O, account: &Account<O::Provider>) -> Secrets {
    let credentials = account.credentials().secrets().into_iter().map(str::to_owned);
    // A provider may repeat the header, in which `Basic` has the credentials in Base64.
    let header = account.authorization().to_str().unwrap_or_default();
    let encoded = header.split_once(' ').map(|(_, encoded)| encoded.to_owned());
    Secrets::new(credentials.chain(encoded).chain(operation.secrets()))
}

//! Operations without the type of their result, so that one exchange serves all operations of a provider.
//!
//! Without this every language would carry the state machine once per operation.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{List, Page};
use crate::operation::{
    Declared, Follow, Operation, Output, Reconciled, Record, Response, ResponseError, Safety, TaskState,
};
use crate::types::error::FieldError;
use crate::types::export::{Export, ExportValue};
use crate::types::model::Model as _;

/// An operation of which only the provider and the type of the result are known.
pub type AnyOperation<P, T> = dyn Operation<Provider = P, Output = T>;

/// The result of an operation, without its type, and the response from which it was read.
pub struct AnyOutput {
    value: Box<dyn AnyValue>,
    pub(super) response: Response,
}

impl AnyOutput {
    fn new<T: Export + Serialize + Send + 'static>(value: T, response: &Response) -> Self {
        let (mut kept, ()) = http::Response::new(()).into_parts();
        kept.status = response.status();
        kept.headers = response.headers().clone();
        Self { value: Box::new(value), response: Response::from_parts(kept, response.body().clone()) }
    }

    /// The result as JSON.
    pub fn to_json(&self) -> serde_json::Result<Value> {
        self.value.to_json()
    }

    pub(super) fn export(self) -> (ExportValue, Response) {
        (self.value.export(), self.response)
    }
}

impl Output for AnyOutput {}

impl fmt::Debug for AnyOutput {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("AnyOutput")
    }
}

/// A value of any exported type.
trait AnyValue: Any + Send {
    fn export(self: Box<Self>) -> ExportValue;
    fn to_json(&self) -> serde_json::Result<Value>;
}

impl<T: Export + Serialize + Send + 'static> AnyValue for T {
    fn export(self: Box<Self>) -> ExportValue {
        (*self).export()
    }

    fn to_json(&self) -> serde_json::Result<Value> {
        serde_json::to_value(self)
    }
}

/// Methods that the wrapped operation carries out.
macro_rules! forward {
    ($($method:ident($($input:ident: $of:ty),*) -> $output:ty;)*) => {$(
        fn $method(&self, $($input: $of),*) -> $output {
            self.0.$method($($input),*)
        }
    )*};
}

/// An operation that returns an [`AnyOutput`] in place of its result.
pub(super) struct Forget<O>(pub(super) O);

impl<O: Declared> Declared for Forget<O> {
    forward! {
        name() -> &'static str;
        safety() -> Safety;
        subject() -> Cow<'static, str>;
        secrets() -> Vec<String>;
    }
}

impl<O: Operation<Output: Export + Serialize + 'static>> Operation for Forget<O> {
    type Provider = O::Provider;
    type Output = AnyOutput;

    forward! {
        validate(account: &Account<O::Provider>) -> Vec<FieldError>;
        request(account: &Account<O::Provider>) -> ApiRequest;
        precheck(account: &Account<O::Provider>, follow: Follow) -> Option<ApiRequest>;
        expects_not_found() -> bool;
        may_be_partial(response: &Response) -> bool;
        read_back(account: &Account<O::Provider>) -> Option<ApiRequest>;
        observed(response: &Response) -> Vec<FieldError>;
    }

    fn read(&self, response: &Response) -> Result<AnyOutput, ResponseError> {
        Ok(AnyOutput::new(self.0.read(response)?, response))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.0.read_precheck(response)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<AnyOutput> {
        match self.0.reconcile(response) {
            Reconciled::Applied(value) => Reconciled::Applied(AnyOutput::new(value, response)),
            Reconciled::NotApplied => Reconciled::NotApplied,
            Reconciled::Inconclusive => Reconciled::Inconclusive,
        }
    }

    fn needs_read_back(&self, outcome: &AnyOutput) -> bool {
        known(outcome).is_some_and(|value| self.0.needs_read_back(value))
    }

    fn read_effect(&self, outcome: &mut AnyOutput, response: &Response) -> bool {
        known_mut(outcome).is_none_or(|value| self.0.read_effect(value, response))
    }

    fn task(&self, outcome: &AnyOutput) -> Option<ApiRequest> {
        known(outcome).and_then(|value| self.0.task(value))
    }

    fn read_task(&self, outcome: &mut AnyOutput, response: &Response) -> TaskState {
        known_mut(outcome).map_or(TaskState::Ended, |value| self.0.read_task(value, response))
    }

    fn finish(&self, outcome: &mut AnyOutput, record: &Record, account: &Account<O::Provider>) {
        if let Some(value) = known_mut(outcome) {
            self.0.finish(value, record, account);
        }
    }
}

/// The result as the type that it has.
fn known<T: 'static>(outcome: &AnyOutput) -> Option<&T> {
    let value: &dyn Any = &*outcome.value;
    value.downcast_ref()
}

fn known_mut<T: 'static>(outcome: &mut AnyOutput) -> Option<&mut T> {
    let value: &mut dyn Any = &mut *outcome.value;
    value.downcast_mut()
}

/// An item of a list, without its type.
pub struct Item {
    pub(super) id: Option<String>,
    value: Box<dyn AnyValue>,
}

impl Item {
    /// Exports the item.
    pub fn into_tree(self) -> ExportValue {
        self.value.export()
    }

    /// The item as JSON.
    pub fn to_json(&self) -> serde_json::Result<Value> {
        self.value.to_json()
    }
}

impl fmt::Debug for Item {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Item").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A list that returns each [`Item`] without its type. A list only reads, so the other steps keep their defaults.
pub(super) struct ForgetItem<L>(pub(super) L);

impl<L: Declared> Declared for ForgetItem<L> {
    forward! {
        name() -> &'static str;
        safety() -> Safety;
        subject() -> Cow<'static, str>;
        secrets() -> Vec<String>;
    }
}

impl<L: List<Item: Export>> Operation for ForgetItem<L> {
    type Provider = <L as List>::Provider;
    type Output = Page<Item>;

    forward! {
        validate(account: &Account<Self::Provider>) -> Vec<FieldError>;
        request(account: &Account<Self::Provider>) -> ApiRequest;
    }

    fn read(&self, response: &Response) -> Result<Page<Item>, ResponseError> {
        let Page { items, total, more, cursor } = self.0.read(response)?;
        let items = items.into_iter().map(|item| Item { id: item.identity(), value: Box::new(item) });
        Ok(Page { items: items.collect(), total, more, cursor })
    }
}

//! An operation whose type is forgotten: one `Exchange` a provider serves all of its operations.
//!
//! Without this every front would carry the state machine once for each operation.

use std::any::Any;
use std::borrow::Cow;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::provider::Provider;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, TaskState};
use crate::types::error::FieldError;
use crate::types::export::{Export, ExportValue};

/// What an operation comes to, whatever its type.
pub(super) trait Output: Send {
    fn any(&self) -> &dyn Any;
    fn any_mut(&mut self) -> &mut dyn Any;
    fn export(self: Box<Self>) -> ExportValue;
}

impl<T: Export + Send + 'static> Output for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn export(self: Box<Self>) -> ExportValue {
        (*self).export()
    }
}

/// [`Operation`], with its output behind a pointer.
pub(super) trait Erased<P: Provider>: Send + Sync {
    fn name(&self) -> &'static str;
    fn subject(&self) -> Cow<'static, str>;
    fn safety(&self) -> Safety;
    fn validate(&self, account: &Account<P>) -> Vec<FieldError>;
    fn request(&self, account: &Account<P>) -> ApiRequest;
    fn read(&self, response: &Response) -> Result<Box<dyn Output>, ResponseError>;
    fn precheck(&self, account: &Account<P>, follow: Follow) -> Option<ApiRequest>;
    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError>;
    fn expects_not_found(&self) -> bool;
    fn may_be_partial(&self, response: &Response) -> bool;
    fn read_back(&self, account: &Account<P>) -> Option<ApiRequest>;
    fn reconcile(&self, response: &Response) -> Reconciled<Box<dyn Output>>;
    fn needs_read_back(&self, output: &dyn Output) -> bool;
    fn read_effect(&self, output: &mut dyn Output, response: &Response) -> bool;
    fn task(&self, output: &dyn Output) -> Option<ApiRequest>;
    fn read_task(&self, output: &mut dyn Output, response: &Response) -> TaskState;
    fn finish(&self, output: &mut dyn Output, record: &Record, account: &Account<P>);
    fn secrets(&self) -> Vec<String>;
}

/// An operation of a known type, which knows its output again.
pub(super) struct Typed<O>(pub(super) O);

impl<O> Erased<O::Provider> for Typed<O>
where
    O: Operation + Sync,
    O::Output: Export + 'static,
{
    fn name(&self) -> &'static str {
        O::NAME
    }

    fn subject(&self) -> Cow<'static, str> {
        self.0.subject()
    }

    fn safety(&self) -> Safety {
        self.0.safety()
    }

    fn validate(&self, account: &Account<O::Provider>) -> Vec<FieldError> {
        self.0.validate(account)
    }

    fn request(&self, account: &Account<O::Provider>) -> ApiRequest {
        self.0.request(account)
    }

    fn read(&self, response: &Response) -> Result<Box<dyn Output>, ResponseError> {
        self.0.read(response).map(boxed)
    }

    fn precheck(&self, account: &Account<O::Provider>, follow: Follow) -> Option<ApiRequest> {
        self.0.precheck(account, follow)
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.0.read_precheck(response)
    }

    fn expects_not_found(&self) -> bool {
        self.0.expects_not_found()
    }

    fn may_be_partial(&self, response: &Response) -> bool {
        self.0.may_be_partial(response)
    }

    fn read_back(&self, account: &Account<O::Provider>) -> Option<ApiRequest> {
        self.0.read_back(account)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Box<dyn Output>> {
        match self.0.reconcile(response) {
            Reconciled::Applied(output) => Reconciled::Applied(boxed(output)),
            Reconciled::NotApplied => Reconciled::NotApplied,
            Reconciled::Inconclusive => Reconciled::Inconclusive,
        }
    }

    fn needs_read_back(&self, output: &dyn Output) -> bool {
        output.any().downcast_ref().is_some_and(|output| self.0.needs_read_back(output))
    }

    fn read_effect(&self, output: &mut dyn Output, response: &Response) -> bool {
        output.any_mut().downcast_mut().is_none_or(|output| self.0.read_effect(output, response))
    }

    fn task(&self, output: &dyn Output) -> Option<ApiRequest> {
        output.any().downcast_ref().and_then(|output| self.0.task(output))
    }

    fn read_task(&self, output: &mut dyn Output, response: &Response) -> TaskState {
        let known = output.any_mut().downcast_mut();
        known.map_or(TaskState::Ended, |output| self.0.read_task(output, response))
    }

    fn finish(&self, output: &mut dyn Output, record: &Record, account: &Account<O::Provider>) {
        if let Some(output) = output.any_mut().downcast_mut() {
            self.0.finish(output, record, account);
        }
    }

    fn secrets(&self) -> Vec<String> {
        self.0.secrets()
    }
}

fn boxed<T: Export + Send + 'static>(output: T) -> Box<dyn Output> {
    Box::new(output)
}

//! An operation that was made from its name: an [`Operation`] like any other, whose output is a tree.

use std::borrow::Cow;
use std::fmt;

use super::Cataloged;
use super::dialect::Dialect;
use super::entry::find;
use super::erased::{Erased, Output};
use super::input_reader::{InputReader, Inputs, all_wrong};
use super::spec::OperationSpec;
use super::spelling::respell;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::provider::Provider;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, TaskState};
use crate::types::error::{Error, FieldError};
use crate::types::export::ExportValue;

/// An operation that was made from its name.
pub struct Named<P: Provider> {
    spec: &'static OperationSpec,
    operation: Box<dyn Erased<P>>,
    input_errors: Vec<FieldError>,
}

impl<P: Cataloged> Named<P> {
    /// Makes the operation `name` from what the caller gives. What is wrong with that is said when it is carried
    /// out, all at once; `config` if there is no such operation.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let mut given = InputReader::new(entry.spec(), dialect, inputs);
        let operation = entry.make(&mut given);
        Ok(Self { spec: entry.spec(), operation, input_errors: given.into_errors() })
    }
}

impl<P: Provider> Named<P> {
    /// What it is called, takes and answers.
    pub const fn spec(&self) -> &'static OperationSpec {
        self.spec
    }
}

impl<P: Provider> fmt::Debug for Named<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Named").field("name", &self.operation.name()).finish_non_exhaustive()
    }
}

/// What an operation that was made from its name comes to.
pub struct Outcome {
    value: Box<dyn Output>,
    response: Option<Response>,
}

impl fmt::Debug for Outcome {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Outcome")
    }
}

/// What an operation came to, on its way out.
#[derive(Debug)]
#[non_exhaustive]
pub struct Finished {
    /// The result.
    pub value: ExportValue,
    /// The answer from which it was read, as it came.
    pub response: Option<Response>,
}

impl Finished {
    pub(crate) const fn new(value: ExportValue, response: Option<Response>) -> Self {
        Self { value, response }
    }
}

impl Outcome {
    fn read(value: Box<dyn Output>, response: &Response) -> Self {
        let (mut kept, ()) = http::Response::new(()).into_parts();
        kept.status = response.status();
        kept.headers = response.headers().clone();
        Self { value, response: Some(Response::from_parts(kept, response.body().clone())) }
    }

    /// Lets it out, spelled as the language does. `spec`: what it is the outcome of.
    pub fn finish(self, spec: &OperationSpec, dialect: &Dialect) -> Finished {
        let mut value = self.value.export();
        respell(&mut value, spec, dialect);
        Finished::new(value, self.response)
    }
}

impl<P: Provider> Operation for Named<P> {
    type Provider = P;
    type Output = Outcome;
    /// Each has its own, see [`Operation::name`].
    const NAME: &'static str = "";

    fn name(&self) -> &'static str {
        self.operation.name()
    }

    fn subject(&self) -> Cow<'static, str> {
        self.operation.subject()
    }

    fn safety(&self) -> Safety {
        self.operation.safety()
    }

    fn validate(&self, account: &Account<P>) -> Vec<FieldError> {
        all_wrong(&self.input_errors, self.operation.validate(account))
    }

    fn request(&self, account: &Account<P>) -> ApiRequest {
        self.operation.request(account)
    }

    fn read(&self, response: &Response) -> Result<Outcome, ResponseError> {
        Ok(Outcome::read(self.operation.read(response)?, response))
    }

    fn precheck(&self, account: &Account<P>, follow: Follow) -> Option<ApiRequest> {
        self.operation.precheck(account, follow)
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.operation.read_precheck(response)
    }

    fn expects_not_found(&self) -> bool {
        self.operation.expects_not_found()
    }

    fn may_be_partial(&self, response: &Response) -> bool {
        self.operation.may_be_partial(response)
    }

    fn read_back(&self, account: &Account<P>) -> Option<ApiRequest> {
        self.operation.read_back(account)
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Outcome> {
        match self.operation.reconcile(response) {
            Reconciled::Applied(value) => Reconciled::Applied(Outcome::read(value, response)),
            Reconciled::NotApplied => Reconciled::NotApplied,
            Reconciled::Inconclusive => Reconciled::Inconclusive,
        }
    }

    fn needs_read_back(&self, outcome: &Outcome) -> bool {
        self.operation.needs_read_back(&*outcome.value)
    }

    fn read_effect(&self, outcome: &mut Outcome, response: &Response) -> bool {
        self.operation.read_effect(&mut *outcome.value, response)
    }

    fn task(&self, outcome: &Outcome) -> Option<ApiRequest> {
        self.operation.task(&*outcome.value)
    }

    fn read_task(&self, outcome: &mut Outcome, response: &Response) -> TaskState {
        self.operation.read_task(&mut *outcome.value, response)
    }

    fn finish(&self, outcome: &mut Outcome, record: &Record, account: &Account<P>) {
        self.operation.finish(&mut *outcome.value, record, account);
    }

    fn secrets(&self) -> Vec<String> {
        self.operation.secrets()
    }
}

//! An operation that was made from its name: an [`Operation`] like any other, whose output is a tree.

use std::borrow::Cow;
use std::fmt;

use super::Catalogued;
use super::dialect::Dialect;
use super::entry::find;
use super::erased::{Erased, Output};
use super::given::{Given, Inputs, all_wrong};
use super::spec::OperationSpec;
use super::spelling::respell;
use crate::account::Account;
use crate::call::Call;
use crate::error::{Error, FieldError};
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, TaskState, Unfit};
use crate::outward::Tree;
use crate::provider::Provider;

/// An operation that was made from its name.
pub struct Named<P: Provider> {
    spec: &'static OperationSpec,
    operation: Box<dyn Erased<P>>,
    misfits: Vec<FieldError>,
}

impl<P: Catalogued> Named<P> {
    /// Makes the operation `name` from what the caller gives. What is wrong with that is said when it is carried
    /// out, all at once; `config` if there is no such operation.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let mut given = Given::new(entry.spec(), dialect, inputs);
        let operation = entry.make(&mut given);
        Ok(Self { spec: entry.spec(), operation, misfits: given.finish() })
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
    answer: Option<Answer>,
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
    pub value: Tree,
    /// The answer from which it was read, as it came.
    pub answer: Option<Answer>,
}

impl Finished {
    pub(crate) const fn new(value: Tree, answer: Option<Answer>) -> Self {
        Self { value, answer }
    }
}

impl Outcome {
    fn read(value: Box<dyn Output>, answer: &Answer) -> Self {
        let (mut kept, ()) = http::Response::new(()).into_parts();
        kept.status = answer.status();
        kept.headers = answer.headers().clone();
        Self { value, answer: Some(Answer::from_parts(kept, answer.body().clone())) }
    }

    /// Lets it out, spelled as the language does. `spec`: what it is the outcome of.
    pub fn finish(self, spec: &OperationSpec, dialect: &Dialect) -> Finished {
        let mut value = self.value.outward();
        respell(&mut value, spec, dialect);
        Finished::new(value, self.answer)
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

    fn class(&self) -> Class {
        self.operation.class()
    }

    fn validate(&self, account: &Account<P>) -> Vec<FieldError> {
        all_wrong(&self.misfits, self.operation.validate(account))
    }

    fn call(&self, account: &Account<P>) -> Call {
        self.operation.call(account)
    }

    fn read(&self, answer: &Answer) -> Result<Outcome, Unfit> {
        Ok(Outcome::read(self.operation.read(answer)?, answer))
    }

    fn before(&self, account: &Account<P>, follow: Follow) -> Option<Call> {
        self.operation.before(account, follow)
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        self.operation.learn_before(answer)
    }

    fn wants_absence(&self) -> bool {
        self.operation.wants_absence()
    }

    fn may_be_partial(&self, answer: &Answer) -> bool {
        self.operation.may_be_partial(answer)
    }

    fn read_back(&self, account: &Account<P>) -> Option<Call> {
        self.operation.read_back(account)
    }

    fn seen(&self, answer: &Answer) -> Seen<Outcome> {
        match self.operation.seen(answer) {
            Seen::Done(value) => Seen::Done(Outcome::read(value, answer)),
            Seen::NotStarted => Seen::NotStarted,
            Seen::Unproven => Seen::Unproven,
        }
    }

    fn leaves_open(&self, outcome: &Outcome) -> bool {
        self.operation.leaves_open(&*outcome.value)
    }

    fn learn_effect(&self, outcome: &mut Outcome, answer: &Answer) -> bool {
        self.operation.learn_effect(&mut *outcome.value, answer)
    }

    fn task(&self, outcome: &Outcome) -> Option<Call> {
        self.operation.task(&*outcome.value)
    }

    fn learn_task(&self, outcome: &mut Outcome, answer: &Answer) -> TaskState {
        self.operation.learn_task(&mut *outcome.value, answer)
    }

    fn settle(&self, outcome: &mut Outcome, record: &Record, account: &Account<P>) {
        self.operation.settle(&mut *outcome.value, record, account);
    }

    fn secrets(&self) -> Vec<String> {
        self.operation.secrets()
    }
}

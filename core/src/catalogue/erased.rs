//! An operation whose type is forgotten: one `Exchange` a provider serves all of its operations.
//!
//! Without this every front would carry the state machine once for each operation.

use std::any::Any;
use std::borrow::Cow;

use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, TaskState, Unfit};
use crate::outward::{Outward, Tree};
use crate::provider::Provider;

/// What an operation comes to, whatever its type.
pub(super) trait Output: Send {
    fn any(&self) -> &dyn Any;
    fn any_mut(&mut self) -> &mut dyn Any;
    fn outward(self: Box<Self>) -> Tree;
}

impl<T: Outward + Send + 'static> Output for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn outward(self: Box<Self>) -> Tree {
        (*self).outward()
    }
}

/// [`Operation`], with its output behind a pointer.
pub(super) trait Erased<P: Provider>: Send + Sync {
    fn name(&self) -> &'static str;
    fn subject(&self) -> Cow<'static, str>;
    fn class(&self) -> Class;
    fn validate(&self, account: &Account<P>) -> Vec<FieldError>;
    fn call(&self, account: &Account<P>) -> Call;
    fn read(&self, answer: &Answer) -> Result<Box<dyn Output>, Unfit>;
    fn before(&self, account: &Account<P>, follow: Follow) -> Option<Call>;
    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit>;
    fn wants_absence(&self) -> bool;
    fn may_be_partial(&self, answer: &Answer) -> bool;
    fn read_back(&self, account: &Account<P>) -> Option<Call>;
    fn seen(&self, answer: &Answer) -> Seen<Box<dyn Output>>;
    fn leaves_open(&self, output: &dyn Output) -> bool;
    fn learn_effect(&self, output: &mut dyn Output, answer: &Answer) -> bool;
    fn task(&self, output: &dyn Output) -> Option<Call>;
    fn learn_task(&self, output: &mut dyn Output, answer: &Answer) -> TaskState;
    fn settle(&self, output: &mut dyn Output, record: &Record, account: &Account<P>);
    fn secrets(&self) -> Vec<String>;
}

/// An operation of a known type, which knows its output again.
pub(super) struct Typed<O>(pub(super) O);

impl<O> Erased<O::Provider> for Typed<O>
where
    O: Operation + Sync,
    O::Output: Outward + 'static,
{
    fn name(&self) -> &'static str {
        O::NAME
    }

    fn subject(&self) -> Cow<'static, str> {
        self.0.subject()
    }

    fn class(&self) -> Class {
        self.0.class()
    }

    fn validate(&self, account: &Account<O::Provider>) -> Vec<FieldError> {
        self.0.validate(account)
    }

    fn call(&self, account: &Account<O::Provider>) -> Call {
        self.0.call(account)
    }

    fn read(&self, answer: &Answer) -> Result<Box<dyn Output>, Unfit> {
        self.0.read(answer).map(boxed)
    }

    fn before(&self, account: &Account<O::Provider>, follow: Follow) -> Option<Call> {
        self.0.before(account, follow)
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        self.0.learn_before(answer)
    }

    fn wants_absence(&self) -> bool {
        self.0.wants_absence()
    }

    fn may_be_partial(&self, answer: &Answer) -> bool {
        self.0.may_be_partial(answer)
    }

    fn read_back(&self, account: &Account<O::Provider>) -> Option<Call> {
        self.0.read_back(account)
    }

    fn seen(&self, answer: &Answer) -> Seen<Box<dyn Output>> {
        match self.0.seen(answer) {
            Seen::Done(output) => Seen::Done(boxed(output)),
            Seen::NotStarted => Seen::NotStarted,
            Seen::Unproven => Seen::Unproven,
        }
    }

    fn leaves_open(&self, output: &dyn Output) -> bool {
        output.any().downcast_ref().is_some_and(|output| self.0.leaves_open(output))
    }

    fn learn_effect(&self, output: &mut dyn Output, answer: &Answer) -> bool {
        output.any_mut().downcast_mut().is_none_or(|output| self.0.learn_effect(output, answer))
    }

    fn task(&self, output: &dyn Output) -> Option<Call> {
        output.any().downcast_ref().and_then(|output| self.0.task(output))
    }

    fn learn_task(&self, output: &mut dyn Output, answer: &Answer) -> TaskState {
        let known = output.any_mut().downcast_mut();
        known.map_or(TaskState::Ended, |output| self.0.learn_task(output, answer))
    }

    fn settle(&self, output: &mut dyn Output, record: &Record, account: &Account<O::Provider>) {
        if let Some(output) = output.any_mut().downcast_mut() {
            self.0.settle(output, record, account);
        }
    }

    fn secrets(&self) -> Vec<String> {
        self.0.secrets()
    }
}

fn boxed<T: Outward + Send + 'static>(output: T) -> Box<dyn Output> {
    Box::new(output)
}

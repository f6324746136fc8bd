//! What an operation is called, takes and answers.

use super::argument::ArgumentSpec;
use crate::operation::Operation;
use crate::operation::fields::{FieldSpec, Options};
use crate::operation::paging::{List, Position};
use crate::types::export::{Export, Type};

/// What an operation is called, takes and answers.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct OperationSpec {
    /// Its name: `numbers.update`.
    pub name: &'static str,
    /// What it does, and the provider's page about it.
    pub doc: &'static str,
    /// What it is about.
    pub arguments: &'static [ArgumentSpec],
    /// What it changes or filters by.
    pub fields: &'static [FieldSpec],
    /// Of a list: what asks for one page of it instead of the whole.
    pub window: &'static [ArgumentSpec],
    /// What it comes to; of a list: a page.
    pub output: Type,
    /// Of a list: what is listed.
    pub item: Option<Type>,
    /// Of what can be done to a model that was read: which of its members says which one is meant, and the argument
    /// that takes it.
    pub own: Option<(&'static str, &'static str)>,
    /// Whether its effect can be verified by reads.
    pub verify: bool,
    /// Whether it starts a task that can be waited for.
    pub wait: bool,
    /// Whether it spends money or destroys: it is never sent twice, and never abandoned on the way.
    pub spends: bool,
}

impl OperationSpec {
    /// The thing that it belongs to: `numbers`.
    pub fn resource(&self) -> &'static str {
        self.name.split_once('.').map_or("", |(resource, _)| resource)
    }

    /// What is done to it: `update`.
    pub fn verb(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, verb)| verb)
    }

    /// An argument by its name.
    pub fn argument(&self, name: &str) -> Option<&'static ArgumentSpec> {
        self.arguments.iter().chain(self.window).find(|argument| argument.name == name)
    }

    /// All names that it takes.
    pub fn names(&self) -> Vec<&'static str> {
        let arguments = self.arguments.iter().chain(self.window).map(|argument| argument.name);
        arguments.chain(self.fields.iter().map(|field| field.name)).collect()
    }

    pub(crate) const fn of<O: Operation>(doc: &'static str) -> Self
    where
        O::Output: Export,
    {
        Self {
            name: O::NAME,
            doc,
            arguments: &[],
            fields: &[],
            window: &[],
            output: <O::Output as Export>::TYPE,
            item: None,
            own: None,
            verify: false,
            wait: false,
            spends: false,
        }
    }

    /// What settings are called; it is no operation.
    #[cfg(feature = "bindings")]
    pub(super) const fn of_settings<O: Options>() -> Self {
        Self {
            name: "",
            doc: "",
            arguments: &[],
            fields: O::FIELDS,
            window: &[],
            output: Type::Json,
            item: None,
            own: None,
            verify: false,
            wait: false,
            spends: false,
        }
    }

    pub(crate) const fn list<L: List>(doc: &'static str, window: &'static [ArgumentSpec]) -> Self
    where
        L::Item: Export,
    {
        let item = Some(<L::Item as Export>::TYPE);
        Self { window, item, ..Self::of::<L>(doc) }
    }

    pub(crate) const fn about(mut self, arguments: &'static [ArgumentSpec]) -> Self {
        self.arguments = arguments;
        self
    }

    pub(crate) const fn with<O: Options>(mut self) -> Self {
        self.fields = O::FIELDS;
        self
    }

    pub(crate) const fn own(mut self, member: &'static str, argument: &'static str) -> Self {
        self.own = Some((member, argument));
        self
    }

    pub(crate) const fn verify(mut self) -> Self {
        self.verify = true;
        self
    }

    pub(crate) const fn wait(mut self) -> Self {
        self.wait = true;
        self
    }

    pub(crate) const fn spends(mut self) -> Self {
        self.spends = true;
        self
    }
}

/// Which page of a list is asked for, in the ways in which providers count.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Window {
    /// How many items at the most.
    pub(crate) limit: Option<u32>,
    /// Where it begins.
    pub(crate) position: Position,
}

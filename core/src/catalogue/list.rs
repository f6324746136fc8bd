//! A list that was made from its name, read page by page like any other.

use std::borrow::Cow;
use std::fmt;

use super::Catalogued;
use super::dialect::Dialect;
use super::entry::find;
use super::given::{Given, Inputs, all_wrong};
use super::spec::OperationSpec;
use crate::account::Account;
use crate::call::Call;
use crate::error::{Code, Error, FieldError};
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::outward::{Outward, Tree};
use crate::paging::{List, Page, Position};
use crate::provider::Provider;

/// [`List`], with its items let out at once. A list only reads, so it has no other steps.
pub(super) trait ErasedList<P: Provider>: Send + Sync {
    fn name(&self) -> &'static str;
    fn subject(&self) -> Cow<'static, str>;
    fn validate(&self, account: &Account<P>) -> Vec<FieldError>;
    fn call(&self, account: &Account<P>) -> Call;
    fn read(&self, answer: &Answer) -> Result<Page<Item>, Unfit>;
    fn at(&self, position: &Position) -> Box<dyn ErasedList<P>>;
    fn copy(&self) -> Box<dyn ErasedList<P>>;
}

/// An item of a list, on its way out.
#[derive(Debug)]
pub struct Item {
    id: Option<String>,
    value: Tree,
}

impl Item {
    /// The item.
    pub fn into_tree(self) -> Tree {
        self.value
    }
}

pub(super) struct TypedList<L>(pub(super) L);

impl<L> ErasedList<L::Provider> for TypedList<L>
where
    L: List + Sync + 'static,
    L::Item: Outward,
{
    fn name(&self) -> &'static str {
        L::NAME
    }

    fn subject(&self) -> Cow<'static, str> {
        self.0.subject()
    }

    fn validate(&self, account: &Account<L::Provider>) -> Vec<FieldError> {
        self.0.validate(account)
    }

    fn call(&self, account: &Account<L::Provider>) -> Call {
        self.0.call(account)
    }

    fn read(&self, answer: &Answer) -> Result<Page<Item>, Unfit> {
        let Page { items, total, more, cursor } = self.0.read(answer)?;
        let items = items.into_iter().map(|item| Item { id: L::id(&item), value: item.outward() });
        Ok(Page { items: items.collect(), total, more, cursor })
    }

    fn at(&self, position: &Position) -> Box<dyn ErasedList<L::Provider>> {
        Box::new(Self(self.0.at(position)))
    }

    fn copy(&self) -> Box<dyn ErasedList<L::Provider>> {
        Box::new(Self(self.0.clone()))
    }
}

/// A list that was made from its name.
pub struct NamedList<P: Provider> {
    spec: &'static OperationSpec,
    list: Box<dyn ErasedList<P>>,
    misfits: Vec<FieldError>,
}

impl<P: Catalogued> NamedList<P> {
    /// Makes the list `name` from what the caller gives. What is wrong with that is said when its first page is
    /// read, all at once; `config` if there is no such list.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let spec = entry.spec();
        let mut given = Given::new(spec, dialect, inputs);
        let Some(list) = entry.make_list(&mut given) else {
            return Err(Error::new(Code::Config, format!("{name} is no list")));
        };
        Ok(Self { spec, list, misfits: given.finish() })
    }
}

impl<P: Provider> NamedList<P> {
    /// What it is called, takes and answers.
    pub const fn spec(&self) -> &'static OperationSpec {
        self.spec
    }
}

impl<P: Provider> Clone for NamedList<P> {
    fn clone(&self) -> Self {
        Self { spec: self.spec, list: self.list.copy(), misfits: self.misfits.clone() }
    }
}

impl<P: Provider> fmt::Debug for NamedList<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("NamedList").field("name", &self.list.name()).finish_non_exhaustive()
    }
}

impl<P: Provider> Operation for NamedList<P> {
    type Provider = P;
    type Output = Page<Item>;
    /// Each has its own, see [`Operation::name`].
    const NAME: &'static str = "";

    fn name(&self) -> &'static str {
        self.list.name()
    }

    fn subject(&self) -> Cow<'static, str> {
        self.list.subject()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, account: &Account<P>) -> Vec<FieldError> {
        all_wrong(&self.misfits, self.list.validate(account))
    }

    fn call(&self, account: &Account<P>) -> Call {
        self.list.call(account)
    }

    fn read(&self, answer: &Answer) -> Result<Page<Item>, Unfit> {
        self.list.read(answer)
    }
}

impl<P: Provider> List for NamedList<P> {
    type Item = Item;

    fn at(&self, position: &Position) -> Self {
        Self { spec: self.spec, list: self.list.at(position), misfits: self.misfits.clone() }
    }

    fn id(item: &Item) -> Option<String> {
        item.id.clone()
    }
}

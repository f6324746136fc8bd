//! The entries of the catalog: an operation's specification, and how it is made from named inputs.

use serde::Serialize;

use super::forget::{AnyOperation, AnyOutput, Forget, ForgetItem, Item};
use super::input_reader::InputReader;
use super::spec::OperationSpec;
use crate::operation::Operation;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::provider::Provider;
use crate::types::error::Error;
use crate::types::export::Export;
use crate::types::model::Model;

/// A provider whose operations can be called by name.
pub trait Cataloged: Provider {
    /// The operations, in the order of the provider's documentation.
    const ENTRIES: &'static [Entry<Self>];
    /// The members of numbers that every provider has, for interfaces that all providers share.
    const NUMBER_MEMBERS: NumberMembers;
    /// The resources, each the first part of operations' names, with their documentation.
    const RESOURCES: &'static [(&'static str, &'static str)];
}

/// The provider's names of the members that numbers of all providers have, those of the account or those for sale.
#[derive(Debug, Clone, Copy)]
pub struct NumberMembers {
    /// The phone number.
    pub phone_number: &'static str,
    /// The name that the account gives to its number.
    pub display_name: &'static str,
    /// The price of a month.
    pub monthly_price: &'static str,
    /// The price of the set-up of a number for sale.
    pub setup_price: &'static str,
}

/// An operation that can be made from named inputs; written by `#[operation]`.
pub(crate) trait ByName: Operation + Sized + 'static {
    /// The specification.
    const SPEC: OperationSpec;

    /// Makes the operation. Returns `None` after the errors of unreadable inputs were pushed to `inputs`.
    fn from_inputs(inputs: &mut InputReader<'_>) -> Option<Self>;
}

/// Makes something from named inputs.
type Make<T> = fn(&mut InputReader<'_>) -> Option<T>;

/// Makes the operation that reads the page at a position.
pub(super) type MakePage<P> = Box<dyn Fn(&Position) -> Box<AnyOperation<P, Page<Item>>> + Send + Sync>;

/// One operation of the catalog.
pub struct Entry<P: Provider> {
    spec: &'static OperationSpec,
    pub(super) make: Make<Box<AnyOperation<P, AnyOutput>>>,
    /// `None`: the operation is not a list.
    pub(super) list: Option<ListEntry<P>>,
}

/// The part of an entry that only a list has.
pub(super) struct ListEntry<P: Provider> {
    pub(super) paging: Paging,
    /// The members of an item.
    pub(super) members: &'static [&'static str],
    pub(super) make: Make<MakePage<P>>,
}

impl<P: Provider> std::fmt::Debug for Entry<P> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Entry").field("spec", &self.spec.name).finish_non_exhaustive()
    }
}

impl<P: Provider> Entry<P> {
    pub(crate) const fn one<O: ByName<Provider = P>>() -> Self
    where
        O::Output: Export + Serialize + 'static,
    {
        let make: Make<Box<AnyOperation<P, AnyOutput>>> =
            |inputs| Some(Box::new(Forget(O::from_inputs(inputs)?)));
        Self { spec: &O::SPEC, make, list: None }
    }

    pub(crate) const fn list<L>() -> Self
    where
        L: ByName<Provider = P, Output = Page<L::Item>> + List<Provider = P, Item: Export>,
    {
        let make: Make<Box<AnyOperation<P, AnyOutput>>> = |inputs| {
            let window = inputs.window();
            let list = L::from_inputs(inputs)?;
            Some(Box::new(Forget(match window? {
                Some(window) => list.page(window),
                None => list,
            })))
        };
        let list: Make<MakePage<P>> = |inputs| {
            let list = L::from_inputs(inputs)?;
            Some(Box::new(move |position| Box::new(ForgetItem(list.at(position)))))
        };
        let list = ListEntry { paging: Paging::of::<L>(), members: L::Item::MEMBERS, make: list };
        Self { spec: &L::SPEC, make, list: Some(list) }
    }

    /// The specification of the operation.
    pub const fn spec(&self) -> &'static OperationSpec {
        self.spec
    }
}

/// The entry of that name.
pub(super) fn find<P: Cataloged>(name: &str) -> Result<&'static Entry<P>, Error> {
    let entry = P::ENTRIES.iter().find(|entry| entry.spec().name == name);
    entry.ok_or_else(|| Error::config(format!("{} has no operation {name}", P::ID.title())))
}

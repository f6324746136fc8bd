//! One row of the catalog: what an operation is, and how it is made from names and values.

use super::Cataloged;
use super::erased::{Erased, Typed};
use super::input_reader::InputReader;
use super::list::{ErasedList, TypedList};
use super::spec::{OperationSpec, Window};
use crate::operation::Operation;
use crate::operation::paging::List;
use crate::operation::provider::Provider;
use crate::types::error::Error;
use crate::types::export::Export;

/// An operation that can be made from names and values.
pub(crate) trait ByName: Operation + Sized + Sync + 'static
where
    Self::Output: Export,
{
    /// What it is called, takes and answers.
    const SPEC: OperationSpec;

    /// Makes it. What cannot be read is noted in `given`, which keeps it from being sent.
    fn by_name(given: &mut InputReader<'_>) -> Self;
}

/// A list that can be made from names and values.
pub(crate) trait OfList: ByName + List
where
    Self::Item: Export,
{
    /// One page of it instead of the whole.
    fn window(self, window: &Window) -> Self;
}

/// Makes something of what a caller gives.
type Make<T> = fn(&mut InputReader<'_>) -> Box<T>;

/// One row of the catalog.
pub struct Entry<P: Provider> {
    spec: &'static OperationSpec,
    make: Make<dyn Erased<P>>,
    list: Option<Make<dyn ErasedList<P>>>,
}

impl<P: Provider> std::fmt::Debug for Entry<P> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Entry").field("spec", &self.spec.name).finish_non_exhaustive()
    }
}

impl<P: Provider> Entry<P> {
    pub(crate) const fn one<O: ByName<Provider = P>>() -> Self
    where
        O::Output: Export,
    {
        Self { spec: &O::SPEC, make: |given| Box::new(Typed(O::by_name(given))), list: None }
    }

    pub(crate) const fn list<L: OfList<Provider = P>>() -> Self
    where
        L::Item: Export + Clone,
    {
        Self {
            spec: &L::SPEC,
            make: |given| {
                let window = given.window();
                let list = L::by_name(given);
                Box::new(Typed(match window {
                    Some(window) => list.window(&window),
                    None => list,
                }))
            },
            list: Some(|given| Box::new(TypedList(L::by_name(given)))),
        }
    }

    /// What the operation is called, takes and answers.
    pub const fn spec(&self) -> &'static OperationSpec {
        self.spec
    }
}

/// Makes an operation of whatever type.
impl<P: Provider> Entry<P> {
    pub(super) fn make(&self, given: &mut InputReader<'_>) -> Box<dyn Erased<P>> {
        (self.make)(given)
    }

    pub(super) fn make_list(&self, given: &mut InputReader<'_>) -> Option<Box<dyn ErasedList<P>>> {
        self.list.map(|make| make(given))
    }
}

/// The row of the catalog of that name.
pub(super) fn find<P: Cataloged>(name: &str) -> Result<&'static Entry<P>, Error> {
    let entry = P::ENTRIES.iter().find(|entry| entry.spec().name == name);
    entry.ok_or_else(|| Error::config(format!("{} has no operation {name}", P::ID.title())))
}

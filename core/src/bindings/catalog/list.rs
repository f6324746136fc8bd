//! A list that was made from its name, read page by page like any other.

use std::borrow::Cow;
use std::fmt;

use super::Cataloged;
use super::dialect::Dialect;
use super::entry::find;
use super::input_reader::{InputReader, Inputs, all_wrong};
use super::spec::OperationSpec;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::provider::Provider;
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::{Error, ErrorCode, FieldError};
use crate::types::export::{Export, ExportValue};

/// [`List`], with its items let out at once. A list only reads, so it has no other steps.
pub(super) trait ErasedList<P: Provider>: Send + Sync {
    fn name(&self) -> &'static str;
    fn subject(&self) -> Cow<'static, str>;
    fn validate(&self, account: &Account<P>) -> Vec<FieldError>;
    fn request(&self, account: &Account<P>) -> ApiRequest;
    fn read(&self, response: &Response) -> Result<Page<Item>, ResponseError>;
    fn paging(&self) -> Paging;
    fn at(&self, position: &Position) -> Box<dyn ErasedList<P>>;
    fn copy(&self) -> Box<dyn ErasedList<P>>;
}

/// An item of a list, on its way out.
#[derive(Debug)]
pub struct Item {
    id: Option<String>,
    value: ExportValue,
}

impl Item {
    /// The item.
    pub fn into_tree(self) -> ExportValue {
        self.value
    }
}

pub(super) struct TypedList<L>(pub(super) L);

impl<L> ErasedList<L::Provider> for TypedList<L>
where
    L: List + Sync + 'static,
    L::Item: Export,
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

    fn request(&self, account: &Account<L::Provider>) -> ApiRequest {
        self.0.request(account)
    }

    fn read(&self, response: &Response) -> Result<Page<Item>, ResponseError> {
        let Page { items, total, more, cursor } = self.0.read(response)?;
        let items = items.into_iter().map(|item| Item { id: L::id(&item), value: item.export() });
        Ok(Page { items: items.collect(), total, more, cursor })
    }

    fn paging(&self) -> Paging {
        L::PAGING
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
    input_errors: Vec<FieldError>,
}

impl<P: Cataloged> NamedList<P> {
    /// Makes the list `name` from what the caller gives. What is wrong with that is said when its first page is
    /// read, all at once; `config` if there is no such list.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let spec = entry.spec();
        let mut given = InputReader::new(spec, dialect, inputs);
        let Some(list) = entry.make_list(&mut given) else {
            return Err(Error::new(ErrorCode::Config, format!("{name} is no list")));
        };
        Ok(Self { spec, list, input_errors: given.into_errors() })
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
        Self { spec: self.spec, list: self.list.copy(), input_errors: self.input_errors.clone() }
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

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, account: &Account<P>) -> Vec<FieldError> {
        all_wrong(&self.input_errors, self.list.validate(account))
    }

    fn request(&self, account: &Account<P>) -> ApiRequest {
        self.list.request(account)
    }

    fn read(&self, response: &Response) -> Result<Page<Item>, ResponseError> {
        self.list.read(response)
    }
}

impl<P: Provider> List for NamedList<P> {
    type Item = Item;
    /// Each has its own, see [`List::paging`].
    const PAGING: Paging = Paging::Whole;

    fn paging(&self) -> Paging {
        self.list.paging()
    }

    fn at(&self, position: &Position) -> Self {
        Self { spec: self.spec, list: self.list.at(position), input_errors: self.input_errors.clone() }
    }

    fn id(item: &Item) -> Option<String> {
        item.id.clone()
    }
}

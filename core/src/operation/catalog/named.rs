//! Operations and lists that were made by name.

use std::fmt;

use super::dialect::Dialect;
use super::entry::{Cataloged, MakePage, find};
use super::forget::{AnyOperation, AnyOutput, Item};
use super::input_reader::{InputReader, Inputs};
use super::spec::OperationSpec;
use super::spelling::{respell, respell_error};
use crate::operation::account::Account;
use crate::operation::paging::{CountMismatch, Page};
use crate::operation::provider::{Credentials as _, Provider};
use crate::operation::walk::Walk;
use crate::types::error::{Error, ErrorCode, FieldError};
use crate::types::export::ExportValue;

/// An operation that was made by name.
pub struct Named<P: Provider> {
    /// The specification.
    pub spec: &'static OperationSpec,
    /// The operation.
    pub operation: Box<AnyOperation<P, AnyOutput>>,
}

impl<P: Cataloged> Named<P> {
    /// Makes the operation `name`. Err: `config` if there is no such operation, or `invalid_input` with all inputs
    /// that could not be read.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let spec = entry.spec();
        let mut reader = InputReader::new(spec, dialect, inputs);
        let operation = (entry.make)(&mut reader);
        if let Some(operation) = operation.as_ref().filter(|_| !reader.errors.is_empty()) {
            reader.errors.extend(operation.validate(&placeholder_account()?));
        }
        Ok(Self { spec, operation: made::<P, _>(operation, reader)? })
    }
}

impl<P: Provider> fmt::Debug for Named<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Named").field("name", &self.spec.name).finish_non_exhaustive()
    }
}

/// A list that was made by name, and how far it has been read.
pub struct NamedList<P: Provider> {
    spec: &'static OperationSpec,
    members: &'static [&'static str],
    page: MakePage<P>,
    walk: Walk,
}

impl<P: Cataloged> NamedList<P> {
    /// Makes the list `name`. Err: `config` if there is no such list, or `invalid_input` with all inputs that could
    /// not be read.
    pub fn new(name: &str, inputs: Inputs, dialect: &Dialect) -> Result<Self, Error> {
        let entry = find::<P>(name)?;
        let spec = entry.spec();
        let Some(list) = &entry.list else {
            return Err(Error::new(ErrorCode::Config, format!("{name} is not a list")));
        };
        let mut reader = InputReader::new(spec, dialect, inputs);
        let page = made::<P, _>((list.make)(&mut reader), reader)?;
        Ok(Self { spec, members: list.members, page, walk: Walk::new(list.paging) })
    }
}

impl<P: Provider> NamedList<P> {
    /// The specification.
    pub const fn spec(&self) -> &'static OperationSpec {
        self.spec
    }

    /// The members of an item that have a field in its model.
    pub const fn members(&self) -> &'static [&'static str] {
        self.members
    }

    /// The operation that reads the next page; `None`: the list has ended.
    pub fn next(&self) -> Option<Box<AnyOperation<P, Page<Item>>>> {
        self.walk.next().map(|position| (self.page)(position))
    }

    /// Takes a page in, and returns its new items.
    pub fn take(&mut self, page: Page<Item>) -> Vec<Item> {
        self.walk.take(page, |item| item.id.clone())
    }

    /// The number of items in all, if the provider has reported it.
    pub const fn total(&self) -> Option<u64> {
        self.walk.total()
    }

    /// At the end of the list: the provider's count and the received number of items, if they differ.
    pub fn mismatch(&self) -> Option<CountMismatch> {
        self.walk.mismatch()
    }
}

impl<P: Provider> fmt::Debug for NamedList<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("NamedList").field("name", &self.spec.name).finish_non_exhaustive()
    }
}

/// An account for the rules that do not depend on the account, where the operation is refused anyway.
fn placeholder_account<P: Provider>() -> Result<Account<P>, Error> {
    Account::at(P::Credentials::placeholder()?, "http://127.0.0.1")
}

/// Returns `made`, or the errors of all inputs in the spelling of the language.
fn made<P: Provider, T>(made: Option<T>, reader: InputReader<'_>) -> Result<T, Error> {
    let (spec, dialect) = (reader.spec, reader.dialect);
    let errors: Vec<FieldError> = reader.into_errors();
    match made {
        Some(made) if errors.is_empty() => Ok(made),
        Some(_) | None => {
            let mut error = Error::invalid(errors);
            let details = error.details_mut();
            details.provider = Some(P::ID);
            details.operation = Some(spec.name);
            Err(respell_error(error, &spec.names(), dialect))
        }
    }
}

/// The exported result of an operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct Finished {
    /// The result.
    pub value: ExportValue,
    /// The response from which it was read, as received.
    pub response: Option<http::Response<Vec<u8>>>,
}

impl Finished {
    pub(crate) const fn new(value: ExportValue, response: Option<http::Response<Vec<u8>>>) -> Self {
        Self { value, response }
    }
}

impl AnyOutput {
    /// Exports the result of the operation of `spec`, in the spelling of a language.
    pub fn finish(self, spec: &OperationSpec, dialect: &Dialect) -> Finished {
        let (mut value, response) = self.export();
        respell(&mut value, spec, dialect);
        Finished::new(value, Some(response))
    }
}

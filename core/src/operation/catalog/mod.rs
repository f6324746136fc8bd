//! Operations by name, for other languages: their specifications, and how each is made from named inputs.
//!
//! A language other than Rust does not see the types of operations. It passes a name (`numbers.update`) and named
//! inputs, and gets an [`ExportValue`](crate::types::export::ExportValue). The specifications are data; the classes,
//! keywords, stubs and documentation of every language are generated from them.

mod dialect;
mod entry;
mod forget;
mod input_reader;
mod named;
mod spec;
mod spelling;

use crate::operation::provider::Provider;

pub use dialect::{Dialect, NameStyle};
pub(crate) use entry::ByName;
pub use entry::Entry;
pub use forget::Item;
#[cfg(test)]
pub(crate) use input_reader::CALL_OPTIONS;
pub use input_reader::Inputs;
pub(crate) use input_reader::{InputReader, read_settings};
pub use named::{AnyOperation, Finished, Named, NamedList, Outcome};
pub use spec::OperationSpec;
pub(crate) use spelling::{respell, respell_error};

/// A provider whose operations can be called by name.
pub trait Cataloged: Provider {
    /// The operations, in the order of the provider's documentation.
    const ENTRIES: &'static [Entry<Self>];

    /// The documentation of a resource, the first part of an operation's name.
    fn resource_doc(resource: &str) -> Option<&'static str>;
}

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

pub use dialect::{Dialect, NameStyle};
pub(crate) use entry::ByName;
pub use entry::{Cataloged, Entry, NumberMembers};
pub use forget::{AnyOperation, AnyOutput, Item};
#[cfg(test)]
pub(crate) use input_reader::CALL_OPTIONS;
pub use input_reader::Inputs;
pub(crate) use input_reader::{InputReader, read_settings};
pub use named::{Finished, Named, NamedList};
pub use spec::OperationSpec;
pub(crate) use spelling::{respell, respell_error};

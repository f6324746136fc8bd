//! Every operation by its name: what it takes, what it answers, and how it is made from names and values.
//!
//! Languages other than Rust do not see the types of operations. They have a name (`numbers.update`), arguments and
//! fields with names, and get a [`ExportValue`](crate::types::export::Tree). What an operation is called, takes and answers stands
//! here as data, from which the classes, keywords, stubs and documentation of every language are written, so that
//! none of them can differ from what the engine does.

mod argument;
mod dialect;
mod entry;
mod erased;
mod input_reader;
mod list;
mod named;
mod spec;
mod spelling;

use crate::operation::provider::{Provider, ProviderId};
use crate::providers::flowroute::Flowroute;
use crate::providers::plivo::Plivo;
use crate::providers::wavix::Wavix;

pub(crate) use argument::ArgumentSpec as Argument;
pub use argument::{ArgumentKind, ArgumentSpec};
pub use dialect::{Dialect, NameStyle};
pub use entry::Entry;
pub(crate) use entry::{ByName, OfList};
#[cfg(feature = "bindings")]
#[cfg_attr(not(test), expect(unused_imports, reason = "a test holds it against the settings"))]
pub(crate) use input_reader::CALL_OPTIONS;
pub(crate) use input_reader::InputReader;
pub use input_reader::Inputs;
pub use list::{Item, NamedList};
pub use named::{Finished, Named, Outcome};
pub use spec::OperationSpec;
pub(crate) use spec::Window;
#[cfg(feature = "bindings")]
pub(crate) use {
    input_reader::read_settings,
    spelling::{respell, respell_error},
};

/// A provider whose operations can be called by name.
pub trait Cataloged: Provider {
    /// Its operations, in the order of its documentation.
    #[doc(hidden)]
    const ENTRIES: &'static [Entry<Self>];
}

/// The operations of a provider.
pub fn operations(provider: ProviderId) -> Vec<&'static OperationSpec> {
    match provider {
        ProviderId::Flowroute => specs::<Flowroute>(),
        ProviderId::Plivo => specs::<Plivo>(),
        ProviderId::Wavix => specs::<Wavix>(),
    }
}

/// What a resource is: the first part of its operations' names.
pub fn resource_doc(resource: &str) -> &'static str {
    match resource {
        "numbers" => "The phone numbers of the account, and those that can be bought.",
        "area_codes" => "The area codes in which numbers can be bought.",
        "exchanges" => "The exchanges in which numbers can be bought.",
        "routes" => "The inbound voice routes of the account.",
        "edge_strategies" => "The edge strategies, by which calls enter the provider's network.",
        "provisioning" => "The tasks that enable and disable messaging.",
        "stock" => "What the provider has for sale, by country, region and city.",
        "cart" => "The cart: numbers of the stock that are put aside to be bought.",
        _ => "",
    }
}

fn specs<P: Cataloged>() -> Vec<&'static OperationSpec> {
    P::ENTRIES.iter().map(Entry::spec).collect()
}

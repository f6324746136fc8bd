//! The providers: one folder each, one file an operation. The registry below is the only list of them.

pub mod flowroute;
pub mod plivo;
pub mod wavix;

#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry, OperationSpec};
#[cfg(feature = "bindings")]
use crate::types::ProviderId;

/// Evaluates an expression with `$P` as the type of the provider with the id `$id`.
#[cfg(feature = "bindings")]
macro_rules! with_provider {
    ($id:expr, $P:ident => $body:expr) => {
        $crate::providers::with_provider!(@match $id, $P, $body,
            flowroute::Flowroute, plivo::Plivo, wavix::Wavix)
    };
    (@match $id:expr, $P:ident, $body:expr, $($module:ident::$name:ident),*) => {
        match $id {
            $($crate::types::ProviderId::$name => {
                use $crate::providers::$module::$name as $P;
                $body
            })*
        }
    };
}
#[cfg(feature = "bindings")]
pub(crate) use with_provider;

/// The operations of a provider.
#[cfg(feature = "bindings")]
pub fn operations(provider: ProviderId) -> Vec<&'static OperationSpec> {
    with_provider!(provider, P => P::ENTRIES.iter().map(Entry::spec).collect())
}

/// The documentation of a resource, the first part of the names of operations.
#[cfg(feature = "bindings")]
pub fn resource_doc(provider: ProviderId, resource: &str) -> &'static str {
    with_provider!(provider, P => P::resource_doc(resource)).unwrap_or_default()
}

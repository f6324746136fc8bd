//! The providers: one folder each, one file an operation. The registry below is the only list of them.

pub mod flowroute;
pub mod plivo;
#[cfg(feature = "bindings")]
pub(crate) mod registry;
pub mod wavix;

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

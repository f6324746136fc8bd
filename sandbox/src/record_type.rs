//! Types of the objects that a provider keeps.

/// Declares the type of an object. By default, a field has the value after its `=`, or else the default of its type.
/// In JSON every member may be left out, and a misspelled one is an error.
macro_rules! record_type {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* pub $field:ident: $kind:ty $(= $value:expr)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$doc])* pub $field: $kind,)*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::record_type::record_type!(@ $($value)?),)* }
            }
        }
    };
    (@) => { Default::default() };
    (@ $value:expr) => { $value.into() };
}

pub(crate) use record_type;

//! Facts and their readings.
//!
//! A provider's page that leaves something open leaves a handful of plausible readings. Each is a
//! [`Fact`]: a type that can list all of its values, the most plausible one being its default.

use serde::Serialize;

/// Something that the providers' documentation leaves open.
pub(super) trait Behavior: Default + PartialEq + Serialize {
    /// Every reading, the default among them.
    fn values() -> Vec<Self>;
}

/// A behavior that is either there or not, and by default is not.
impl Behavior for bool {
    fn values() -> Vec<Self> {
        vec![false, true]
    }
}

/// Declares facts whose readings are words. The first word is the default.
macro_rules! behaviors {
    ($(
        $(#[$doc:meta])*
        $name:ident {
            $(#[$default_doc:meta])* $default:ident,
            $($(#[$word_doc:meta])* $word:ident,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[$default_doc])*
            #[default]
            $default,
            $($(#[$word_doc])* $word,)*
        }

        impl $crate::switches::behavior::Behavior for $name {
            fn values() -> Vec<Self> {
                vec![Self::$default, $(Self::$word),*]
            }
        }
    )*};
}

pub(super) use behaviors;

//! Undocumented behaviors and their variants.
//!
//! An undocumented behavior has a few plausible variants. Each behavior is a [`Behavior`]: a type
//! that lists its values, with the most plausible one as the default.

use serde::Serialize;

/// A behavior that the documentation does not specify.
pub(super) trait Behavior: Default + PartialEq + Serialize {
    /// Every variant, including the default.
    fn values() -> Vec<Self>;
}

/// A behavior that is off by default.
impl Behavior for bool {
    fn values() -> Vec<Self> {
        vec![false, true]
    }
}

/// Declares behaviors as enums of strings. The first variant is the default.
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

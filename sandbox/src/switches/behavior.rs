//! Undocumented behaviors and their variants.
//!
//! An undocumented behavior has a few plausible variants. Each behavior is a [`Behavior`]: a type
//! that lists its values, with the most plausible one as the default.

use serde::{Deserialize, Serialize};

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

/// The lag of reads behind writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadLag {
    /// A read returns the last write.
    #[default]
    None,
    /// After a write, this many reads of the record return the value from before.
    Reads(u32),
    /// For this many milliseconds after a write, reads return the value from before.
    Millis(u64),
}

impl Behavior for ReadLag {
    fn values() -> Vec<Self> {
        vec![Self::None, Self::Reads(1), Self::Millis(200)]
    }
}

/// Declares a behavior as an enum of strings, whose first variant is the default. Without variants the type is one that
/// is declared elsewhere.
macro_rules! behavior {
    ($(#[$doc:meta])* $name:ident) => {};
    ($(#[$doc:meta])* $name:ident {
        $(#[$default_doc:meta])* $default:ident,
        $($(#[$word_doc:meta])* $word:ident,)*
    }) => {
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
    };
}

pub(super) use behavior;

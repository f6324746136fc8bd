//! What an operation is about, beside the fields that it changes or filters by.

use crate::types::string_enum::EnumSpec;

/// One argument of an operation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArgumentSpec {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// What it is made of.
    pub kind: ArgumentKind,
    /// Whether the operation cannot do without it.
    pub required: bool,
}

/// What an argument is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ArgumentKind {
    /// A North American number: 11 digits, or `+` and these.
    Nanp,
    /// Several of them.
    Nanps,
    /// A phone number of any country: digits, or `+` and digits.
    Phone,
    /// Several of them.
    Phones,
    /// An id that the provider has issued, as text.
    Id,
    /// Several of them.
    Ids,
    /// A whole number above zero.
    Whole,
    /// Several of them.
    Wholes,
    /// A count: a whole number of zero or more.
    Count,
    /// `true` or `false`.
    Flag,
    /// One of a closed list of words.
    StringEnum(&'static EnumSpec),
    /// A number of the provider as it was read before.
    Known,
    /// Numbers of the stock, each with `id` and `number`.
    Items,
    /// A text.
    Text,
}

impl ArgumentSpec {
    /// An argument that is needed.
    pub(crate) const fn new(name: &'static str, kind: ArgumentKind, doc: &'static str) -> Self {
        Self { name, doc, kind, required: true }
    }

    /// The same, which may be left out.
    pub(crate) const fn optional(name: &'static str, kind: ArgumentKind, doc: &'static str) -> Self {
        Self { name, doc, kind, required: false }
    }
}

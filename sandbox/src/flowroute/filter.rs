//! The filters by digits that the list and the search share.

use crate::ask::Ask;

/// `starts_with`, `contains`, `ends_with`.
pub(super) struct Digits {
    starts_with: Option<String>,
    contains: Option<String>,
    ends_with: Option<String>,
}

impl Digits {
    pub(super) fn read(ask: &Ask) -> Self {
        // Digits after a plus carry their country code; others are North American.
        let starts_with = ask.parameter("starts_with").map(|prefix| match prefix.strip_prefix('+') {
            Some(digits) => digits.to_owned(),
            None if prefix.starts_with('1') => prefix,
            None => format!("1{prefix}"),
        });
        Self { starts_with, contains: ask.parameter("contains"), ends_with: ask.parameter("ends_with") }
    }

    pub(super) fn are_given(&self) -> bool {
        self.starts_with.is_some() || self.contains.is_some() || self.ends_with.is_some()
    }

    pub(super) fn let_through(&self, number: &str) -> bool {
        self.starts_with.as_deref().is_none_or(|prefix| number.starts_with(prefix))
            && self.contains.as_deref().is_none_or(|digits| number.contains(digits))
            && self.ends_with.as_deref().is_none_or(|suffix| number.ends_with(suffix))
    }
}

//! The digit filters that the list and the search share.

use crate::request::Request;

/// `starts_with`, `contains`, `ends_with`.
pub(super) struct DigitFilter {
    starts_with: Option<String>,
    contains: Option<String>,
    ends_with: Option<String>,
}

impl DigitFilter {
    pub(super) fn read(request: &Request) -> Self {
        // Digits after a plus include the country code; other digits are North American.
        let starts_with = request.parameter("starts_with").map(|prefix| match prefix.strip_prefix('+') {
            Some(digits) => digits.to_owned(),
            None if prefix.starts_with('1') => prefix,
            None => format!("1{prefix}"),
        });
        Self {
            starts_with,
            contains: request.parameter("contains"),
            ends_with: request.parameter("ends_with"),
        }
    }

    pub(super) fn any(&self) -> bool {
        self.starts_with.is_some() || self.contains.is_some() || self.ends_with.is_some()
    }

    pub(super) fn matches(&self, number: &str) -> bool {
        self.starts_with.as_deref().is_none_or(|prefix| number.starts_with(prefix))
            && self.contains.as_deref().is_none_or(|digits| number.contains(digits))
            && self.ends_with.as_deref().is_none_or(|suffix| number.ends_with(suffix))
    }
}

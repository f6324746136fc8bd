//! The digit filters that the list and the search share.

use super::number::Number;
use crate::filter::Filter;

pub(super) const DIGITS: [Filter<Number>; 3] = [
    // Digits after a plus include the country code; other digits are North American.
    ("starts_with", |number, prefix| match prefix.strip_prefix('+') {
        Some(digits) => number.value.starts_with(digits),
        None if prefix.starts_with('1') => number.value.starts_with(prefix),
        None => number.value.strip_prefix('1').is_some_and(|national| national.starts_with(prefix)),
    }),
    ("contains", |number, digits| number.value.contains(digits)),
    ("ends_with", |number, digits| number.value.ends_with(digits)),
];

//! `GET /v2/numbers`: lists the numbers of the account.

use super::number::Number;
use super::page::MOST;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// The longest alias that the filter accepts, in characters.
const ALIAS_LENGTH: usize = 64;

/// Filters of the list of numbers. A number must pass all of them.
#[options]
pub struct NumberFilters {
    /// The first digits of the number. Country code 1 is assumed unless another one is given, as `+44`.
    pub starts_with: Change<String>,
    /// Digits anywhere in the number.
    pub contains: Change<String>,
    /// The last digits of the number.
    pub ends_with: Change<String>,
    /// The whole alias of the number, at most 64 characters.
    pub alias: Change<String>,
}

/// Lists the numbers of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/>
#[operation(name = "numbers.list", safety = ReadOnly, list, subject = "the list of the account's numbers")]
pub struct ListNumbers {
    #[options]
    filters: NumberFilters,
    #[window]
    window: Window,
}

impl List for ListNumbers {
    type Provider = Flowroute;
    type Item = Number;

    const PATH: &'static str = "/v2/numbers";
    const ITEMS: &'static str = "phone numbers";
    const PAGE_SIZE: Option<u32> = Some(MOST);

    fn check(&self) -> Vec<FieldError> {
        let too_long = self.filters.alias.value().is_some_and(|alias| alias.chars().count() > ALIAS_LENGTH);
        let message = format!("must be at most {ALIAS_LENGTH} characters as a filter: use another one");
        let error = FieldError::new("alias", "length", message).limit(ALIAS_LENGTH as u64);
        too_long.then_some(error).into_iter().collect()
    }
}

//! `GET /v2/numbers/available`: searches the numbers that can be bought.

use super::page::MOST;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// A phone number that can be bought.
#[model]
pub struct StockNumber {
    /// The number, 11 digits.
    #[phone_number(id)]
    pub value: Option<String>,
    /// `longcode`, `toll-free` and others: the set is open.
    pub number_type: Option<String>,
    /// The abbreviated rate center.
    pub rate_center: Option<String>,
    /// The state or province, two letters.
    pub state: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub iso_country: Option<String>,
    /// The price of a month, in US dollars.
    pub monthly_cost: Option<Money>,
    /// The one-off price, in US dollars.
    pub setup_cost: Option<Money>,
    /// The record's id, which is the number.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// Filters of the search. A number must pass all of them.
#[options]
pub struct SearchFilters {
    /// The first digits of the number, country code included.
    pub starts_with: Change<String>,
    /// Digits anywhere in the number.
    pub contains: Change<String>,
    /// The last digits of the number.
    pub ends_with: Change<String>,
    /// The abbreviated rate center, in letters of either case.
    pub rate_center: Change<String>,
    /// The state or province, two letters of either case.
    pub state: Change<String>,
    /// `longcode` or `toll-free`.
    pub number_type: Change<String>,
    /// The country, ISO 3166 alpha-2.
    pub iso_country: Change<String>,
    /// The field by which the numbers are sorted, with `,asc` or `,desc` after it if wanted.
    pub order_by: Change<String>,
}

impl SearchFilters {
    /// Sets the filters so that `number` is found, unless they already name the first digits.
    #[must_use]
    pub fn for_number(mut self, number: Nanp) -> Self {
        if self.starts_with.is_keep() {
            self.starts_with = number.as_str().into();
        }
        self
    }
}

/// Searches the numbers that can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/>
#[operation(name = "numbers.search", safety = ReadOnly, list, subject = "the search for numbers")]
pub struct SearchNumbers {
    #[options]
    filters: SearchFilters,
    #[window]
    window: Window,
}

impl List for SearchNumbers {
    type Provider = Flowroute;
    type Item = StockNumber;

    const PATH: &'static str = "/v2/numbers/available";
    const ITEMS: &'static str = "phone numbers";
    const PAGE_SIZE: Option<u32> = Some(MOST);

    fn check(&self) -> Vec<FieldError> {
        match self.filters.order_by.value().and_then(|order| order.split_once(',')) {
            None | Some((_, "asc" | "desc")) => Vec::new(),
            Some(_) => {
                let message = "must end with ,asc or ,desc, or be the name of a field alone";
                vec![FieldError::new("order_by", "form", message)]
            }
        }
    }
}

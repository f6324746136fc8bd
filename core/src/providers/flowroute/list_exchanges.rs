//! `GET /v2/numbers/available/exchanges`: lists the exchanges in which numbers can be bought.

use super::list_area_codes::check_cost;
use super::page::MOST;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// An exchange (area code and central office code) in which numbers can be bought.
#[model]
pub struct NumberExchange {
    /// The digits: 1, area code and central office code, of which Flowroute may leave out the 1.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}

/// Filters of the list of exchanges. An exchange must pass all of them.
#[options]
pub struct ExchangeFilters {
    /// The highest one-off price of a number, in US dollars, as `3.25`.
    pub max_setup_cost: Change<String>,
    /// The area code, three digits.
    pub areacode: Change<String>,
}

/// Lists the exchanges in which numbers can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/>
#[operation(name = "exchanges.list", safety = ReadOnly, list, subject = "the list of exchanges")]
pub struct ListExchanges {
    #[options]
    filters: ExchangeFilters,
    #[window]
    window: Window,
}

impl List for ListExchanges {
    type Provider = Flowroute;
    type Item = NumberExchange;

    const PATH: &'static str = "/v2/numbers/available/exchanges";
    const ITEMS: &'static str = "exchanges";
    const PAGE_SIZE: Option<u32> = Some(MOST);

    fn check(&self) -> Vec<FieldError> {
        check_cost(&self.filters.max_setup_cost).into_iter().collect()
    }
}

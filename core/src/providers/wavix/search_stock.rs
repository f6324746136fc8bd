//! `GET /v1/buy/countries/{country}/cities/{city}/dids`: lists the numbers of a city that can be bought.

use super::provider::Wavix;
use super::responses::PER_PAGE;
use super::stock::{PlaceId, StockFilters, StockNumber};
use crate::operation::prelude::*;

/// Lists the numbers of a city that can be bought, a page at a time.
/// <https://docs.wavix.com/api-reference/buy/list-available-numbers>
#[operation(name = "stock.numbers", safety = ReadOnly, list, subject = "the list of numbers for sale")]
pub struct SearchStock {
    /// The id of the country, which is not its calling code.
    #[argument]
    country: PlaceId,
    /// The id of the city.
    #[argument]
    city: PlaceId,
    #[options]
    filters: StockFilters,
    #[window]
    window: Window,
}

impl List for SearchStock {
    type Provider = Wavix;
    type Item = StockNumber;

    const PATH: &'static str = "/v1/buy/countries/{country}/cities/{city}/dids";
    const ITEMS: &'static str = "dids";
    const PAGE_SIZE: Option<u32> = Some(PER_PAGE);

    fn endpoint(&self, _account: &Account<Wavix>) -> ApiRequest {
        ApiRequest::new(Method::GET, Self::PATH, &[&self.country, &self.city])
    }
}

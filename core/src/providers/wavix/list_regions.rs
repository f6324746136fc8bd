//! `GET /v1/buy/countries/{country}/regions`: lists the states or provinces of a country with numbers for sale.

use super::provider::Wavix;
use super::stock::{PlaceId, Region, StockFilters};
use crate::operation::prelude::*;

/// Lists the states or provinces of a country. The whole list comes at once. For a country without them Wavix returns
/// an error.
/// <https://docs.wavix.com/api-reference/buy/list-regions>
#[operation(name = "stock.regions", safety = ReadOnly, list, subject = "the list of regions")]
pub struct ListRegions {
    /// The id of the country, which is not its calling code.
    #[argument]
    country: PlaceId,
    #[options]
    filters: StockFilters,
    #[window]
    window: Window,
}

impl List for ListRegions {
    type Provider = Wavix;
    type Item = Region;

    const PATH: &'static str = "/v1/buy/countries/{country}/regions";
    const ITEMS: &'static str = "regions";

    fn endpoint(&self, _account: &Account<Wavix>) -> ApiRequest {
        ApiRequest::new(Method::GET, Self::PATH, &[&self.country])
    }
}

//! `GET /v1/buy/countries/{country}/cities` or `…/{country}/regions/{region}/cities`: lists the cities with numbers for
//! sale.

use super::provider::Wavix;
use super::stock::{City, PlaceId, StockFilters};
use crate::operation::prelude::*;

/// Lists the cities of a country, or of one of its regions. The whole list comes at once.
/// <https://docs.wavix.com/api-reference/buy/list-cities>
#[operation(name = "stock.cities", safety = ReadOnly, list, subject = "the list of cities")]
pub struct ListCities {
    /// The id of the country, which is not its calling code.
    #[argument]
    country: PlaceId,
    /// The id of a region: only its cities are listed.
    #[argument]
    region: Option<PlaceId>,
    #[options]
    filters: StockFilters,
    #[window]
    window: Window,
}

impl ListCities {
    /// Lists only the cities of a region of the country.
    #[must_use]
    pub fn region(mut self, region: PlaceId) -> Self {
        self.region = Some(region);
        self
    }
}

impl List for ListCities {
    type Provider = Wavix;
    type Item = City;

    const PATH: &'static str = "/v1/buy/countries/{country}/cities";
    const ITEMS: &'static str = "cities";

    fn endpoint(&self, _account: &Account<Wavix>) -> ApiRequest {
        match &self.region {
            None => ApiRequest::new(Method::GET, Self::PATH, &[&self.country]),
            Some(region) => {
                let template = "/v1/buy/countries/{country}/regions/{region}/cities";
                ApiRequest::new(Method::GET, template, &[&self.country, region])
            }
        }
    }
}

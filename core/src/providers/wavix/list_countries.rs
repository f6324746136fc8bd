//! `GET /v1/buy/countries`: lists the countries with numbers for sale.

use super::provider::Wavix;
use super::stock::{Country, StockFilters};
use crate::operation::prelude::*;

/// Lists the countries with numbers for sale. The whole list comes at once.
/// <https://docs.wavix.com/api-reference/buy/list-countries>
#[operation(name = "stock.countries", safety = ReadOnly, list, subject = "the list of countries")]
pub struct ListCountries {
    #[options]
    filters: StockFilters,
    #[window]
    window: Window,
}

impl List for ListCountries {
    type Provider = Wavix;
    type Item = Country;

    const PATH: &'static str = "/v1/buy/countries";
    const ITEMS: &'static str = "countries";
}

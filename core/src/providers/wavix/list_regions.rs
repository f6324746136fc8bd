//! `GET /v1/buy/countries/{country}/regions`: the states or provinces of a country with numbers for sale.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::read_whole;
use super::stock::id_text;
use super::{PlaceId, Region, StockFilters, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Lists the states or provinces of a country. They come as a whole; a country without them is a refusal.
/// <https://docs.wavix.com/api-reference/buy/list-regions>
#[documented]
#[derive(Debug, Clone)]
pub struct ListRegions {
    country: PlaceId,
    filters: StockFilters,
    input_errors: Vec<FieldError>,
}

impl ListRegions {
    /// The regions that the filters let through.
    pub const fn new(country: PlaceId, filters: StockFilters) -> Self {
        Self { country, filters, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for ListRegions {
    type Provider = Wavix;
    type Output = Page<Region>;
    const NAME: &'static str = "stock.regions";

    fn subject(&self) -> Cow<'static, str> {
        "the list of regions".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.input_errors)
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let call = ApiRequest::new(Method::GET, "/v1/buy/countries/{country}/regions", &[&self.country]);
        fields::query(call, &self.filters)
    }

    fn read(&self, response: &Response) -> Result<Page<Region>, ResponseError> {
        read_whole(response, "regions")
    }
}

impl List for ListRegions {
    type Item = Region;
    const PAGING: Paging = Paging::Whole;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &Region) -> Option<String> {
        id_text(item.id)
    }
}

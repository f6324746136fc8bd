//! `GET /v1/buy/countries/{country}/cities` or `…/{country}/regions/{region}/cities`: the cities with numbers for
//! sale.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::read_whole;
use super::stock::id_text;
use super::{City, PlaceId, StockFilters, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Lists the cities of a country, or of one of its regions. They come as a whole.
/// <https://docs.wavix.com/api-reference/buy/list-cities>
#[documented]
#[derive(Debug, Clone)]
pub struct ListCities {
    country: PlaceId,
    region: Option<PlaceId>,
    filters: StockFilters,
    input_errors: Vec<FieldError>,
}

impl ListCities {
    /// The cities of a country that the filters let through.
    pub const fn new(country: PlaceId, filters: StockFilters) -> Self {
        Self { country, region: None, filters, input_errors: Vec::new() }
    }

    /// Only those of a region of the country.
    #[must_use]
    pub fn region(mut self, region: PlaceId) -> Self {
        self.region = Some(region);
        self
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for ListCities {
    type Provider = Wavix;
    type Output = Page<City>;
    const NAME: &'static str = "stock.cities";

    fn subject(&self) -> Cow<'static, str> {
        "the list of cities".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.input_errors)
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let call = match &self.region {
            None => ApiRequest::new(Method::GET, "/v1/buy/countries/{country}/cities", &[&self.country]),
            Some(region) => {
                let template = "/v1/buy/countries/{country}/regions/{region}/cities";
                ApiRequest::new(Method::GET, template, &[&self.country, region])
            }
        };
        fields::query(call, &self.filters)
    }

    fn read(&self, response: &Response) -> Result<Page<City>, ResponseError> {
        read_whole(response, "cities")
    }
}

impl List for ListCities {
    type Item = City;
    const PAGING: Paging = Paging::Whole;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &City) -> Option<String> {
        id_text(item.id)
    }
}

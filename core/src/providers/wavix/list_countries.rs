//! `GET /v1/buy/countries`: the countries with numbers for sale.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::read_whole;
use super::stock::id_text;
use super::{Country, StockFilters, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Lists the countries with numbers for sale. They come as a whole.
/// <https://docs.wavix.com/api-reference/buy/list-countries>
#[documented]
#[derive(Debug, Clone)]
pub struct ListCountries {
    filters: StockFilters,
    input_errors: Vec<FieldError>,
}

impl ListCountries {
    /// The countries that the filters let through.
    pub const fn new(filters: StockFilters) -> Self {
        Self { filters, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for ListCountries {
    type Provider = Wavix;
    type Output = Page<Country>;
    const NAME: &'static str = "stock.countries";

    fn subject(&self) -> Cow<'static, str> {
        "the list of countries".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.input_errors)
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let call = ApiRequest::new(Method::GET, "/v1/buy/countries", &[]);
        fields::query(call, &self.filters)
    }

    fn read(&self, response: &Response) -> Result<Page<Country>, ResponseError> {
        read_whole(response, "countries")
    }
}

impl List for ListCountries {
    type Item = Country;
    const PAGING: Paging = Paging::Whole;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &Country) -> Option<String> {
        id_text(item.id)
    }
}

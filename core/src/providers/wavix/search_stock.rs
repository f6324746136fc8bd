//! `GET /v1/buy/countries/{country}/cities/{city}/dids`: the numbers of a city that can be bought, in pages of 100.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::{MOST, page_of, read_page};
use super::{PlaceId, StockFilters, StockNumber, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Lists the numbers of a city that can be bought, a page at a time.
/// <https://docs.wavix.com/api-reference/buy/list-available-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct SearchStock {
    country: PlaceId,
    city: PlaceId,
    filters: StockFilters,
    input_errors: Vec<FieldError>,
    position: Position,
}

impl SearchStock {
    /// The first page of the numbers of a city that the filters let through.
    pub fn new(country: PlaceId, city: PlaceId, filters: StockFilters) -> Self {
        Self { country, city, filters, input_errors: Vec::new(), position: Position::default() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for SearchStock {
    type Provider = Wavix;
    type Output = Page<StockNumber>;
    const NAME: &'static str = "stock.numbers";

    fn subject(&self) -> Cow<'static, str> {
        "the list of numbers for sale".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.input_errors)
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let template = "/v1/buy/countries/{country}/cities/{city}/dids";
        let call = ApiRequest::new(Method::GET, template, &[&self.country, &self.city]);
        page_of(fields::query(call, &self.filters), &self.position)
    }

    fn read(&self, response: &Response) -> Result<Page<StockNumber>, ResponseError> {
        read_page(response, "dids")
    }
}

impl List for SearchStock {
    type Item = StockNumber;
    const PAGING: Paging = Paging::Numbered(MOST);

    fn at(&self, position: &Position) -> Self {
        Self { position: position.clone(), ..self.clone() }
    }

    fn id(item: &StockNumber) -> Option<String> {
        item.id.clone()
    }
}

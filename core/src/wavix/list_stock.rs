//! `GET /v1/buy/countries/{country}/cities/{city}/dids`: the numbers of a city that can be bought, in pages of 100.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::{page_of, read_page};
use super::{PlaceId, StockFilters, StockNumber, Wavix};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::fields;
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::paging::{List, Page, Position};

/// Lists the numbers of a city that can be bought, a page at a time.
/// <https://docs.wavix.com/api-reference/buy/list-available-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct ListStock {
    country: PlaceId,
    city: PlaceId,
    filters: StockFilters,
    misfits: Vec<FieldError>,
    position: Position,
}

impl ListStock {
    /// The first page of the numbers of a city that the filters let through.
    pub fn new(country: PlaceId, city: PlaceId, filters: StockFilters) -> Self {
        Self { country, city, filters, misfits: Vec::new(), position: Position::default() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
        self
    }
}

impl Operation for ListStock {
    type Provider = Wavix;
    type Output = Page<StockNumber>;
    const NAME: &'static str = "stock.numbers";

    fn subject(&self) -> Cow<'static, str> {
        "the list of numbers for sale".into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.misfits)
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        let template = "/v1/buy/countries/{country}/cities/{city}/dids";
        let call = Call::new(Method::GET, template, &[&self.country, &self.city]);
        page_of(fields::query(call, &self.filters), &self.position)
    }

    fn read(&self, answer: &Answer) -> Result<Page<StockNumber>, Unfit> {
        read_page(answer, "dids")
    }
}

impl List for ListStock {
    type Item = StockNumber;

    fn at(&self, position: &Position) -> Self {
        Self { position: position.clone(), ..self.clone() }
    }

    fn id(item: &StockNumber) -> Option<String> {
        item.id.clone()
    }
}

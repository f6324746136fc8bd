//! `GET /v1/buy/countries`: the countries with numbers for sale.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::read_whole;
use super::stock::id_text;
use super::{Country, StockFilters, Wavix};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::fields;
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::paging::{List, Page, Position};

/// Lists the countries with numbers for sale. They come as a whole.
/// <https://docs.wavix.com/api-reference/buy/list-countries>
#[documented]
#[derive(Debug, Clone)]
pub struct ListCountries {
    filters: StockFilters,
    misfits: Vec<FieldError>,
}

impl ListCountries {
    /// The countries that the filters let through.
    pub const fn new(filters: StockFilters) -> Self {
        Self { filters, misfits: Vec::new() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
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

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.misfits)
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        let call = Call::new(Method::GET, "/v1/buy/countries", &[]);
        fields::query(call, &self.filters)
    }

    fn read(&self, answer: &Answer) -> Result<Page<Country>, Unfit> {
        read_whole(answer, "countries")
    }
}

impl List for ListCountries {
    type Item = Country;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &Country) -> Option<String> {
        id_text(item.id)
    }
}

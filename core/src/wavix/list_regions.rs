//! `GET /v1/buy/countries/{country}/regions`: the states or provinces of a country with numbers for sale.
//!
//! A read.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::pages::read_whole;
use super::stock::id_text;
use super::{PlaceId, Region, StockFilters, Wavix};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::fields;
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::paging::{List, Page, Position};

/// Lists the states or provinces of a country. They come as a whole; a country without them is a refusal.
/// <https://docs.wavix.com/api-reference/buy/list-regions>
#[documented]
#[derive(Debug, Clone)]
pub struct ListRegions {
    country: PlaceId,
    filters: StockFilters,
    misfits: Vec<FieldError>,
}

impl ListRegions {
    /// The regions that the filters let through.
    pub const fn new(country: PlaceId, filters: StockFilters) -> Self {
        Self { country, filters, misfits: Vec::new() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
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

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.misfits)
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        let call = Call::new(Method::GET, "/v1/buy/countries/{country}/regions", &[&self.country]);
        fields::query(call, &self.filters)
    }

    fn read(&self, answer: &Answer) -> Result<Page<Region>, Unfit> {
        read_whole(answer, "regions")
    }
}

impl List for ListRegions {
    type Item = Region;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &Region) -> Option<String> {
        id_text(item.id)
    }
}

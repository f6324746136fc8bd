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
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::fields;
use crate::operation::{Answer, Class, Operation, Unfit};
use crate::paging::{List, Page, Position};

/// Lists the cities of a country, or of one of its regions. They come as a whole.
/// <https://docs.wavix.com/api-reference/buy/list-cities>
#[documented]
#[derive(Debug, Clone)]
pub struct ListCities {
    country: PlaceId,
    region: Option<PlaceId>,
    filters: StockFilters,
    misfits: Vec<FieldError>,
}

impl ListCities {
    /// The cities of a country that the filters let through.
    pub const fn new(country: PlaceId, filters: StockFilters) -> Self {
        Self { country, region: None, filters, misfits: Vec::new() }
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
    pub fn misfits(mut self, misfits: Vec<FieldError>) -> Self {
        self.misfits = misfits;
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

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.misfits)
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        let call = match &self.region {
            None => Call::new(Method::GET, "/v1/buy/countries/{country}/cities", &[&self.country]),
            Some(region) => {
                let template = "/v1/buy/countries/{country}/regions/{region}/cities";
                Call::new(Method::GET, template, &[&self.country, region])
            }
        };
        fields::query(call, &self.filters)
    }

    fn read(&self, answer: &Answer) -> Result<Page<City>, Unfit> {
        read_whole(answer, "cities")
    }
}

impl List for ListCities {
    type Item = City;

    fn at(&self, _position: &Position) -> Self {
        self.clone()
    }

    fn id(item: &City) -> Option<String> {
        id_text(item.id)
    }
}

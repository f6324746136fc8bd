//! `GET /v2/numbers/available/exchanges`: the exchanges in which numbers can be bought.
//!
//! Only reads. Pages have at most 200 items; `links.next` says that more follow, and is never followed.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, model, options};

use super::Flowroute;
use super::list_area_codes::check_cost;
use super::page::{self, MOST, Window, item};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;
use crate::types::model::Extra;

/// An exchange (area code and central office code) in which numbers can be bought.
#[model]
pub struct NumberExchange {
    /// The digits: 1, area code and central office code, of which Flowroute may leave out the 1.
    #[unread]
    pub id: Option<String>,
    /// What else Flowroute says of it.
    pub extra: Extra,
}
item!(NumberExchange);

/// Which exchanges are listed; an exchange must pass all filters.
#[options]
pub struct ExchangeFilters {
    /// The highest one-off price of a number, in US dollars, as `3.25`.
    pub max_setup_cost: Change<String>,
    /// The area code, three digits.
    pub areacode: Change<String>,
}

/// Lists the exchanges in which numbers can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/>
#[documented]
#[derive(Debug, Clone)]
pub struct ListExchanges {
    filters: ExchangeFilters,
    input_errors: Vec<FieldError>,
    window: Window,
}

impl ListExchanges {
    /// The first page, of 200 exchanges.
    pub const fn new(filters: ExchangeFilters) -> Self {
        Self { filters, input_errors: Vec::new(), window: Window::first(MOST) }
    }

    /// The page of at most `limit` (1 to 200) exchanges after the first `offset`. Whoever reads the whole list
    /// needs no pages.
    #[must_use]
    pub const fn page(mut self, limit: u32, offset: u64) -> Self {
        self.window = self.window.of(limit, offset);
        self
    }

    /// With what a reader of outside input could not take into the filters: nothing is sent then.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for ListExchanges {
    type Provider = Flowroute;
    type Output = Page<NumberExchange>;
    const NAME: &'static str = "exchanges.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of exchanges".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        check_cost(&self.filters.max_setup_cost, &mut wrong);
        self.window.check(&mut wrong);
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.window.query(fields::query(
            ApiRequest::new(Method::GET, "/v2/numbers/available/exchanges", &[]),
            &self.filters,
        ))
    }

    fn read(&self, response: &Response) -> Result<Page<NumberExchange>, ResponseError> {
        page::read(response, "exchanges")
    }
}

impl List for ListExchanges {
    type Item = NumberExchange;
    const PAGING: Paging = Paging::Offset(MOST as u64);

    fn at(&self, position: &Position) -> Self {
        Self { window: self.window.at(position), ..self.clone() }
    }

    fn id(exchange: &NumberExchange) -> Option<String> {
        exchange.id.clone()
    }
}

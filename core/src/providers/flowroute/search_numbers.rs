//! `GET /v2/numbers/available`: the numbers that can be bought, page by page.
//!
//! Only reads. Pages have at most 200 items; `links.next` says that more follow, and is never followed.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, model, options};

use super::Flowroute;
use super::page::{self, MOST, Window, item};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;
use crate::types::model::{Extra, Money};
use crate::{Change, PhoneNumber};

/// A phone number that can be bought.
#[model]
pub struct StockNumber {
    /// The number, 11 digits.
    pub value: Option<String>,
    /// `longcode`, `toll-free` and others: the set is open.
    pub number_type: Option<String>,
    /// The abbreviated rate center.
    pub rate_center: Option<String>,
    /// The state or province, two letters.
    pub state: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub iso_country: Option<String>,
    /// The price of a month, in US dollars.
    pub monthly_cost: Option<Money>,
    /// The one-off price, in US dollars.
    pub setup_cost: Option<Money>,
    /// The record's id, which is the number.
    #[unread]
    pub id: Option<String>,
    /// Attributes without a field of their own.
    pub extra: Extra,
}
item!(StockNumber);

impl StockNumber {
    /// The number, parsed; `None` if it is no E.164 number.
    pub fn number(&self) -> Option<PhoneNumber> {
        PhoneNumber::parse(self.value.as_deref().or(self.id.as_deref())?).ok()
    }
}

/// Which numbers are looked for; a number must pass all filters.
#[options]
pub struct SearchFilters {
    /// Digits that the number begins with, country code included.
    pub starts_with: Change<String>,
    /// Digits that stand somewhere in the number.
    pub contains: Change<String>,
    /// Digits that the number ends with.
    pub ends_with: Change<String>,
    /// The abbreviated rate center, in letters of either case.
    pub rate_center: Change<String>,
    /// The state or province, two letters of either case.
    pub state: Change<String>,
    /// `longcode` or `toll-free`.
    pub number_type: Change<String>,
    /// The country, ISO 3166 alpha-2.
    pub iso_country: Change<String>,
    /// The field by which the numbers are sorted, with `,asc` or `,desc` after it if wanted.
    pub order_by: Change<String>,
}

impl SearchFilters {
    /// Set so that `number` is found, unless they say already how numbers begin.
    #[must_use]
    pub fn for_number(mut self, number: Nanp) -> Self {
        if self.starts_with.is_keep() {
            self.starts_with = number.as_str().into();
        }
        self
    }
}

/// Searches the numbers that can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/>
#[documented]
#[derive(Debug, Clone)]
pub struct SearchNumbers {
    filters: SearchFilters,
    input_errors: Vec<FieldError>,
    window: Window,
}

impl SearchNumbers {
    /// The first page, of 200 phone numbers.
    pub const fn new(filters: SearchFilters) -> Self {
        Self { filters, input_errors: Vec::new(), window: Window::first(MOST) }
    }

    /// The page of at most `limit` (1 to 200) phone numbers after the first `offset`. Whoever reads the whole list
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

impl Operation for SearchNumbers {
    type Provider = Flowroute;
    type Output = Page<StockNumber>;
    const NAME: &'static str = "numbers.search";

    fn subject(&self) -> Cow<'static, str> {
        "the search for numbers".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        let order = self.filters.order_by.value().and_then(|order| order.split_once(','));
        if let Some((_, direction)) = order
            && !matches!(direction, "asc" | "desc")
        {
            let message = "must end with ,asc or ,desc, or be the name of a field alone";
            wrong.push(FieldError::new("order_by", "form", message));
        }
        self.window.check(&mut wrong);
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.window
            .query(fields::query(ApiRequest::new(Method::GET, "/v2/numbers/available", &[]), &self.filters))
    }

    fn read(&self, response: &Response) -> Result<Page<StockNumber>, ResponseError> {
        page::read(response, "phone numbers")
    }
}

impl List for SearchNumbers {
    type Item = StockNumber;
    const PAGING: Paging = Paging::Offset(MOST as u64);

    fn at(&self, position: &Position) -> Self {
        Self { window: self.window.at(position), ..self.clone() }
    }

    fn id(number: &StockNumber) -> Option<String> {
        number.value.clone().or_else(|| number.id.clone())
    }
}

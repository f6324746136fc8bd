//! `GET /v2/numbers`: the numbers of the account, page by page.
//!
//! Only reads. Pages have at most 200 items; `links.next` says that more follow, and is never followed.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::page::{self, MOST, Window};
use super::{Flowroute, Number};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// The longest alias that Flowroute's filter takes, in characters.
const ALIAS_LENGTH: usize = 64;

/// Which numbers of the account are listed; a number must pass all filters.
#[options]
pub struct NumberFilters {
    /// Digits that the number begins with. Country code 1 is meant unless another one is given, as `+44`.
    pub starts_with: Change<String>,
    /// Digits that stand somewhere in the number.
    pub contains: Change<String>,
    /// Digits that the number ends with.
    pub ends_with: Change<String>,
    /// The whole alias of the number, at most 64 characters.
    pub alias: Change<String>,
}

/// Lists the numbers of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/>
#[documented]
#[derive(Debug, Clone)]
pub struct ListNumbers {
    filters: NumberFilters,
    input_errors: Vec<FieldError>,
    window: Window,
}

impl ListNumbers {
    /// The first page, of 200 numbers.
    pub const fn new(filters: NumberFilters) -> Self {
        Self { filters, input_errors: Vec::new(), window: Window::first(MOST) }
    }

    /// The page of at most `limit` (1 to 200) numbers after the first `offset`. Whoever reads the whole list
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

impl Operation for ListNumbers {
    type Provider = Flowroute;
    type Output = Page<Number>;
    const NAME: &'static str = "numbers.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of the account's numbers".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        if self.filters.alias.value().is_some_and(|alias| alias.chars().count() > ALIAS_LENGTH) {
            let message = format!("must be at most {ALIAS_LENGTH} characters as a filter: use another one");
            wrong.push(FieldError::new("alias", "length", message).limit(ALIAS_LENGTH as u64));
        }
        self.window.check(&mut wrong);
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.window.query(fields::query(ApiRequest::new(Method::GET, "/v2/numbers", &[]), &self.filters))
    }

    fn read(&self, response: &Response) -> Result<Page<Number>, ResponseError> {
        page::read(response, "phone numbers")
    }
}

impl List for ListNumbers {
    type Item = Number;
    const PAGING: Paging = Paging::Offset(MOST as u64);

    fn at(&self, position: &Position) -> Self {
        Self { window: self.window.at(position), ..self.clone() }
    }

    fn id(number: &Number) -> Option<String> {
        number.value.clone().or_else(|| number.id.clone())
    }
}

//! `GET /v1/numbers`: the numbers of the account, filtered and in pages of 100.
//!
//! A read. `pagination` says how many there are, and whether more pages follow.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::pages::{MOST, page_of, read_page};
use super::{Number, Wavix};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Which numbers of the account are listed. Without a filter: all.
#[options]
pub struct NumberFilters {
    /// Only numbers of the city with this id.
    pub city_id: Change<u32>,
    /// Only numbers that contain these digits.
    pub search: Change<String>,
    /// Only numbers with this label.
    pub label: Change<String>,
    /// Only numbers with a label, or without one.
    pub label_present: Change<bool>,
}

/// Lists the numbers of the account, a page at a time.
/// <https://docs.wavix.com/api-reference/numbers/list-phone-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct ListNumbers {
    filters: NumberFilters,
    input_errors: Vec<FieldError>,
    position: Position,
}

impl ListNumbers {
    /// The first page of the numbers that the filters let through.
    pub fn new(filters: NumberFilters) -> Self {
        Self { filters, input_errors: Vec::new(), position: Position::default() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for ListNumbers {
    type Provider = Wavix;
    type Output = Page<Number>;
    const NAME: &'static str = "numbers.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of numbers".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        fields::check_filters(&self.filters, &self.input_errors)
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let call = ApiRequest::new(Method::GET, "/v1/numbers", &[]);
        page_of(fields::query(call, &self.filters), &self.position)
    }

    fn read(&self, response: &Response) -> Result<Page<Number>, ResponseError> {
        read_page(response, "items")
    }
}

impl List for ListNumbers {
    type Item = Number;
    const PAGING: Paging = Paging::Numbered(MOST);

    fn at(&self, position: &Position) -> Self {
        Self { position: position.clone(), ..self.clone() }
    }

    fn id(number: &Number) -> Option<String> {
        number.id.map(|id| id.to_string()).or_else(|| number.number.clone())
    }
}

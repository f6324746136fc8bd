//! `GET /v2/numbers/available/areacodes`: the area codes in which numbers can be bought.
//!
//! Only reads. Pages have at most 400 items; `links.next` says that more follow, and is never followed.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, model, options};

use super::Flowroute;
use super::page::{self, Window, item};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;
use crate::types::model::Extra;

/// The largest page, in area codes.
const MOST: u32 = 400;

/// An area code in which numbers can be bought.
#[model]
pub struct AreaCode {
    /// The three digits.
    #[unread]
    pub id: Option<String>,
    /// What else Flowroute says of it.
    pub extra: Extra,
}
item!(AreaCode);

/// Which area codes are listed.
#[options]
pub struct AreaCodeFilters {
    /// The highest one-off price of a number, in US dollars, as `3.25`.
    pub max_setup_cost: Change<String>,
}

/// Lists the area codes in which numbers can be bought.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/>
#[documented]
#[derive(Debug, Clone)]
pub struct ListAreaCodes {
    filters: AreaCodeFilters,
    input_errors: Vec<FieldError>,
    window: Window,
}

impl ListAreaCodes {
    /// The first page, of 400 area codes.
    pub const fn new(filters: AreaCodeFilters) -> Self {
        Self { filters, input_errors: Vec::new(), window: Window::first(MOST) }
    }

    /// The page of at most `limit` (1 to 400) area codes after the first `offset`. Whoever reads the whole list
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

/// An amount that is none would be ignored, or refused in other words.
pub(super) fn check_cost(cost: &Change<String>, wrong: &mut Vec<FieldError>) {
    let Some(text) = cost.value() else { return };
    let is_amount =
        text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.') && text.parse::<f64>().is_ok();
    if !is_amount {
        let message = "must be an amount in US dollars, as 3.25";
        wrong.push(FieldError::new("max_setup_cost", "amount", message));
    }
}

impl Operation for ListAreaCodes {
    type Provider = Flowroute;
    type Output = Page<AreaCode>;
    const NAME: &'static str = "area_codes.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of area codes".into()
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
            ApiRequest::new(Method::GET, "/v2/numbers/available/areacodes", &[]),
            &self.filters,
        ))
    }

    fn read(&self, response: &Response) -> Result<Page<AreaCode>, ResponseError> {
        page::read(response, "area codes")
    }
}

impl List for ListAreaCodes {
    type Item = AreaCode;
    const PAGING: Paging = Paging::Offset(MOST as u64);

    fn at(&self, position: &Position) -> Self {
        Self { window: self.window.at(position), ..self.clone() }
    }

    fn id(code: &AreaCode) -> Option<String> {
        code.id.clone()
    }
}

//! `GET /v2/routes`: the inbound voice routes of the account, page by page.
//!
//! Only reads. Pages have at most 200 items; `links.next` says that more follow, and is never followed.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::page::{self, MOST, Window};
use super::{Flowroute, Route};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Which routes are listed.
#[options]
pub struct RouteFilters {
    /// `host`, `number`, `uri` or `sip-reg`.
    pub route_type: Change<String>,
}

/// Lists the inbound voice routes of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/>
#[documented]
#[derive(Debug, Clone)]
pub struct ListRoutes {
    filters: RouteFilters,
    input_errors: Vec<FieldError>,
    window: Window,
}

impl ListRoutes {
    /// The first page, of 200 routes.
    pub const fn new(filters: RouteFilters) -> Self {
        Self { filters, input_errors: Vec::new(), window: Window::first(MOST) }
    }

    /// The page of at most `limit` (1 to 200) routes after the first `offset`. Whoever reads the whole list
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

/// The largest page of all routes, in which changes of routes look for what they did.
pub(super) fn request() -> ApiRequest {
    Window::first(MOST).query(ApiRequest::new(Method::GET, "/v2/routes", &[]))
}

/// What such a page shows, if it is one.
pub(super) fn read(response: &Response) -> Option<Page<Route>> {
    response.status().is_success().then(|| page::read(response, "routes").ok()).flatten()
}

impl Operation for ListRoutes {
    type Provider = Flowroute;
    type Output = Page<Route>;
    const NAME: &'static str = "routes.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of routes".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        self.window.check(&mut wrong);
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.window.query(fields::query(ApiRequest::new(Method::GET, "/v2/routes", &[]), &self.filters))
    }

    fn read(&self, response: &Response) -> Result<Page<Route>, ResponseError> {
        page::read(response, "routes")
    }
}

impl List for ListRoutes {
    type Item = Route;
    const PAGING: Paging = Paging::Offset(MOST as u64);

    fn at(&self, position: &Position) -> Self {
        Self { window: self.window.at(position), ..self.clone() }
    }

    fn id(route: &Route) -> Option<String> {
        route.id.clone()
    }
}

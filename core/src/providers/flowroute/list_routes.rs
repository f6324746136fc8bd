//! `GET /v2/routes`: lists the inbound voice routes of the account.

use super::number::Route;
use super::page::MOST;
use super::provider::Flowroute;
use crate::operation::prelude::*;
use crate::operation::provider::Provider;

/// Filters of the list of routes.
#[options]
pub struct RouteFilters {
    /// `host`, `number`, `uri` or `sip-reg`.
    pub route_type: Change<String>,
}

/// Lists the inbound voice routes of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/>
#[operation(name = "routes.list", safety = ReadOnly, list, subject = "the list of routes")]
pub struct ListRoutes {
    #[options]
    filters: RouteFilters,
    #[window]
    window: Window,
}

impl List for ListRoutes {
    type Provider = Flowroute;
    type Item = Route;

    const PATH: &'static str = "/v2/routes";
    const ITEMS: &'static str = "routes";
    const PAGE_SIZE: Option<u32> = Some(MOST);
}

/// The request for the largest page of all routes. Changes of routes read their effect with it.
pub(super) fn request() -> ApiRequest {
    Flowroute::page(ApiRequest::new(Method::GET, ListRoutes::PATH, &[]), &Window::default(), MOST)
}

/// Reads such a page; `None` if the response is not one.
pub(super) fn read(response: &Response) -> Option<Page<Route>> {
    response.status().is_success().then(|| Flowroute::read_page(response, ListRoutes::ITEMS).ok()).flatten()
}

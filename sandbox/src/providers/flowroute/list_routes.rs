//! `GET /v2/routes`: the account's voice routes.

use super::{account::Account, number::Route, object, page::Page};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(200, cx)?;
    let filter = cx.request.parameter("route_type").map(|kind| move |route: &Route| route.route_type == kind);
    let (total, routes) = account.routes.page(filter, page.start, page.limit);
    let routes = routes.into_iter().map(|route| object::route(route, cx.switches)).collect();
    Ok(Response::ok(page.document("routes", total, routes, cx.switches.flowroute_next_link)))
}

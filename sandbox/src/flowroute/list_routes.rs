//! `GET /v2/routes`: the account's voice routes.

use super::{account::Account, number::Route, object, page::Page};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let page = Page::read(ask, 200, cx)?;
    let filter = ask.parameter("route_type").map(|kind| move |route: &Route| route.route_type == kind);
    let (total, routes) = account.routes.page(filter, page.start, page.limit);
    let routes = routes.into_iter().map(|route| object::route(route, cx.switches)).collect();
    Ok(Reply::ok(page.document("routes", total, routes, cx.switches.flowroute_next_link)))
}

//! `GET /v2/routes`: the account's voice routes.

use super::{account::Account, list_numbers::Page, object};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let page = Page::read(ask, cx)?;
    let kind = ask.parameter("route_type");
    let routes =
        account.routes.iter().filter(|route| kind.as_ref().is_none_or(|kind| route.route_type == *kind));
    let routes = routes.map(|route| object::route(route, cx.switches)).collect();
    Ok(Reply::ok(page.document("routes", routes, cx.switches.flowroute_next_link)))
}

//! `POST /v2/routes`: creates a voice route. Aliases are unique.

use super::{account::Account, error, number::Route, object, route_body::RouteChange};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let change = RouteChange::read(None, cx)?;
    let key = account.next_route();
    let mut route = Route { id: key.to_string(), ..Route::default() };
    change.apply(&mut route);
    if account.has_alias(&route.alias, None) {
        return Err(error::duplicate_alias(cx));
    }
    let document = object::route_document(&route, cx.switches);
    cx.orders.add(Provider::Flowroute, OrderKind::CreateRoute, [route.id.as_str()]);
    account.routes.add(key, route, cx.switches.read_lag);
    Ok(Response::json(StatusCode::CREATED, document).committed())
}

//! `PATCH /v2/routes/:id`: changes only the attributes that are sent.

use super::{account::Account, error, object, route_body::RouteChange};
use crate::prelude::*;
use crate::switches::Permission;

pub(super) fn handle(account: &mut Account, id: &str, cx: &mut Context<'_>) -> HandlerResult {
    let key = account.own_route(id, cx)?;
    let before = account.routes.get(&key).cloned();
    let change = RouteChange::read(before.as_ref(), cx)?;
    if change.alias.value().is_some_and(|alias| account.has_alias(alias, Some(id))) {
        return Err(error::duplicate_alias(cx));
    }
    if cx.switches.flowroute_update_used_route == Permission::Rejected && account.uses(id) {
        return Err(error::route_in_use("updating", cx));
    }
    let record = account.routes.get_mut(&key).ok_or_else(|| error::no_such_route(cx))?;
    change.apply(record.write(cx.switches.read_lag));
    let document = object::route_document(record.current(), cx.switches);
    Ok(Response::json(cx.updated(StatusCode::OK), document).committed())
}

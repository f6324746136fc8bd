//! `DELETE /v2/routes/:id`: deletes a route that no number uses.

use super::{account::Account, error};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, id: &str, cx: &mut Context<'_>) -> HandlerResult {
    let key = account.own_route(id, cx)?;
    if account.uses(id) {
        return Err(error::route_in_use("deleting", cx));
    }
    account.routes.remove(&key, cx.switches.read_lag).ok_or_else(|| error::no_such_route(cx))?;
    Ok(Response::empty(StatusCode::NO_CONTENT).committed())
}

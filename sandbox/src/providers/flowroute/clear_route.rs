//! `DELETE /v2/numbers/:id/relationships/{primary_route,failover_route}`.

use super::{account::Account, number::RouteSlot, set_route};
use crate::{context::Context, response::HandlerResult};

pub(super) fn handle(
    account: &mut Account,
    number: &str,
    slot: RouteSlot,
    cx: &mut Context<'_>,
) -> HandlerResult {
    let record = account.record(number, cx)?;
    let was_set = record.current().slot(slot).is_some();
    *record.write(cx.switches.read_lag).slot_mut(slot) = None;
    let mut response = set_route::done(account, number, cx)?;
    response.committed = was_set;
    Ok(response)
}

//! `DELETE /v2/numbers/:id/relationships/{primary_route,failover_route}`.

use super::{account::Account, number::Slot, set_route};
use crate::{reply::Answer, world::Context};

pub(super) fn answer(account: &mut Account, number: &str, slot: Slot, cx: &mut Context<'_>) -> Answer {
    let record = account.record(number, cx)?;
    let was_set = record.truth().slot(slot).is_some();
    *record.write(cx.switches.read_lag).slot_mut(slot) = None;
    let mut reply = set_route::done(account, number, cx)?;
    reply.committed = was_set;
    Ok(reply)
}

//! `PATCH /v1/numbers/{id}`: only the fields that are sent change.

use http::StatusCode;
use serde_json::Value;

use super::{Account, change::Change, error};
use crate::{
    ask::Ask,
    fields::Fields,
    reply::{Answer, Reply},
    switches::Applied,
    world::Context,
};

pub(super) fn answer(account: &mut Account, id: u64, ask: &Ask, cx: &Context<'_>) -> Answer {
    let record = account.record(id)?;
    let body = object(ask)?;
    let Value::Object(body) = &body else { return Err(error::bad_request("Invalid request")) };
    let mut fields = Fields::new(body);
    let change = Change::read(&mut fields, cx.switches);
    change.check_against(record.truth(), &mut fields, cx.switches);
    fields.finish(cx.switches.unknown_fields).map_err(|wrong| error::unprocessable(&wrong))?;
    change.apply(record, cx.switches.wavix_single_update == Applied::Later, cx.switches);
    let updated = record.truth();
    let reply = Reply::json(cx.updated(StatusCode::OK), updated.object(cx.switches));
    Ok(reply.committed().about(&updated.number, Some(id)))
}

/// The body of an update.
pub(super) fn object(ask: &Ask) -> Result<Value, Reply> {
    if !ask.says_json() {
        return Err(error::bad_request("Content-Type must be application/json"));
    }
    match ask.json() {
        Some(body) if body.is_object() => Ok(body),
        _ => Err(error::bad_request("Invalid request")),
    }
}

//! `PATCH /v1/numbers/{id}`: changes only the fields that are sent.

use super::{account::Account, change::NumberChange, error};
use crate::prelude::*;
use crate::switches::Applied;

pub(super) fn handle(account: &mut Account, id: u64, cx: &Context<'_>) -> HandlerResult {
    let record = account.record(id)?;
    let body = object(cx.request)?;
    let mut fields = Fields::new(&body);
    let change = NumberChange::read(&mut fields, cx.switches);
    change.check_against(record.current(), &mut fields, cx.switches);
    fields.finish(cx.switches.unknown_fields).map_err(|wrong| error::unprocessable(&wrong))?;
    change.apply(record, cx.switches.wavix_single_update == Applied::Later, cx.switches);
    let updated = record.current();
    let response = Response::json(cx.updated(StatusCode::OK), updated.object(cx.switches));
    Ok(response.committed().about(&updated.number, Some(id)))
}

/// The body of an update.
pub(super) fn object(request: &Request) -> Result<Map<String, Value>, Response> {
    if !request.is_json() {
        return Err(error::bad_request("Content-Type must be application/json"));
    }
    match request.json() {
        Some(Value::Object(body)) => Ok(body),
        _ => Err(error::bad_request("Invalid request")),
    }
}

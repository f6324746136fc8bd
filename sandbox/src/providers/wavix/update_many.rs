//! `PATCH /v1/numbers`: the same change for many numbers.
//!
//! All of them change or none. Destinations and the SMS callback take effect after the response,
//! which does not show them.

use std::collections::BTreeSet;

use super::{account::Account, change::NumberChange, error, update_number::object};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, cx: &Context<'_>) -> HandlerResult {
    let body = object(cx.request)?;
    let mut fields = Fields::new(&body);
    let ids = ids(&mut fields);
    let change = NumberChange::read(&mut fields, cx.switches);
    for id in &ids {
        change.check_against(account.record(*id)?.current(), &mut fields, cx.switches);
    }
    fields.finish(cx.switches.unknown_fields).map_err(|wrong| error::unprocessable(&wrong))?;
    let mut items = Vec::new();
    for id in ids {
        let record = account.record(id)?;
        change.apply(record, true, cx.switches);
        items.push(record.current().object(cx.switches));
    }
    Ok(Response::json(cx.updated(StatusCode::OK), json!({ "items": items })).committed())
}

fn ids(fields: &mut Fields<'_>) -> BTreeSet<u64> {
    let ids: Option<BTreeSet<u64>> = match fields.list("ids") {
        Sent::Value(ids) => ids.iter().map(Value::as_u64).collect(),
        Sent::Absent | Sent::Null => None,
    };
    ids.filter(|ids| !ids.is_empty()).unwrap_or_else(|| {
        fields.reject("ids", "Must be a list of record ids.");
        BTreeSet::new()
    })
}

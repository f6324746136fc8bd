//! `PATCH /v2/numbers/:id/relationships/{primary_route,failover_route}`.

use super::{account::Account, error, number::RouteSlot, object};
use crate::prelude::*;
use crate::switches::RouteAnswer;

pub(super) fn handle(
    account: &mut Account,
    number: &str,
    slot: RouteSlot,
    cx: &mut Context<'_>,
) -> HandlerResult {
    account.record(number, cx)?;
    if !cx.request.is_json() {
        return Err(error::unsupported_media_type(cx));
    }
    let body = cx.request.json().ok_or_else(|| error::bad_request("The body is not JSON.", cx))?;
    let id = route_id(&body).map_err(|wrong| error::unprocessable(wrong, cx))?;
    if account.route(id).is_none() {
        return Err(error::unprocessable(wrong("id", "Route not found."), cx));
    }
    *account.record(number, cx)?.write(cx.switches.read_lag).slot_mut(slot) = Some(id.to_owned());
    done(account, number, cx)
}

/// The response to setting or clearing a route.
pub(super) fn done(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let response = match cx.switches.flowroute_route_answer {
        RouteAnswer::NoContent => Response::empty(StatusCode::NO_CONTENT),
        RouteAnswer::Empty => Response::empty(StatusCode::OK),
        RouteAnswer::Number => {
            let shown = account.record(number, cx)?.current().clone();
            Response::ok(object::document(account, &shown, cx.switches))
        }
    };
    Ok(response.committed().about(number, None))
}

/// The id out of `{"data": {"type": "route", "id": "1234"}}`.
fn route_id(body: &Value) -> Result<&str, Wrong> {
    let data = &body["data"];
    if data["type"] != "route" {
        return Err(wrong("type", "Must be route."));
    }
    data["id"].as_str().ok_or_else(|| wrong("id", "Not a valid string."))
}

fn wrong(name: &str, why: &str) -> Wrong {
    Wrong::from([(name.to_owned(), why.to_owned())])
}

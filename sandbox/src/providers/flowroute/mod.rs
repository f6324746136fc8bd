//! Flowroute v2: <https://developer.flowroute.com/api/numbers/v2.0/>.
//!
//! Requests: `GET /v2/numbers`, `GET`, `PATCH`, `POST`, `DELETE /v2/numbers/:id`, `GET
//! /v2/numbers/available[/areacodes|/exchanges]`, `PATCH`, `DELETE
//! /v2/numbers/:id/relationships/{primary,failover}_route`, `GET`, `POST /v2/routes`, `PATCH`, `DELETE
//! /v2/routes/:id`, `GET /v2/routes/edge_strategies`, `POST /v2/message-provision`, `GET
//! /v2/message-provision/status/:task_id`.
//!
//! Credentials: Basic [`FLOWROUTE_ACCESS_KEY`](crate::FLOWROUTE_ACCESS_KEY) :
//! [`FLOWROUTE_SECRET_KEY`](crate::FLOWROUTE_SECRET_KEY).
//!
//! One file per operation. This file routes the paths.

mod account;
mod clear_route;
mod create_route;
pub mod credentials;
mod delete_route;
mod edge_strategies;
mod error;
mod filter;
mod get_number;
mod list_numbers;
mod list_routes;
mod number;
mod object;
mod page;
mod provision;
mod provisioning_status;
mod purchase;
mod release;
mod route_body;
pub(crate) mod samples;
mod search;
mod set_route;
mod stock_codes;
mod update_number;
mod update_route;

use self::credentials::{FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY};
pub use self::number::{Number, Progress, Route, Task, TaskAction};
use self::stock_codes::StockCode;
pub(crate) use self::{account::Account, error::unavailable};
use crate::prelude::*;
/// A number for sale. Members that an owner would set are ignored.
pub type Offer = Number;

/// Whether the request carries credentials that Flowroute accepts.
pub(crate) fn is_authorized(request: &Request) -> bool {
    request.basic().is_some_and(|(key, secret)| key == FLOWROUTE_ACCESS_KEY && secret == FLOWROUTE_SECRET_KEY)
}

/// Carries out a request and returns its response.
pub(crate) fn handle(account: &mut Account, cx: &mut Context<'_>) -> Response {
    account.settle(Due::ByNow, cx.switches);
    route(account, cx).unwrap_or_else(|error| error)
}

fn route(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    if !is_authorized(cx.request) {
        return Err(error::unauthorized(cx));
    }
    match (cx.request.method.as_str(), cx.request.segments().as_slice()) {
        ("GET", ["v2", "numbers"]) => list_numbers::handle(account, cx),
        ("GET", ["v2", "numbers", "available"]) => search::handle(account, cx),
        ("GET", ["v2", "numbers", "available", "areacodes"]) => {
            stock_codes::handle(account, StockCode::Area, cx)
        }
        ("GET", ["v2", "numbers", "available", "exchanges"]) => {
            stock_codes::handle(account, StockCode::Exchange, cx)
        }
        (_, ["v2", "numbers", "available"]) => Err(error::method_not_allowed(cx)),
        ("GET", ["v2", "numbers", number]) => get_number::handle(account, number, cx),
        ("PATCH", ["v2", "numbers", number]) => update_number::handle(account, number, cx),
        ("POST", ["v2", "numbers", number]) => purchase::handle(account, number, cx),
        ("DELETE", ["v2", "numbers", number]) => release::handle(account, number, cx),
        (method, ["v2", "numbers", number, "relationships", which]) => {
            let which = number::RouteSlot::parse(which).ok_or_else(|| error::not_found(cx))?;
            match method {
                "PATCH" => set_route::handle(account, number, which, cx),
                "DELETE" => clear_route::handle(account, number, which, cx),
                _ => Err(error::method_not_allowed(cx)),
            }
        }
        ("GET", ["v2", "routes"]) => list_routes::handle(account, cx),
        ("POST", ["v2", "routes"]) => create_route::handle(account, cx),
        ("GET", ["v2", "routes", "edge_strategies"]) => Ok(edge_strategies::handle()),
        (_, ["v2", "routes", "edge_strategies"]) => Err(error::method_not_allowed(cx)),
        ("PATCH", ["v2", "routes", id]) => update_route::handle(account, id, cx),
        ("DELETE", ["v2", "routes", id]) => delete_route::handle(account, id, cx),
        ("POST", ["v2", "message-provision"]) => provision::handle(account, cx),
        ("GET", ["v2", "message-provision", "status", task]) => {
            provisioning_status::handle(account, task, cx)
        }
        (
            _,
            ["v2", "numbers" | "routes"]
            | ["v2", "numbers" | "routes", _]
            | ["v2", "numbers", "available", "areacodes" | "exchanges"]
            | ["v2", "message-provision"]
            | ["v2", "message-provision", "status", _],
        ) => Err(error::method_not_allowed(cx)),
        _ => Err(error::not_found(cx)),
    }
}

//! Plivo v1: <https://www.plivo.com/docs/numbers/api/account-phone-number>.
//!
//! Requests: `GET`, `POST /v1/Account/{auth_id}/Number/`, `GET`, `POST`, `DELETE
//! /v1/Account/{auth_id}/Number/{number}/`, `GET /v1/Account/{auth_id}/PhoneNumber/`, `POST
//! /v1/Account/{auth_id}/PhoneNumber/{number}/`.
//!
//! Credentials: Basic [`PLIVO_AUTH_ID`](crate::PLIVO_AUTH_ID) or
//! [`PLIVO_SUBACCOUNT_AUTH_ID`](crate::PLIVO_SUBACCOUNT_AUTH_ID) :
//! [`PLIVO_AUTH_TOKEN`](crate::PLIVO_AUTH_TOKEN).
//!
//! One file per operation. This file routes the paths and checks credentials.

mod account;
mod add_number;
mod buy;
pub mod credentials;
mod error;
mod get_number;
mod list_numbers;
mod number;
mod offer;
mod page;
pub(crate) mod samples;
mod search;
mod unrent;
mod update_number;

use self::account::User;
pub use self::number::{DEFAULT_APPLICATION, Number, Registration, TRUNK};
pub use self::offer::Offer;
pub(crate) use self::{account::Account, error::unavailable};
use crate::prelude::*;
use crate::response::ResponseBody;

/// Whether the request carries credentials that Plivo accepts.
pub(crate) fn is_authorized(request: &Request) -> bool {
    User::of(request).is_some()
}

/// Carries out a request and returns its response.
pub(crate) fn handle(account: &mut Account, cx: &mut Context<'_>) -> Response {
    account.settle(Due::ByNow, cx.switches);
    let mut response = route(account, cx).unwrap_or_else(|error| error);
    if let ResponseBody::Json(Value::Object(body)) = &mut response.body
        && response.status.is_success()
        && cx.switches.plivo_empty_error
    {
        body.entry("error").or_insert_with(|| "".into());
    }
    response
}

fn route(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let user = User::of(cx.request).ok_or_else(|| error::unauthorized(cx))?;
    if cx.switches.plivo_rate_limit {
        account.pace().map_err(|wait| {
            let response = error::unavailable(StatusCode::TOO_MANY_REQUESTS, cx);
            cx.with_hint(response, wait)
        })?;
    }
    match (cx.request.method.as_str(), cx.request.segments().as_slice()) {
        (_, ["v1", "Account", auth_id, ..]) if *auth_id != user.auth_id() => Err(error::unauthorized(cx)),
        ("GET", ["v1", "Account", _, "Number", ""]) => list_numbers::handle(account, user, cx),
        ("POST", ["v1", "Account", _, "Number", ""]) => add_number::handle(account, user, cx),
        ("GET", ["v1", "Account", _, "Number", number, ""]) => get_number::handle(account, user, number, cx),
        ("POST", ["v1", "Account", _, "Number", number, ""]) => {
            update_number::handle(account, user, number, cx)
        }
        ("DELETE", ["v1", "Account", _, "Number", number, ""]) => unrent::handle(account, user, number, cx),
        ("GET", ["v1", "Account", _, "PhoneNumber", ""]) => search::handle(account, user, cx),
        ("POST", ["v1", "Account", _, "PhoneNumber", number, ""]) => buy::handle(account, user, number, cx),
        (_, ["v1", "Account", _, "Number" | "PhoneNumber", ""])
        | (_, ["v1", "Account", _, "Number" | "PhoneNumber", _, ""]) => Err(error::method_not_allowed(cx)),
        _ => Err(error::not_found(cx)),
    }
}

//! Plivo v1: <https://www.plivo.com/docs/numbers/api/account-phone-number>.
//!
//! One file a call; this one knows the paths and who may walk them.

mod account;
mod add_number;
mod buy;
mod error;
mod get_number;
mod list_numbers;
mod number;
mod offer;
mod page;
mod search;
mod unrent;
mod update_number;

use http::{Method, StatusCode};
use serde_json::Value;

pub(crate) use self::{account::Account, error::turned_away};
pub use self::{
    account::DEFAULT_APPLICATION,
    number::{Number, Registration},
    offer::Offer,
};
use crate::{
    ask::Ask,
    credentials::{PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, PLIVO_SUBACCOUNT_AUTH_ID},
    record::Due,
    reply::{Answer, Body, Reply},
    world::Context,
};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Caller {
    Main,
    Subaccount,
}

impl Caller {
    fn of(ask: &Ask) -> Option<Self> {
        let (id, token) = ask.basic()?;
        if token != PLIVO_AUTH_TOKEN {
            return None;
        }
        match id.as_str() {
            PLIVO_AUTH_ID => Some(Self::Main),
            PLIVO_SUBACCOUNT_AUTH_ID => Some(Self::Subaccount),
            _ => None,
        }
    }

    fn auth_id(self) -> &'static str {
        match self {
            Self::Main => PLIVO_AUTH_ID,
            Self::Subaccount => PLIVO_SUBACCOUNT_AUTH_ID,
        }
    }

    /// A subaccount sees what was handed to it.
    fn sees(self, number: &Number) -> bool {
        match self {
            Self::Main => true,
            Self::Subaccount => number.sub_account.as_deref() == Some(self.auth_id()),
        }
    }
}

/// Whether the request carries credentials that Plivo accepts.
pub(crate) fn knows(ask: &Ask) -> bool {
    Caller::of(ask).is_some()
}

/// Carries a request out.
pub(crate) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Reply {
    account.settle(Due::ByNow);
    let mut reply = route(account, ask, cx).unwrap_or_else(|error| error);
    if let Body::Json(Value::Object(body)) = &mut reply.body
        && reply.status.is_success()
        && cx.switches.plivo_empty_error
    {
        body.entry("error").or_insert_with(|| "".into());
    }
    reply
}

fn route(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let caller = Caller::of(ask).ok_or_else(|| error::unauthorized(cx))?;
    if cx.switches.plivo_rate_limit {
        account.pace().map_err(|wait| {
            let reply = error::turned_away(StatusCode::TOO_MANY_REQUESTS, cx);
            cx.with_hint(reply, wait)
        })?;
    }
    match ask.segments().as_slice() {
        ["v1", "Account", auth_id, ..] if *auth_id != caller.auth_id() => Err(error::unauthorized(cx)),
        ["v1", "Account", _, "Number", ""] => match ask.method {
            Method::GET => list_numbers::answer(account, caller, ask, cx),
            Method::POST => add_number::answer(account, caller, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v1", "Account", _, "Number", number, ""] => match ask.method {
            Method::GET => get_number::answer(account, caller, number, cx),
            Method::POST => update_number::answer(account, caller, number, ask, cx),
            Method::DELETE => unrent::answer(account, caller, number, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v1", "Account", _, "PhoneNumber", ""] => match ask.method {
            Method::GET => search::answer(account, caller, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v1", "Account", _, "PhoneNumber", number, ""] => match ask.method {
            Method::POST => buy::answer(account, caller, number, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        _ => Err(error::not_found(cx)),
    }
}

//! Flowroute v2: <https://developer.flowroute.com/api/numbers/v2.0/>.
//!
//! One file a call; this one knows the paths.

mod account;
mod clear_route;
mod error;
mod get_number;
mod list_numbers;
mod list_routes;
mod number;
mod object;
mod provisioning_status;
mod set_route;
mod update_number;

use http::Method;

pub use self::number::{Number, Route, Task};
pub(crate) use self::{account::Account, error::turned_away};
use crate::{
    ask::Ask,
    credentials::{FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY},
    record::Due,
    reply::{Answer, Reply},
    world::Context,
};

/// Whether the request carries credentials that Flowroute accepts.
pub(crate) fn knows(ask: &Ask) -> bool {
    ask.basic().is_some_and(|(key, secret)| key == FLOWROUTE_ACCESS_KEY && secret == FLOWROUTE_SECRET_KEY)
}

/// Carries a request out.
pub(crate) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Reply {
    account.settle(Due::ByNow, cx.switches);
    route(account, ask, cx).unwrap_or_else(|error| error)
}

fn route(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    if !knows(ask) {
        return Err(error::unauthorized(cx));
    }
    match ask.segments().as_slice() {
        ["v2", "numbers"] => match ask.method {
            Method::GET => list_numbers::answer(account, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "numbers", number] => match ask.method {
            Method::GET => get_number::answer(account, number, cx),
            Method::PATCH => update_number::answer(account, number, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "numbers", number, "relationships", which] => {
            let which = number::Slot::parse(which).ok_or_else(|| error::unserved(ask, cx))?;
            match ask.method {
                Method::PATCH => set_route::answer(account, number, which, ask, cx),
                Method::DELETE => clear_route::answer(account, number, which, cx),
                _ => Err(error::method_not_allowed(cx)),
            }
        }
        ["v2", "routes"] => match ask.method {
            Method::GET => list_routes::answer(account, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "message-provision", "status", task] => match ask.method {
            Method::GET => provisioning_status::answer(account, task, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        _ => Err(error::unserved(ask, cx)),
    }
}

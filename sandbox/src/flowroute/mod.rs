//! Flowroute v2: <https://developer.flowroute.com/api/numbers/v2.0/>.
//!
//! One file a call; this one knows the paths.

mod account;
mod clear_route;
mod create_route;
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
mod search;
mod set_route;
mod stock_codes;
mod update_number;
mod update_route;

use http::Method;

pub use self::number::{Number, Progress, Route, Task, TaskAction};
use self::stock_codes::Code;
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
        ["v2", "numbers", "available"] => match ask.method {
            Method::GET => search::answer(account, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "numbers", "available", "areacodes"] => match ask.method {
            Method::GET => stock_codes::answer(account, Code::Area, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "numbers", "available", "exchanges"] => match ask.method {
            Method::GET => stock_codes::answer(account, Code::Exchange, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "numbers", number] => match ask.method {
            Method::GET => get_number::answer(account, number, cx),
            Method::PATCH => update_number::answer(account, number, ask, cx),
            Method::POST => purchase::answer(account, number, cx),
            Method::DELETE => release::answer(account, number, cx),
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
            Method::POST => create_route::answer(account, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "routes", "edge_strategies"] => match ask.method {
            Method::GET => Ok(edge_strategies::answer()),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "routes", id] => match ask.method {
            Method::PATCH => update_route::answer(account, id, ask, cx),
            Method::DELETE => delete_route::answer(account, id, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "message-provision"] => match ask.method {
            Method::POST => provision::answer(account, ask, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        ["v2", "message-provision", "status", task] => match ask.method {
            Method::GET => provisioning_status::answer(account, task, cx),
            _ => Err(error::method_not_allowed(cx)),
        },
        _ => Err(error::unserved(ask, cx)),
    }
}

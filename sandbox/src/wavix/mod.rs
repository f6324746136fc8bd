//! Wavix v1: <https://docs.wavix.com/api-reference/numbers>.
//!
//! One file a call; this one knows the paths and what a key may do.

mod account;
mod cart;
mod change;
mod checkout;
mod error;
mod get_number;
mod list_numbers;
mod number;
mod offer;
mod page;
mod places;
mod release;
mod update_many;
mod update_number;

use http::{Method, StatusCode};
use serde_json::Value;

pub(crate) use self::{account::Account, error::turned_away};
pub use self::{
    number::{Destination, Number},
    offer::Offer,
};
use crate::{
    ask::Ask,
    credentials::{WAVIX_API_KEY, WAVIX_READ_ONLY_API_KEY},
    record::Due,
    reply::{Answer, Body, Reply},
    switches::FailureStatus,
    world::Context,
};

/// What a key may do to numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scope {
    Read,
    Write,
}

impl Scope {
    fn of(ask: &Ask) -> Option<Self> {
        match ask.bearer()? {
            WAVIX_API_KEY => Some(Self::Write),
            WAVIX_READ_ONLY_API_KEY => Some(Self::Read),
            _ => None,
        }
    }
}

/// Whether the request carries a key that Wavix accepts.
pub(crate) fn knows(ask: &Ask) -> bool {
    Scope::of(ask).is_some()
}

/// Carries a request out.
pub(crate) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Reply {
    account.settle(Due::ByNow);
    let mut reply = route(account, ask, cx).unwrap_or_else(|error| error);
    if cx.switches.wavix_failure_status == FailureStatus::Ok && !reply.status.is_success() {
        reply.status = StatusCode::OK;
        if let Body::Json(Value::Object(body)) = &mut reply.body {
            body.insert("success".to_owned(), false.into());
        }
    }
    reply
}

fn route(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let scope = Scope::of(ask).ok_or_else(error::unauthorized)?;
    if ask.method != Method::GET && scope == Scope::Read {
        return Err(error::forbidden());
    }
    match ask.segments().as_slice() {
        ["v1", "numbers"] => match ask.method {
            Method::GET => list_numbers::answer(account, ask, cx),
            Method::PATCH => update_many::answer(account, ask, cx),
            Method::DELETE => release::answer(account, ask, cx),
            _ => Err(error::method_not_allowed()),
        },
        ["v1", "numbers", id] => {
            let id = id.parse().map_err(|_| error::not_found())?;
            match ask.method {
                Method::GET => get_number::answer(account, id, cx),
                Method::PATCH => update_number::answer(account, id, ask, cx),
                _ => Err(error::method_not_allowed()),
            }
        }
        ["v1", "buy", rest @ ..] => buy(account, rest, ask, cx),
        _ => Err(error::not_found()),
    }
}

/// The stock, the cart and the checkout.
fn buy(account: &mut Account, path: &[&str], ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let id = |text: &str| text.parse::<u64>().map_err(|_| error::not_found());
    match (&ask.method, path) {
        (&Method::GET, ["countries"]) => Ok(places::countries(account, ask)),
        (&Method::GET, ["countries", country, "regions"]) => places::regions(account, id(country)?, ask),
        (&Method::GET, ["countries", country, "cities"]) => places::cities(account, id(country)?, None, ask),
        (&Method::GET, ["countries", country, "regions", region, "cities"]) => {
            places::cities(account, id(country)?, Some(id(region)?), ask)
        }
        (&Method::GET, ["countries", country, "cities", city, "dids"]) => {
            places::numbers(account, id(country)?, id(city)?, ask, cx)
        }
        (&Method::GET, ["cart"]) => Ok(cart::get(account, cx)),
        (&Method::PUT, ["cart"]) => cart::add(account, ask, cx),
        (&Method::DELETE, ["cart"]) => cart::remove(account, ask, cx),
        (&Method::POST, ["cart", "checkout"]) => checkout::answer(account, ask, cx),
        (_, ["countries" | "cart", ..]) => Err(error::method_not_allowed()),
        _ => Err(error::not_found()),
    }
}

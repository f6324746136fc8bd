//! Wavix v1: <https://docs.wavix.com/api-reference/numbers>.
//!
//! Requests: `GET`, `PATCH`, `DELETE /v1/numbers`, `GET`, `PATCH /v1/numbers/{id}`, `GET
//! /v1/buy/countries[/{c}/…]`, `GET`, `PUT`, `DELETE /v1/buy/cart`, `POST /v1/buy/cart/checkout`.
//!
//! Credentials: Bearer [`WAVIX_API_KEY`](crate::WAVIX_API_KEY) or
//! [`WAVIX_READ_ONLY_API_KEY`](crate::WAVIX_READ_ONLY_API_KEY).
//!
//! One file per operation. This file routes the paths and checks the scope of the key.

mod account;
mod cart;
mod change;
mod checkout;
pub mod credentials;
mod error;
mod get_number;
mod list_numbers;
mod number;
mod offer;
mod page;
mod places;
mod release;
pub(crate) mod samples;
mod update_many;
mod update_number;

use http::Method;

use self::credentials::{WAVIX_API_KEY, WAVIX_READ_ONLY_API_KEY};
pub use self::number::{Destination, Number};
pub use self::offer::Offer;
pub(crate) use self::{account::Account, error::unavailable};
use crate::prelude::*;
use crate::{response::ResponseBody, switches::FailureStatus};

/// The scope of a key for numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scope {
    Read,
    Write,
}

impl Scope {
    fn of(request: &Request) -> Option<Self> {
        match request.bearer()? {
            WAVIX_API_KEY => Some(Self::Write),
            WAVIX_READ_ONLY_API_KEY => Some(Self::Read),
            _ => None,
        }
    }
}

/// Whether the request carries a key that Wavix accepts.
pub(crate) fn is_authorized(request: &Request) -> bool {
    Scope::of(request).is_some()
}

/// Carries out a request and returns its response.
pub(crate) fn handle(account: &mut Account, cx: &mut Context<'_>) -> Response {
    account.settle(Due::ByNow, cx.switches);
    let mut response = route(account, cx).unwrap_or_else(|error| error);
    if cx.switches.wavix_failure_status == FailureStatus::Ok && !response.status.is_success() {
        response.status = StatusCode::OK;
        if let ResponseBody::Json(Value::Object(body)) = &mut response.body {
            body.insert("success".to_owned(), false.into());
        }
    }
    response
}

fn route(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let scope = Scope::of(cx.request).ok_or_else(error::unauthorized)?;
    if cx.request.method != Method::GET && scope == Scope::Read {
        return Err(error::forbidden());
    }
    match cx.request.segments().as_slice() {
        ["v1", "numbers"] => match cx.request.method {
            Method::GET => list_numbers::handle(account, cx),
            Method::PATCH => update_many::handle(account, cx),
            Method::DELETE => release::handle(account, cx),
            _ => Err(error::method_not_allowed()),
        },
        ["v1", "numbers", id] => {
            let id = id.parse().map_err(|_| error::not_found())?;
            match cx.request.method {
                Method::GET => get_number::handle(account, id, cx),
                Method::PATCH => update_number::handle(account, id, cx),
                _ => Err(error::method_not_allowed()),
            }
        }
        ["v1", "buy", rest @ ..] => buy(account, rest, cx),
        _ => Err(error::not_found()),
    }
}

/// Routes the paths of the stock, the cart and the checkout.
fn buy(account: &mut Account, path: &[&str], cx: &mut Context<'_>) -> HandlerResult {
    let id = |text: &str| text.parse::<u64>().map_err(|_| error::not_found());
    match (&cx.request.method, path) {
        (&Method::GET, ["countries"]) => Ok(places::countries(account, cx)),
        (&Method::GET, ["countries", country, "regions"]) => places::regions(account, id(country)?, cx),
        (&Method::GET, ["countries", country, "cities"]) => places::cities(account, id(country)?, None, cx),
        (&Method::GET, ["countries", country, "regions", region, "cities"]) => {
            places::cities(account, id(country)?, Some(id(region)?), cx)
        }
        (&Method::GET, ["countries", country, "cities", city, "dids"]) => {
            places::numbers(account, id(country)?, id(city)?, cx)
        }
        (&Method::GET, ["cart"]) => Ok(cart::get(account, cx)),
        (&Method::PUT, ["cart"]) => cart::add(account, cx),
        (&Method::DELETE, ["cart"]) => cart::remove(account, cx),
        (&Method::POST, ["cart", "checkout"]) => checkout::handle(account, cx),
        (_, ["countries" | "cart", ..]) => Err(error::method_not_allowed()),
        _ => Err(error::not_found()),
    }
}

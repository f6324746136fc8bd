//! `POST /v1/buy/cart/checkout`: buys numbers in the cart.

use std::collections::BTreeSet;

use super::{account::Account, cart, error};
use crate::prelude::*;
use crate::switches::{Checkout, CheckoutRefusal, CheckoutStatus, RepeatedOrder};

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let ids: BTreeSet<String> = cart::ids(cx)?.into_iter().collect();
    let mut wanted = Vec::new();
    let mut gone = Vec::new();
    for id in ids {
        match find(account, &id, cx.switches) {
            Some(number) => wanted.push(number),
            None => gone.push(id),
        }
    }
    if !gone.is_empty() && cx.switches.repeated_order == RepeatedOrder::NotFound {
        return Err(error::not_found());
    }
    if !gone.is_empty() && (cx.switches.wavix_checkout == Checkout::Whole || wanted.is_empty()) {
        return Err(refusal(&gone, cx.switches));
    }
    for number in &wanted {
        account.buy(number, cx.switches.read_lag);
    }
    cx.orders.add(Provider::Wavix, OrderKind::Purchase, wanted);
    if !gone.is_empty() {
        return Ok(refusal(&gone, cx.switches).committed());
    }
    let status = match cx.switches.wavix_checkout_status {
        CheckoutStatus::Ok => StatusCode::OK,
        CheckoutStatus::Created => StatusCode::CREATED,
    };
    Ok(Response::json(status, json!({ "success": true })).committed())
}

/// The error of a checkout of numbers that are not available.
fn refusal(gone: &[String], switches: &Switches) -> Response {
    match switches.wavix_checkout_refusal {
        CheckoutRefusal::ErrorDids => error::gone(gone),
        CheckoutRefusal::NotFound => error::not_found(),
    }
}

/// The number with this id if it is in the cart and still in stock. With the switch
/// `repeated_order` it may already be on the account.
fn find(account: &Account, id: &str, switches: &Switches) -> Option<String> {
    let again = || {
        let charged = switches.repeated_order == RepeatedOrder::Charged;
        account.by_number(id).filter(|_| charged).map(|number| number.number.clone())
    };
    account.in_cart(id, switches).filter(|number| account.stock.contains_key(number)).or_else(again)
}

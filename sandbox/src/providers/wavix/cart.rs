//! `GET`, `PUT`, `DELETE /v1/buy/cart`: the cart.

use super::{account::Account, error, list_numbers::doc_types, update_number::object};
use crate::prelude::*;

pub(super) fn get(account: &Account, cx: &Context<'_>) -> Response {
    Response::ok(json!({ "dids": shown(account, cx), "doc_types": doc_types() }))
}

pub(super) fn add(account: &mut Account, cx: &Context<'_>) -> HandlerResult {
    let ids = ids(cx)?;
    let found: Option<Vec<String>> =
        ids.iter().map(|id| account.offer(id, cx.switches).map(|offer| offer.number.clone())).collect();
    let found = found.ok_or_else(error::not_found)?;
    account.cart.extend(found);
    Ok(Response::ok(shown(account, cx)).committed())
}

pub(super) fn remove(account: &mut Account, cx: &Context<'_>) -> HandlerResult {
    let ids = ids(cx)?;
    let found: Option<Vec<String>> = ids.iter().map(|id| account.in_cart(id, cx.switches)).collect();
    for number in found.ok_or_else(error::not_found)? {
        account.cart.remove(&number);
    }
    Ok(Response::ok(json!({ "success": true })).committed())
}

/// The offers in the cart, without those that were sold meanwhile.
fn shown(account: &Account, cx: &Context<'_>) -> Value {
    let offers = account.cart.iter().filter_map(|number| account.stock.get(number));
    offers.map(|offer| offer.object(cx.switches)).collect()
}

/// `{"ids": ["541139862174"]}`
pub(super) fn ids(cx: &Context<'_>) -> Result<Vec<String>, Response> {
    let body = object(cx.request)?;
    let mut fields = Fields::new(&body);
    let ids: Option<Vec<String>> = match fields.list("ids") {
        Sent::Value(ids) if !ids.is_empty() => ids.iter().map(|id| id.as_str().map(str::to_owned)).collect(),
        Sent::Absent | Sent::Null | Sent::Value(_) => None,
    };
    if ids.is_none() {
        fields.reject("ids", "Must be a list of ids.");
    }
    fields.finish(cx.switches.unknown_fields).map_err(|wrong| error::unprocessable(&wrong))?;
    Ok(ids.unwrap_or_default())
}

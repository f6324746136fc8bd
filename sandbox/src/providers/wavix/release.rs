//! `DELETE /v1/numbers`: releases numbers by record id or by number, all or none.

use super::{account::Account, error, number::Number, offer::Offer};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let ids = chosen(account, cx.request)?;
    let mut released = Vec::new();
    for id in ids {
        if let Some(number) = account.numbers.remove(&id, cx.switches.read_lag) {
            released.push(number.number.clone());
            account.stock(offer(number));
        }
    }
    cx.orders.add(Provider::Wavix, OrderKind::Release, released);
    Ok(Response::ok(json!({ "success": true })).committed())
}

/// The record ids: `ids=1&ids=2` or `dids=111,222`, but not both.
fn chosen(account: &Account, request: &Request) -> Result<Vec<u64>, Response> {
    match (request.parameters("ids"), request.parameter("dids")) {
        (ids, None) if !ids.is_empty() => ids
            .iter()
            .map(|id| {
                id.parse().ok().filter(|id| account.numbers.get(id).is_some()).ok_or_else(error::not_found)
            })
            .collect(),
        (ids, Some(dids)) if ids.is_empty() && !dids.is_empty() => dids
            .split(',')
            .map(|did| account.by_number(did.trim()).map(|number| number.id).ok_or_else(error::not_found))
            .collect(),
        _ => Err(error::refused("Either ids or dids")),
    }
}

/// The offer of a released number.
fn offer(number: Number) -> Offer {
    Offer {
        id: 800_000_000_000 + number.id,
        number: number.number,
        country: number.country,
        country_id: if number.country_short_name == "GB" { 826 } else { 840 },
        region: (number.country_short_name != "GB").then(|| (36, "New York".to_owned())),
        country_short_name: number.country_short_name,
        city_id: number.city_id,
        city: number.city,
        ..Offer::default()
    }
}

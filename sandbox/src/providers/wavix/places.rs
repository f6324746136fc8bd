//! `GET /v1/buy/countries/…`: the places with numbers in stock.

use std::collections::BTreeMap;

use super::{account::Account, error, offer::Offer, page::Page};
use crate::prelude::*;

pub(super) fn countries(account: &Account, cx: &Context<'_>) -> Response {
    let mut found = BTreeMap::new();
    for offer in offers(account, cx) {
        let country = found.entry(offer.country_id).or_insert((&offer.country, false));
        country.1 |= offer.region.is_some();
    }
    let countries = found
        .into_iter()
        .map(|(id, (name, regions))| json!({ "has_provinces_or_states": regions, "id": id, "name": name }));
    Response::ok(json!({ "countries": countries.collect::<Vec<Value>>() }))
}

pub(super) fn regions(account: &Account, country: u64, cx: &Context<'_>) -> HandlerResult {
    exists(account, |offer| offer.country_id == country)?;
    let offers = offers(account, cx).filter(|offer| offer.country_id == country);
    let found: BTreeMap<u64, &String> =
        offers.filter_map(|offer| offer.region.as_ref()).map(|(id, name)| (*id, name)).collect();
    if account.stock.values().all(|offer| offer.country_id != country || offer.region.is_none()) {
        return Err(error::refused("The country has no provinces or states"));
    }
    let regions = found.into_iter().map(|(id, name)| json!({ "id": id, "name": name }));
    Ok(Response::ok(json!({ "regions": regions.collect::<Vec<Value>>() })))
}

pub(super) fn cities(
    account: &Account,
    country: u64,
    region: Option<u64>,
    cx: &Context<'_>,
) -> HandlerResult {
    let is_there = |offer: &Offer| {
        offer.country_id == country
            && region.is_none_or(|region| offer.region.as_ref().is_some_and(|(id, _)| *id == region))
    };
    exists(account, is_there)?;
    let found: BTreeMap<u64, &Offer> =
        offers(account, cx).filter(|offer| is_there(offer)).map(|offer| (offer.city_id, offer)).collect();
    let cities = found
        .into_iter()
        .map(|(id, offer)| json!({ "area_code": offer.area_code, "id": id, "name": offer.city }));
    Ok(Response::ok(json!({ "cities": cities.collect::<Vec<Value>>() })))
}

pub(super) fn numbers(account: &Account, country: u64, city: u64, cx: &Context<'_>) -> HandlerResult {
    let page = Page::read(cx)?;
    let is_there = |offer: &Offer| offer.country_id == country && offer.city_id == city;
    exists(account, is_there)?;
    let found: Vec<&Offer> = offers(account, cx).filter(|offer| is_there(offer)).collect();
    let total = found.len();
    let dids = found.into_iter().skip(page.start()).take(page.limit);
    let dids: Vec<Value> = dids.map(|offer| offer.object(cx.switches)).collect();
    Ok(Response::ok(json!({ "dids": dids, "pagination": page.pagination(total) })))
}

/// The offers, with `text_enabled_only` only those that can receive messages.
fn offers<'a>(account: &'a Account, cx: &Context<'_>) -> impl Iterator<Item = &'a Offer> {
    let text_only = cx.request.parameter("text_enabled_only").is_some_and(|it| it == "true");
    account.stock.values().filter(move |offer| !text_only || offer.sms_enabled)
}

fn exists(account: &Account, is_there: impl Fn(&Offer) -> bool) -> Result<(), Response> {
    if account.stock.values().any(is_there) { Ok(()) } else { Err(error::not_found()) }
}

//! `GET /v1/Account/{auth_id}/PhoneNumber/`: numbers that can be bought.

use super::account::{Account, User};
use super::error;
use super::list_numbers::serves;
use super::offer::Offer;
use super::page::Page;
use crate::prelude::*;

pub(super) fn handle(account: &Account, user: User, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(cx)?;
    check(cx.request).map_err(|why| error::bad_request(why, cx))?;
    let filters = Filters::read(cx.request, &FILTERS).filled();
    let found: Vec<&Offer> = account.stock.values().filter(|offer| filters.matches(offer)).collect();
    let total = found.len();
    let objects = found.into_iter().skip(page.start).take(page.limit);
    let objects = objects.map(|offer| offer.object(user.auth_id())).collect();
    Ok(page.response(user, "PhoneNumber", total, objects, cx))
}

fn check(request: &Request) -> Result<(), &'static str> {
    let given = |name: &str| request.parameter(name).filter(|value| !value.is_empty());
    let kinds = ["any", "local", "fixed", "tollfree", "mobile", "national"];
    if given("type").is_some_and(|kind| !kinds.contains(&kind.as_str())) {
        return Err("type is invalid");
    }
    if given("country_iso").is_none() {
        return Err("country_iso is required");
    }
    let lata = given("lata").map(|text| text.parse::<u64>());
    lata.transpose().map(drop).map_err(|_| "lata is invalid")
}

/// The filters of the search.
const FILTERS: [Filter<Offer>; 9] = [
    ("country_iso", |offer, country| offer.country_iso.eq_ignore_ascii_case(country)),
    ("type", |offer, kind| match kind {
        "any" => true,
        "fixed" => offer.number_type == "local",
        kind => offer.number_type == kind,
    }),
    ("pattern", |offer, pattern| matches(pattern, offer.national())),
    ("npanxx", |offer, digits| offer.national().starts_with(digits)),
    ("region", |offer, region| offer.region.to_lowercase().contains(&region.to_lowercase())),
    ("city", |offer, city| offer.city.to_lowercase().contains(&city.to_lowercase())),
    ("services", |offer, services| serves(services, offer.sms_enabled, offer.mms_enabled)),
    ("rate_center", |offer, center| offer.rate_center.eq_ignore_ascii_case(center)),
    ("lata", |offer, lata| lata.parse() == Ok(offer.lata)),
];

/// Whether the digits after the country code start with the pattern, in which `*` matches any
/// digits.
fn matches(pattern: &str, digits: &str) -> bool {
    match pattern.split_once('*') {
        None => digits.starts_with(pattern),
        Some((start, rest)) => digits.strip_prefix(start).is_some_and(|digits| {
            rest.is_empty()
                || (0..=digits.len()).any(|at| digits.get(at..).is_some_and(|it| matches(rest, it)))
        }),
    }
}

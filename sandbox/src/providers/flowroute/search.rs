//! `GET /v2/numbers/available`: numbers that can be bought.

use std::cmp::Ordering;

use super::{account::Account, error, filter::DIGITS, number::Number, page::Page};
use crate::prelude::*;

pub(super) fn handle(account: &Account, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(200, cx)?;
    let order =
        SortOrder::read(cx.request).ok_or_else(|| error::bad_request("order_by is not known.", cx))?;
    let filters = Filters::read(cx.request, DIGITS.iter().chain(&PLACES));
    if cx.request.parameter("number_type").is_some_and(|kind| !matches!(&*kind, "toll-free" | "longcode")) {
        return Err(error::bad_request("number_type must be toll-free or longcode.", cx));
    }
    let mut found: Vec<&Number> = account.stock.values().filter(|number| filters.matches(number)).collect();
    found.sort_by(|one, other| order.compare(one, other));
    let total = found.len();
    let items = page.cut(found).map(item).collect();
    Ok(Response::ok(page.document("numbers/available", total, items, cx.switches.flowroute_next_link)))
}

/// The filters of the search beside those of digits.
const PLACES: [Filter<Number>; 4] = [
    ("rate_center", |number, center| number.rate_center.eq_ignore_ascii_case(center)),
    ("state", |number, state| number.state.eq_ignore_ascii_case(state)),
    ("number_type", |number, kind| number.number_type.eq_ignore_ascii_case(kind)),
    ("iso_country", |number, country| number.iso_country.eq_ignore_ascii_case(country)),
];

/// `order_by`: a field and an optional direction.
struct SortOrder {
    by: fn(&Number, &Number) -> Ordering,
    descending: bool,
}

impl SortOrder {
    fn read(request: &Request) -> Option<Self> {
        let text = request.parameter("order_by").unwrap_or_else(|| "number".to_owned());
        let (field, direction) = text.split_once(',').unwrap_or((&text, "asc"));
        let by: fn(&Number, &Number) -> Ordering = match field {
            "number" | "value" | "tn" => |one, other| one.value.cmp(&other.value),
            "monthly_cost" => |one, other| one.monthly_cost.total_cmp(&other.monthly_cost),
            "iso_country" => |one, other| one.iso_country.cmp(&other.iso_country),
            "number_type" => |one, other| one.number_type.cmp(&other.number_type),
            "state" => |one, other| one.state.cmp(&other.state),
            "rate_center" => |one, other| one.rate_center.cmp(&other.rate_center),
            _ => return None,
        };
        let descending = match direction.trim() {
            "asc" => false,
            "desc" => true,
            _ => return None,
        };
        Some(Self { by, descending })
    }

    fn compare(&self, one: &Number, other: &Number) -> Ordering {
        let order = (self.by)(one, other);
        if self.descending { order.reverse() } else { order }
    }
}

/// The JSON of a number in stock: its cost and place, without settings of an owner.
fn item(number: &Number) -> Value {
    json!({
        "attributes": {
            "inbound_rate": number.inbound_rate,
            "iso_country": number.iso_country,
            "monthly_cost": number.monthly_cost,
            "number_type": number.number_type,
            "rate_center": number.rate_center,
            "rate_type": number.rate_type,
            "setup_cost": number.setup_cost,
            "state": number.state,
            "tier": number.tier,
            "value": number.value,
        },
        "id": number.value,
        "links": { "related": format!("https://api.flowroute.com/v2/numbers/{}", number.value) },
        "type": "number",
    })
}

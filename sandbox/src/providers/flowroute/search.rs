//! `GET /v2/numbers/available`: numbers that can be bought.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::{account::Account, error, filter::DigitFilter, number::Number, page::Page};
use crate::{
    context::Context,
    request::Request,
    response::{HandlerResult, Response},
};

pub(super) fn handle(account: &Account, request: &Request, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(request, 200, cx)?;
    let order = SortOrder::read(request).ok_or_else(|| error::bad_request("order_by is not known.", cx))?;
    let filter = SearchFilter::read(request);
    if let Some(kind) = &filter.number_type
        && !matches!(kind.as_str(), "toll-free" | "longcode")
    {
        return Err(error::bad_request("number_type must be toll-free or longcode.", cx));
    }
    let mut found: Vec<&Number> = account.stock.values().filter(|number| filter.matches(number)).collect();
    found.sort_by(|one, other| order.compare(one, other));
    let total = found.len();
    let items = page.cut(found).map(item).collect();
    Ok(Response::ok(page.document("numbers/available", total, items, cx.switches.flowroute_next_link)))
}

/// The filters of the search.
struct SearchFilter {
    digits: DigitFilter,
    rate_center: Option<String>,
    state: Option<String>,
    number_type: Option<String>,
    iso_country: Option<String>,
}

impl SearchFilter {
    fn read(request: &Request) -> Self {
        Self {
            digits: DigitFilter::read(request),
            rate_center: request.parameter("rate_center"),
            state: request.parameter("state"),
            number_type: request.parameter("number_type"),
            iso_country: request.parameter("iso_country"),
        }
    }

    fn matches(&self, number: &Number) -> bool {
        let same = |wanted: &Option<String>, value: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(value))
        };
        self.digits.matches(&number.value)
            && same(&self.rate_center, &number.rate_center)
            && same(&self.state, &number.state)
            && same(&self.number_type, &number.number_type)
            && same(&self.iso_country, &number.iso_country)
    }
}

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

//! `GET /v1/numbers`: the account's numbers, filtered and in pages.
//!
//! It is also the way from a phone number to its record id: `search` takes a part of a number, so
//! what it finds need not be the number that was meant.

use serde_json::{Value, json};

use super::{Account, error, number::Number};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    world::Context,
};

const MAX_PER_PAGE: usize = 100;

pub(super) fn answer(account: &mut Account, ask: &Ask, cx: &Context<'_>) -> Answer {
    let count = |name: &str, default: usize| match ask.parameter(name).map(|text| text.parse()) {
        None => Ok(default),
        Some(Ok(count)) if count > 0 => Ok(count),
        Some(_) => Err(error::bad_request(&format!("{name} is invalid"))),
    };
    let page = count("page", 1)?;
    let per_page = count("per_page", 25)?;
    if per_page > MAX_PER_PAGE {
        return Err(error::bad_request("per_page is invalid"));
    }
    let mut found = Vec::new();
    let mut numbers = Vec::new();
    for record in account.numbers.values_mut() {
        let seen = record.read();
        if lets_through(ask, seen) {
            found.push(seen.object(cx.switches));
            numbers.push((seen.number.clone(), seen.id));
        }
    }
    let total = found.len();
    let items: Vec<Value> = found.into_iter().skip((page - 1) * per_page).take(per_page).collect();
    let reply = Reply::ok(json!({
        "doc_types": [{ "id": 1, "name": "id", "title": "Proof of identity" }],
        "items": items,
        "pagination": {
            "current_page": page,
            "per_page": per_page,
            "total": total,
            "total_pages": total.div_ceil(per_page),
        },
    }));
    Ok(match numbers.as_slice() {
        [(number, id)] => reply.about(number, Some(*id)),
        _ => reply,
    })
}

fn lets_through(ask: &Ask, number: &Number) -> bool {
    ask.parameter("search").is_none_or(|digits| number.number.contains(&digits))
        && ask.parameter("label").is_none_or(|label| number.label.as_deref() == Some(&*label))
        && ask.parameter("city_id").is_none_or(|id| number.city_id.to_string() == id)
        && ask.parameter("label_present").is_none_or(|present| (present == "true") == number.label.is_some())
}

//! `GET /v1/numbers`: a filtered page of the account's numbers.
//!
//! The list also maps a phone number to its record id. `search` matches a part of a number, so a
//! result may be another number.

use super::{account::Account, number::Number, page::Page};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, cx: &Context<'_>) -> HandlerResult {
    let page = Page::read(cx)?;
    let filters = Filters::read(cx.request, &FILTERS);
    let (total, numbers) = account.numbers.page(filters.test(), page.start(), page.limit);
    let items: Vec<Value> = numbers.iter().map(|number| number.object(cx.switches)).collect();
    let response = Response::ok(json!({
        "doc_types": doc_types(),
        "items": items,
        "pagination": page.pagination(total),
    }));
    Ok(match numbers.as_slice() {
        [number] if total == 1 => response.about(&number.number, Some(number.id)),
        _ => response,
    })
}

/// The document types that numbers may require.
pub(super) fn doc_types() -> Value {
    json!([{ "id": 1, "name": "id", "title": "Proof of identity" }])
}

/// The filters of the list.
const FILTERS: [Filter<Number>; 4] = [
    ("city_id", |number, id| number.city_id.to_string() == id),
    ("search", |number, digits| number.number.contains(digits)),
    ("label", |number, label| number.label.as_deref() == Some(label)),
    ("label_present", |number, present| (present == "true") == number.label.is_some()),
];

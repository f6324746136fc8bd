//! `GET /v1/numbers`: a filtered page of the account's numbers.
//!
//! The list also maps a phone number to its record id. `search` matches a part of a number, so a
//! result may be another number.

use serde_json::{Value, json};

use super::{account::Account, number::Number, page::Page};
use crate::{
    context::Context,
    request::Request,
    response::{HandlerResult, Response},
};

pub(super) fn handle(account: &mut Account, request: &Request, cx: &Context<'_>) -> HandlerResult {
    let page = Page::read(request, cx.switches)?;
    let filter = ListFilter::read(request);
    let filter = (filter != ListFilter::default()).then_some(|number: &Number| filter.matches(number));
    let (total, numbers) = account.numbers.page(filter, page.start(), page.limit);
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
#[derive(Default, PartialEq)]
struct ListFilter {
    city_id: Option<String>,
    search: Option<String>,
    label: Option<String>,
    label_present: Option<String>,
}

impl ListFilter {
    fn read(request: &Request) -> Self {
        Self {
            city_id: request.parameter("city_id"),
            search: request.parameter("search"),
            label: request.parameter("label"),
            label_present: request.parameter("label_present"),
        }
    }

    fn matches(&self, number: &Number) -> bool {
        self.search.as_deref().is_none_or(|digits| number.number.contains(digits))
            && (self.label.is_none() || self.label == number.label)
            && self.city_id.as_deref().is_none_or(|id| number.city_id.to_string() == id)
            && self
                .label_present
                .as_deref()
                .is_none_or(|present| (present == "true") == number.label.is_some())
    }
}

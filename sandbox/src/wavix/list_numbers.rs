//! `GET /v1/numbers`: the account's numbers, filtered and in pages.
//!
//! It is also the way from a phone number to its record id: `search` takes a part of a number, so
//! what it finds need not be the number that was meant.

use serde_json::{Value, json};

use super::{Account, number::Number, page::Page};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, ask: &Ask, cx: &Context<'_>) -> Answer {
    let page = Page::read(ask, cx.switches)?;
    let filter = Filter::read(ask);
    let filter = (filter != Filter::default()).then_some(|number: &Number| filter.lets_through(number));
    let (total, numbers) = account.numbers.page(filter, page.start(), page.limit);
    let items: Vec<Value> = numbers.iter().map(|number| number.object(cx.switches)).collect();
    let reply = Reply::ok(json!({
        "doc_types": doc_types(),
        "items": items,
        "pagination": page.pagination(total),
    }));
    Ok(match numbers.as_slice() {
        [number] if total == 1 => reply.about(&number.number, Some(number.id)),
        _ => reply,
    })
}

/// The documents that numbers may want.
pub(super) fn doc_types() -> Value {
    json!([{ "id": 1, "name": "id", "title": "Proof of identity" }])
}

/// The filters of the list.
#[derive(Default, PartialEq)]
struct Filter {
    city_id: Option<String>,
    search: Option<String>,
    label: Option<String>,
    label_present: Option<String>,
}

impl Filter {
    fn read(ask: &Ask) -> Self {
        Self {
            city_id: ask.parameter("city_id"),
            search: ask.parameter("search"),
            label: ask.parameter("label"),
            label_present: ask.parameter("label_present"),
        }
    }

    fn lets_through(&self, number: &Number) -> bool {
        self.search.as_deref().is_none_or(|digits| number.number.contains(digits))
            && (self.label.is_none() || self.label == number.label)
            && self.city_id.as_deref().is_none_or(|id| number.city_id.to_string() == id)
            && self
                .label_present
                .as_deref()
                .is_none_or(|present| (present == "true") == number.label.is_some())
    }
}

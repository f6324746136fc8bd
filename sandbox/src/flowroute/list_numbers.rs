//! `GET /v2/numbers`: the account's numbers, filtered and in pages.

use serde_json::{Value, json};

use super::{account::Account, error, number::Number, object};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    switches::NextLink,
    world::Context,
};

pub(super) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let page = Page::read(ask, cx)?;
    let filter = Filter::read(ask);
    let mut found = Vec::new();
    for record in account.numbers.values_mut() {
        let seen = record.read();
        if filter.lets_through(seen) {
            found.push(object::item(seen, cx.switches));
        }
    }
    Ok(Reply::ok(page.document("numbers", found, cx.switches.flowroute_next_link)))
}

/// The filters of the list.
struct Filter {
    starts_with: Option<String>,
    contains: Option<String>,
    ends_with: Option<String>,
    alias: Option<String>,
}

impl Filter {
    fn read(ask: &Ask) -> Self {
        // Digits after a plus carry their country code; others are North American.
        let starts_with = ask.parameter("starts_with").map(|prefix| match prefix.strip_prefix('+') {
            Some(digits) => digits.to_owned(),
            None if prefix.starts_with('1') => prefix,
            None => format!("1{prefix}"),
        });
        Self {
            starts_with,
            contains: ask.parameter("contains"),
            ends_with: ask.parameter("ends_with"),
            alias: ask.parameter("alias"),
        }
    }

    fn lets_through(&self, number: &Number) -> bool {
        let value = number.value.as_str();
        self.starts_with.as_deref().is_none_or(|prefix| value.starts_with(prefix))
            && self.contains.as_deref().is_none_or(|digits| value.contains(digits))
            && self.ends_with.as_deref().is_none_or(|suffix| value.ends_with(suffix))
            && self.alias.as_deref().is_none_or(|alias| number.alias.as_deref() == Some(alias))
    }
}

/// `limit` and `offset`.
pub(super) struct Page {
    limit: usize,
    offset: usize,
}

impl Page {
    pub(super) fn read(ask: &Ask, cx: &mut Context<'_>) -> Result<Self, Reply> {
        let number = |name: &str, default: usize| match ask.parameter(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| format!("{name} is not a number.")),
        };
        let page = number("limit", 10).and_then(|limit| Ok(Self { limit, offset: number("offset", 0)? }));
        match page {
            Ok(page) if (1..=200).contains(&page.limit) => Ok(page),
            Ok(_) => Err(error::bad_request("limit must be between 1 and 200.", cx)),
            Err(why) => Err(error::bad_request(&why, cx)),
        }
    }

    /// The page of a list. `links.next` is absent on the last one.
    pub(super) fn document(&self, what: &str, all: Vec<Value>, link: NextLink) -> Value {
        let Self { limit, offset } = *self;
        let more = all.len() > offset.saturating_add(limit);
        let items: Vec<Value> = all.into_iter().skip(offset).take(limit).collect();
        let base = format!("https://api.flowroute.com/v2/{what}");
        let mut links = json!({ "self": format!("{base}?limit={limit}&offset={offset}") });
        if more {
            let next = offset + limit;
            links["next"] = match link {
                NextLink::Internal => {
                    format!("http://phone-numbers.internal:8080/v1/{what}?limit;={limit}&offset={next}")
                }
                NextLink::Public => format!("{base}?limit={limit}&offset={next}"),
            }
            .into();
        }
        json!({ "data": items, "links": links })
    }
}

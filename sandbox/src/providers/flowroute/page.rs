//! Pages: `limit`, `offset` and links.

use super::error;
use crate::prelude::*;
use crate::switches::{Lists, NextLink};

/// A page of a list.
pub(super) struct Page {
    pub(super) limit: usize,
    /// The requested offset.
    offset: usize,
    /// The index of the first item.
    pub(super) start: usize,
    lists: Lists,
}

impl Page {
    /// Reads the page: 10 items by default, `max` at most.
    pub(super) fn read(max: usize, cx: &mut Context<'_>) -> Result<Self, Response> {
        let number = |name: &str, default: usize| match cx.request.parameter(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| format!("{name} is not a number.")),
        };
        let lists = cx.switches.lists;
        match number("limit", 10).and_then(|limit| Ok((limit, number("offset", 0)?))) {
            Ok((limit, offset)) if (1..=max).contains(&limit) => {
                Ok(Self { limit: lists.limit(limit), offset, start: lists.start(offset), lists })
            }
            Ok(_) => Err(error::bad_request(&format!("limit must be between 1 and {max}."), cx)),
            Err(why) => Err(error::bad_request(&why, cx)),
        }
    }

    /// The items of the page from a complete list.
    pub(super) fn cut<T>(&self, all: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        all.into_iter().skip(self.start).take(self.limit)
    }

    /// The document of the page. `links.next` is absent on the last one.
    pub(super) fn document(&self, what: &str, total: usize, items: Vec<Value>, link: NextLink) -> Value {
        let Self { limit, offset, .. } = *self;
        let total = self.lists.total(offset, total);
        let base = format!("https://api.flowroute.com/v2/{what}");
        let mut links = json!({ "self": format!("{base}?limit={limit}&offset={offset}") });
        if total > offset.saturating_add(limit) {
            let next = offset + limit;
            links["next"] = match link {
                NextLink::Internal => {
                    format!("http://phone-numbers.internal:8080/v1/{what}?limit;={limit}&offset={next}")
                }
                NextLink::Public => format!("{base}?limit={limit}&offset={next}"),
            }
            .into();
        }
        json!({ "data": Value::Array(items), "links": links })
    }
}

//! `GET /v2/numbers`: a filtered page of the account's numbers.

use super::{account::Account, error, filter::DIGITS, number::Number, object, page::Page};
use crate::prelude::*;

/// The longest alias that the filter accepts.
const MAX_ALIAS: usize = 64;

const ALIAS: Filter<Number> = ("alias", |number, alias| number.alias.as_deref() == Some(alias));

pub(super) fn handle(account: &mut Account, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(200, cx)?;
    if cx.request.parameter("alias").is_some_and(|alias| alias.chars().count() > MAX_ALIAS) {
        return Err(error::bad_request("alias is longer than 64 characters.", cx));
    }
    let filters = Filters::read(cx.request, DIGITS.iter().chain([&ALIAS]));
    let (total, numbers) = account.numbers.page(filters.test(), page.start, page.limit);
    let items: Vec<Value> = numbers.into_iter().map(|it| object::item(it, cx.switches)).collect();
    Ok(Response::ok(page.document("numbers", total, items, cx.switches.flowroute_next_link)))
}

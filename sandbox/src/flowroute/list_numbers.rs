//! `GET /v2/numbers`: the account's numbers, filtered and in pages.

use serde_json::Value;

use super::{account::Account, error, filter::Digits, number::Number, object, page::Page};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    world::Context,
};

/// The filter takes no longer alias.
const MAX_ALIAS: usize = 64;

pub(super) fn answer(account: &mut Account, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let page = Page::read(ask, 200, cx)?;
    let digits = Digits::read(ask);
    let alias = ask.parameter("alias");
    if alias.as_ref().is_some_and(|alias| alias.chars().count() > MAX_ALIAS) {
        return Err(error::bad_request("alias is longer than 64 characters.", cx));
    }
    let filter = (digits.are_given() || alias.is_some()).then_some(|number: &Number| {
        digits.let_through(&number.value) && (alias.is_none() || number.alias == alias)
    });
    let (total, numbers) = account.numbers.page(filter, page.start, page.limit);
    let items: Vec<Value> = numbers.into_iter().map(|it| object::item(it, cx.switches)).collect();
    Ok(Reply::ok(page.document("numbers", total, items, cx.switches.flowroute_next_link)))
}

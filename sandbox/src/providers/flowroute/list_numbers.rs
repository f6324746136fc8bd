//! `GET /v2/numbers`: a filtered page of the account's numbers.

use serde_json::Value;

use super::{account::Account, error, filter::DigitFilter, number::Number, object, page::Page};
use crate::{
    context::Context,
    request::Request,
    response::{HandlerResult, Response},
};

/// The longest alias that the filter accepts.
const MAX_ALIAS: usize = 64;

pub(super) fn handle(account: &mut Account, request: &Request, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(request, 200, cx)?;
    let digits = DigitFilter::read(request);
    let alias = request.parameter("alias");
    if alias.as_ref().is_some_and(|alias| alias.chars().count() > MAX_ALIAS) {
        return Err(error::bad_request("alias is longer than 64 characters.", cx));
    }
    let filter = (digits.any() || alias.is_some()).then_some(|number: &Number| {
        digits.matches(&number.value) && (alias.is_none() || number.alias == alias)
    });
    let (total, numbers) = account.numbers.page(filter, page.start, page.limit);
    let items: Vec<Value> = numbers.into_iter().map(|it| object::item(it, cx.switches)).collect();
    Ok(Response::ok(page.document("numbers", total, items, cx.switches.flowroute_next_link)))
}

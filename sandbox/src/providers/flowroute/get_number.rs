//! `GET /v2/numbers/:id`: details of a number.

use super::{account::Account, error, object};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let seen = account.numbers.read(number).cloned().ok_or_else(|| error::no_such_number(number, cx))?;
    Ok(Response::ok(object::document(account, &seen, cx.switches)).about(number, None))
}

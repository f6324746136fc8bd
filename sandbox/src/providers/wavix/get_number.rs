//! `GET /v1/numbers/{id}`: details of a number.

use super::{account::Account, error};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, id: u64, cx: &Context<'_>) -> HandlerResult {
    let seen = account.numbers.read(&id).ok_or_else(error::not_found)?;
    Ok(Response::ok(seen.object(cx.switches)).about(&seen.number, Some(id)))
}

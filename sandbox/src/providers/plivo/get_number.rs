//! `GET /v1/Account/{auth_id}/Number/{number}/`: details of a number.

use super::account::{Account, User};
use super::error;
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, user: User, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let seen = account.numbers.read(number).filter(|number| user.sees(number));
    let seen = seen.ok_or_else(|| error::not_found(cx))?;
    let mut object = seen.object(user.auth_id(), cx.switches);
    object["api_id"] = cx.ids.uuid().into();
    Ok(Response::ok(object).about(number, None))
}

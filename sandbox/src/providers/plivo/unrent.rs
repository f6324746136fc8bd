//! `DELETE /v1/Account/{auth_id}/Number/{number}/`: releases a number, which does not return to the
//! stock.

use super::account::{Account, User};
use super::error;
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, user: User, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    account.record(user, number, cx)?;
    account.numbers.remove(number, cx.switches.read_lag).ok_or_else(|| error::not_found(cx))?;
    cx.orders.add(Provider::Plivo, OrderKind::Release, [number]);
    Ok(Response::empty(StatusCode::NO_CONTENT).committed().about(number, None))
}

//! `DELETE /v1/Account/{auth_id}/Number/{number}/`: gives a number up. It does not come back.

use http::StatusCode;

use super::{Account, Caller, error};
use crate::{
    orders::What,
    provider::Provider,
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, caller: Caller, number: &str, cx: &mut Context<'_>) -> Answer {
    account.record(caller, number, cx)?;
    account.numbers.remove(number, cx.switches.read_lag).ok_or_else(|| error::not_found(cx))?;
    cx.orders.add(Provider::Plivo, What::Release, [number]);
    Ok(Reply::empty(StatusCode::NO_CONTENT).committed().about(number, None))
}

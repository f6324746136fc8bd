//! `GET /v1/numbers/{id}`: details of a number.

use super::Account;
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, id: u64, cx: &Context<'_>) -> Answer {
    let seen = account.record(id)?.read();
    Ok(Reply::ok(seen.object(cx.switches)).about(&seen.number, Some(id)))
}

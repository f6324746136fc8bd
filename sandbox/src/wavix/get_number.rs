//! `GET /v1/numbers/{id}`: details of a number.

use super::{Account, error};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, id: u64, cx: &Context<'_>) -> Answer {
    let seen = account.numbers.read(&id).ok_or_else(error::not_found)?;
    Ok(Reply::ok(seen.object(cx.switches)).about(&seen.number, Some(id)))
}

//! `GET /v1/Account/{auth_id}/Number/{number}/`: details of a number.

use super::{Account, Caller, error};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, caller: Caller, number: &str, cx: &mut Context<'_>) -> Answer {
    let seen = account.numbers.read(number).filter(|number| caller.sees(number));
    let seen = seen.ok_or_else(|| error::not_found(cx))?;
    let mut object = seen.object(caller.auth_id(), cx.switches);
    object["api_id"] = cx.ids.uuid().into();
    Ok(Reply::ok(object).about(number, None))
}

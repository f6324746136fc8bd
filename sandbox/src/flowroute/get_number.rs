//! `GET /v2/numbers/:id`: details of a number.

use super::{account::Account, object};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, number: &str, cx: &mut Context<'_>) -> Answer {
    let seen = account.record(number, cx)?.read().clone();
    Ok(Reply::ok(object::document(account, &seen, cx.switches)).about(number, None))
}

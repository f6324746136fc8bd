//! `GET /v2/numbers/:id`: details of a number.

use super::{account::Account, error, object};
use crate::{
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, number: &str, cx: &mut Context<'_>) -> Answer {
    let seen = account.numbers.read(number).cloned().ok_or_else(|| error::no_such_number(number, cx))?;
    Ok(Reply::ok(object::document(account, &seen, cx.switches)).about(number, None))
}

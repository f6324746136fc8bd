//! `DELETE /v2/numbers/:id`: gives a number back to the stock, where anyone may buy it.

use http::StatusCode;

use super::{account::Account, error, number::Number};
use crate::{
    orders::What,
    provider::Provider,
    reply::{Answer, Reply},
    world::Context,
};

pub(super) fn answer(account: &mut Account, number: &str, cx: &mut Context<'_>) -> Answer {
    let released = account.numbers.remove(number, cx.switches.read_lag);
    let released = released.ok_or_else(|| error::no_such_number(number, cx))?;
    account.stock(released.without_owner());
    cx.orders.add(Provider::Flowroute, What::Release, [number]);
    Ok(Reply::empty(StatusCode::NO_CONTENT).committed().about(number, None))
}

impl Number {
    /// The number without anything that its owner set.
    fn without_owner(self) -> Self {
        Self {
            alias: None,
            cnam_lookups_enabled: false,
            messaging_enabled: false,
            primary_route: Some("0".to_owned()),
            failover_route: None,
            message_provision: None,
            ..self
        }
    }
}

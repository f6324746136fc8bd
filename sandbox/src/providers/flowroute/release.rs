//! `DELETE /v2/numbers/:id`: releases a number to the stock.

use super::{account::Account, error, number::Number};
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let released = account.numbers.remove(number, cx.switches.read_lag);
    let released = released.ok_or_else(|| error::no_such_number(number, cx))?;
    account.stock(released.without_owner());
    cx.orders.add(Provider::Flowroute, OrderKind::Release, [number]);
    Ok(Response::empty(StatusCode::NO_CONTENT).committed().about(number, None))
}

impl Number {
    /// The number without the settings of its owner.
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

//! `POST /v2/numbers/:id`: buys a number of the stock.
//!
//! A body is not looked at: where options of a purchase would go, the documentation does not say in
//! one voice.

use http::StatusCode;
use serde_json::json;

use super::{account::Account, error, object};
use crate::{
    orders::What,
    provider::Provider,
    reply::{Answer, Reply},
    switches::{PurchaseAnswer, RepeatedOrder},
    world::Context,
};

pub(super) fn answer(account: &mut Account, number: &str, cx: &mut Context<'_>) -> Answer {
    if account.numbers.get(number).is_some() {
        match cx.switches.repeated_order {
            RepeatedOrder::Refused => return Err(error::already_owned(number, cx)),
            RepeatedOrder::NotFound => return Err(error::not_in_stock(number, cx)),
            RepeatedOrder::Charged => {}
        }
    } else {
        let mut bought = account.stock.remove(number).ok_or_else(|| error::not_in_stock(number, cx))?;
        "PURCHASED".clone_into(&mut bought.status);
        account.numbers.add(number.to_owned(), bought, cx.switches.read_lag);
    }
    cx.orders.add(Provider::Flowroute, What::Purchase, [number]);
    let reply = done(account, number, cx)?;
    Ok(reply.committed().about(number, None))
}

fn done(account: &mut Account, number: &str, cx: &mut Context<'_>) -> Answer {
    let shown = account.record(number, cx)?.truth().clone();
    let mut document = object::document(account, &shown, cx.switches);
    let answer = cx.switches.flowroute_purchase_answer;
    let mut errors =
        || error::errors(&"Message Provision API is unavailable.".into(), &503.into(), "Unavailable", cx);
    Ok(match answer {
        PurchaseAnswer::Created => Reply::json(StatusCode::CREATED, document),
        PurchaseAnswer::Ok => Reply::ok(document),
        PurchaseAnswer::Nested => Reply::json(StatusCode::CREATED, json!({ "data": document })),
        PurchaseAnswer::PartNumber => Reply::json(StatusCode::MULTI_STATUS, document),
        PurchaseAnswer::PartErrors => Reply::json(StatusCode::MULTI_STATUS, json!({ "errors": errors() })),
        PurchaseAnswer::PartBoth => {
            document["errors"] = errors();
            Reply::json(StatusCode::MULTI_STATUS, document)
        }
        PurchaseAnswer::PartEmpty => Reply::empty(StatusCode::MULTI_STATUS),
    })
}

//! `POST /v2/numbers/:id`: buys a number in stock.
//!
//! The body is ignored: the documentation contradicts itself on where options of a purchase go.

use super::{account::Account, error, object};
use crate::prelude::*;
use crate::switches::{PurchaseAnswer, RepeatedOrder};

pub(super) fn handle(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
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
    cx.orders.add(Provider::Flowroute, OrderKind::Purchase, [number]);
    let response = done(account, number, cx)?;
    Ok(response.committed().about(number, None))
}

fn done(account: &mut Account, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let shown = account.record(number, cx)?.current().clone();
    let mut document = object::document(account, &shown, cx.switches);
    let handle = cx.switches.flowroute_purchase_answer;
    let mut errors =
        || error::errors(&"Message Provision API is unavailable.".into(), &503.into(), "Unavailable", cx);
    Ok(match handle {
        PurchaseAnswer::Created => Response::json(StatusCode::CREATED, document),
        PurchaseAnswer::Ok => Response::ok(document),
        PurchaseAnswer::Nested => Response::json(StatusCode::CREATED, json!({ "data": document })),
        PurchaseAnswer::PartNumber => Response::json(StatusCode::MULTI_STATUS, document),
        PurchaseAnswer::PartErrors => Response::json(StatusCode::MULTI_STATUS, json!({ "errors": errors() })),
        PurchaseAnswer::PartBoth => {
            document["errors"] = errors();
            Response::json(StatusCode::MULTI_STATUS, document)
        }
        PurchaseAnswer::PartEmpty => Response::empty(StatusCode::MULTI_STATUS),
    })
}

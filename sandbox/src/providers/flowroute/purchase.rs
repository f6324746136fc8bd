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
    let document = object::document(account, &shown, cx.switches);
    let title = Some("Unavailable");
    Ok(match cx.switches.flowroute_purchase_answer {
        PurchaseAnswer::Created => Response::json(StatusCode::CREATED, document),
        PurchaseAnswer::Ok => Response::ok(document),
        PurchaseAnswer::Nested => Response::json(StatusCode::CREATED, json!({ "data": document })),
        PurchaseAnswer::PartNumber => error::multi_status(Some(document), None, cx),
        PurchaseAnswer::PartErrors => error::multi_status(None, title, cx),
        PurchaseAnswer::PartBoth => error::multi_status(Some(document), title, cx),
        PurchaseAnswer::PartEmpty => error::multi_status(None, None, cx),
    })
}

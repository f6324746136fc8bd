//! `GET /v2/numbers/available/areacodes` and `…/exchanges`: codes with numbers in stock.

use std::collections::BTreeSet;

use super::{account::Account, error, page::Page};
use crate::prelude::*;

/// A part of a North American number.
#[derive(Clone, Copy, Debug)]
pub(super) enum StockCode {
    /// The first three digits.
    Area,
    /// The first six digits.
    Exchange,
}

pub(super) fn handle(account: &Account, code: StockCode, cx: &mut Context<'_>) -> HandlerResult {
    let (max, digits, what, kind) = match code {
        StockCode::Area => (400, 3, "areacodes", "areacode"),
        StockCode::Exchange => (200, 6, "exchanges", "exchange"),
    };
    let page = Page::read(max, cx)?;
    let max_setup_cost: Option<f64> = match cx.request.parameter("max_setup_cost").map(|text| text.parse()) {
        None => None,
        Some(Ok(cost)) => Some(cost),
        Some(Err(_)) => return Err(error::bad_request("max_setup_cost is not a number.", cx)),
    };
    let area = match code {
        StockCode::Area => None,
        StockCode::Exchange => cx.request.parameter("areacode"),
    };
    let codes: BTreeSet<&str> = account
        .stock
        .values()
        .filter(|number| max_setup_cost.is_none_or(|max| number.setup_cost <= max))
        .filter_map(|number| number.value.strip_prefix('1')?.get(..digits))
        .filter(|code| area.as_deref().is_none_or(|area| code.starts_with(area)))
        .collect();
    let total = codes.len();
    let items = page.cut(codes).map(|id| {
        let related = match code {
            StockCode::Area => format!("numbers/available/exchanges?areacode={id}"),
            StockCode::Exchange => format!("numbers/available?starts_with=1{id}"),
        };
        let links = json!({ "related": format!("https://api.flowroute.com/v2/{related}") });
        json!({ "id": id, "links": links, "type": kind })
    });
    let what = format!("numbers/available/{what}");
    Ok(Response::ok(page.document(&what, total, items.collect(), cx.switches.flowroute_next_link)))
}

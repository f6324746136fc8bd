//! `POST /v1/Account/{auth_id}/PhoneNumber/{number}/`: buys a number in stock.
//!
//! With `ha_enable`, an Indian number comes with a second billed number as its fallback.
//!
//! A number whose order is `pending` is added to the account later.

use super::account::{Account, User};
use super::error;
use super::number::{DEFAULT_APPLICATION, Number};
use crate::prelude::*;
use crate::switches::{BuyStatus, FallbackAbroad, OrderStatus, RepeatedOrder};

pub(super) fn handle(account: &mut Account, user: User, number: &str, cx: &mut Context<'_>) -> HandlerResult {
    let owned = account.numbers.get(number).is_some() || account.is_coming(number);
    match cx.switches.repeated_order {
        RepeatedOrder::Refused if owned => {
            return Err(error::bad_request("the number is on this account already", cx));
        }
        RepeatedOrder::Charged if owned => return Ok(ordered(number, None, cx)),
        RepeatedOrder::Refused | RepeatedOrder::NotFound | RepeatedOrder::Charged => {}
    }
    let offer = account.stock.get(number).cloned().ok_or_else(|| error::not_found(cx))?;
    let in_india = offer.country_iso == "IN";
    let mut bought = offer.bought();
    let body = if cx.request.body.is_empty() { Some(Value::Object(Map::new())) } else { cx.request.json() };
    let Some(Value::Object(body)) = body else {
        return Err(error::bad_request("the body is not a JSON object", cx));
    };
    let ha_enable =
        read(&body, in_india, &mut bought, cx.switches).map_err(|wrong| error::invalid(wrong, cx))?;
    let mut fallback = None;
    if ha_enable && in_india {
        let found = account.stock.values().find(|it| it.country_iso == "IN" && it.number != number);
        fallback = Some(found.cloned().ok_or_else(|| error::not_found(cx))?.bought());
    }
    let fallback_number = fallback.as_ref().map(|it| it.number.clone());
    for mut bought in [Some(bought), fallback].into_iter().flatten() {
        if user == User::Subaccount {
            bought.sub_account = Some(user.auth_id().to_owned());
        }
        account.stock.remove(&bought.number);
        match cx.switches.plivo_buy_status {
            BuyStatus::Success => {
                account.numbers.add(bought.number.clone(), bought, cx.switches.read_lag);
            }
            BuyStatus::Pending => account.expect(bought, cx.switches),
        }
    }
    Ok(ordered(number, fallback_number.as_deref(), cx))
}

fn ordered(number: &str, fallback: Option<&str>, cx: &mut Context<'_>) -> Response {
    cx.orders.add(Provider::Plivo, OrderKind::Purchase, [Some(number), fallback].into_iter().flatten());
    let word = match cx.switches.plivo_buy_status {
        BuyStatus::Success => "Success",
        BuyStatus::Pending => "pending",
    };
    let status = match cx.switches.plivo_buy_answer {
        OrderStatus::Created => StatusCode::CREATED,
        OrderStatus::Accepted => StatusCode::ACCEPTED,
    };
    let mut item = json!({ "number": number, "status": word });
    if let Some(fallback) = fallback {
        item["fallback_number"] = fallback.into();
    }
    let body = json!({
        "api_id": cx.ids.uuid(),
        "message": "created",
        "numbers": [item],
        "status": "fulfilled",
    });
    Response::json(status, body).committed().about(number, None)
}

/// Applies the options of the order to the number. Returns whether a fallback number is requested.
fn read(
    body: &Map<String, Value>,
    in_india: bool,
    bought: &mut Number,
    switches: &Switches,
) -> Result<bool, Wrong> {
    let mut fields = Fields::new(body);
    bought.app_id = match fields.text("app_id") {
        Sent::Value(app_id) if !app_id.is_empty() => Some(app_id),
        Sent::Absent | Sent::Null | Sent::Value(_) => Some(DEFAULT_APPLICATION.to_owned()),
    };
    if let Sent::Value(lookup) = fields.one_of("cnam_lookup", &["enabled", "disabled"]) {
        if bought.can_look_up_names() {
            bought.cnam_lookup = Some(lookup);
        } else {
            fields.reject("cnam_lookup", "is for US local and toll-free numbers only.");
        }
    }
    if let Sent::Value(id) = fields.text("compliance_application_id") {
        bought.compliance_application_id = Some(id);
        bought.compliance_status = Some("pending".to_owned());
    }
    // The vendor's SDK repeats the number of the path and sends undocumented fields.
    for name in ["number", "verification_info"] {
        fields.allow(name);
    }
    let ha_enable = fields.flag("ha_enable") == Sent::Value(true);
    if ha_enable && !in_india && switches.plivo_fallback_abroad == FallbackAbroad::Rejected {
        fields.reject("ha_enable", "is for Indian numbers only.");
    }
    fields.finish(switches.unknown_fields)?;
    Ok(ha_enable)
}

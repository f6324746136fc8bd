//! `POST /v1/Account/{auth_id}/Number/`: adds numbers of another carrier.

use super::account::{Account, User};
use super::error;
use super::number::Number;
use super::update_number::is_subaccount;
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, user: User, cx: &mut Context<'_>) -> HandlerResult {
    let body = user.body(cx)?;
    let numbers = read(&body, cx.switches).map_err(|wrong| error::invalid(wrong, cx))?;
    if let Some(number) = numbers.iter().find(|it| account.numbers.get(it.number.as_str()).is_some()) {
        let why = format!("the number {} is on this account already", number.number);
        return Err(error::bad_request(&why, cx));
    }
    cx.orders.add(Provider::Plivo, OrderKind::AddOwn, numbers.iter().map(|number| number.number.as_str()));
    for mut number in numbers {
        if user == User::Subaccount {
            number.sub_account = Some(user.auth_id().to_owned());
        }
        account.numbers.add(number.number.clone(), number, cx.switches.read_lag);
    }
    let body = json!({ "api_id": cx.ids.uuid(), "message": "changed" });
    Ok(Response::json(cx.updated(StatusCode::ACCEPTED), body).committed())
}

fn read(body: &Map<String, Value>, switches: &Switches) -> Result<Vec<Number>, Wrong> {
    let mut fields = Fields::new(body);
    let numbers = fields.text("numbers");
    let carrier = required(&mut fields, "carrier");
    let region = required(&mut fields, "region");
    let kind = fields.one_of("number_type", &["local", "tollfree", "mobile", "national", "fixed"]);
    let app_id = fields.text("app_id").value().cloned();
    let sub_account = fields.text("subaccount").value().cloned();
    if sub_account.as_deref().is_some_and(|id| !is_subaccount(id)) {
        fields.reject("subaccount", "is not a subaccount.");
    }
    let list: Vec<&str> =
        numbers.value().map_or_else(Vec::new, |list| list.split(',').map(str::trim).collect());
    if list.is_empty() || list.iter().any(|number| !is_number(number)) {
        fields.reject("numbers", "is not a list of numbers.");
    }
    let added = list.into_iter().map(|number| Number {
        carrier: carrier.clone(),
        region: region.clone(),
        number_type: match &kind {
            Sent::Value(kind) => kind.clone(),
            Sent::Absent | Sent::Null => "local".to_owned(),
        },
        app_id: app_id.clone(),
        sub_account: sub_account.clone(),
        city: String::new(),
        ..Number::new(number)
    });
    let added = added.collect();
    fields.finish(switches.unknown_fields)?;
    Ok(added)
}

fn required(fields: &mut Fields<'_>, name: &'static str) -> String {
    match fields.text(name) {
        Sent::Value(text) if !text.is_empty() => text,
        Sent::Absent | Sent::Null | Sent::Value(_) => {
            fields.reject(name, "is required.");
            String::new()
        }
    }
}

fn is_number(text: &str) -> bool {
    (7..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

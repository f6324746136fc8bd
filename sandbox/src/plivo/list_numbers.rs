//! `GET /v1/Account/{auth_id}/Number/`: the account's numbers, filtered and in pages.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{Account, Caller, error, number::Number};
use crate::{
    ask::Ask,
    reply::{Answer, Reply},
    switches::Paging,
    world::Context,
};

pub(super) fn answer(account: &mut Account, caller: Caller, ask: &Ask, cx: &mut Context<'_>) -> Answer {
    let Page { limit, offset } = Page::read(ask).map_err(|why| error::bad_request(&why, cx))?;
    let mut found: Vec<Value> = Vec::new();
    for record in account.numbers.values_mut() {
        if caller.sees(record.truth()) {
            let seen = record.read();
            if lets_through(ask, seen) {
                found.push(seen.object(caller.auth_id(), cx.switches));
            }
        }
    }
    let total = found.len();
    let objects: Vec<Value> = found.into_iter().skip(offset).take(limit).collect();
    let link = |to: usize| {
        let path = format!("/v1/Account/{}/Number/?limit={limit}", caller.auth_id());
        match cx.switches.plivo_paging {
            Paging::Offset => format!("{path}&offset={to}"),
            Paging::Cursor => format!("{path}&cursor={}", cursor(to)),
        }
    };
    let meta = json!({
        "limit": limit,
        "next": (offset + limit < total).then(|| link(offset + limit)),
        "offset": offset,
        "previous": (offset > 0).then(|| link(offset.saturating_sub(limit))),
        "total_count": total,
    });
    Ok(Reply::ok(json!({ "api_id": cx.ids.uuid(), "meta": meta, "objects": objects })))
}

fn lets_through(ask: &Ask, number: &Number) -> bool {
    let wanted = |name: &str| ask.parameter(name).filter(|value| !value.is_empty());
    let same = |name: &str, value: Option<&str>| wanted(name).is_none_or(|it| Some(it.as_str()) == value);
    let services = wanted("services").is_none_or(|services| {
        services.split(',').all(|service| match service {
            "voice" => true,
            "sms" => number.sms_enabled,
            "mms" => number.mms_enabled,
            _ => false,
        })
    });
    services
        && wanted("number_startswith").is_none_or(|prefix| number.number.starts_with(&prefix))
        && same("type", Some(&number.number_type))
        && same("subaccount", number.sub_account.as_deref())
        && same("alias", number.alias.as_deref())
        && same("cnam_lookup", number.cnam_lookup.as_deref())
        && is_renewed_then(ask, &number.renewal_date)
}

/// `renewal_date` and its comparisons. Dates of this form compare as text.
fn is_renewed_then(ask: &Ask, date: &str) -> bool {
    let holds = |name: &str, compare: fn(&str, &str) -> bool| {
        ask.parameter(name).is_none_or(|wanted| compare(date, &wanted))
    };
    holds("renewal_date", |date, wanted| date == wanted)
        && holds("renewal_date__gt", |date, wanted| date > wanted)
        && holds("renewal_date__gte", |date, wanted| date >= wanted)
        && holds("renewal_date__lt", |date, wanted| date < wanted)
        && holds("renewal_date__lte", |date, wanted| date <= wanted)
}

/// Which part of the list.
struct Page {
    limit: usize,
    offset: usize,
}

impl Page {
    fn read(ask: &Ask) -> Result<Self, String> {
        let number = |name: &str| match ask.parameter(name) {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| format!("{name} is not a number")),
        };
        let limit = number("limit")?.unwrap_or(20);
        if !(1..=20).contains(&limit) {
            return Err("limit must be between 1 and 20".to_owned());
        }
        // An offset that is sent along with a cursor wins, and pins a careless walk to its page.
        let offset = match (number("offset")?, ask.parameter("cursor")) {
            (Some(offset), _) => offset,
            (None, Some(cursor)) => offset_of(&cursor).ok_or("cursor is invalid")?,
            (None, None) => 0,
        };
        Ok(Self { limit, offset })
    }
}

fn cursor(offset: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("after:{offset}"))
}

fn offset_of(cursor: &str) -> Option<usize> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    text.strip_prefix("after:")?.parse().ok()
}

//! `GET /v1/Account/{auth_id}/Number/`: a filtered page of the account's numbers.

use super::account::{Account, User};
use super::number::Number;
use super::page::Page;
use crate::prelude::*;

pub(super) fn handle(account: &mut Account, user: User, cx: &mut Context<'_>) -> HandlerResult {
    let page = Page::read(cx)?;
    let filters = Filters::read(cx.request, &FILTERS).filled();
    let test = |number: &Number| user.sees(number) && filters.matches(number);
    let test = (user == User::Subaccount || !filters.is_empty()).then_some(test);
    let (total, numbers) = account.numbers.page(test, page.start, page.limit);
    let objects = numbers.into_iter().map(|number| number.object(user.auth_id(), cx.switches)).collect();
    Ok(page.response(user, "Number", total, objects, cx))
}

/// The filters of the list. ISO dates compare as strings.
const FILTERS: [Filter<Number>; 15] = [
    ("number_startswith", |number, prefix| number.number.starts_with(prefix)),
    ("type", |number, kind| number.number_type == kind),
    ("subaccount", |number, id| number.sub_account.as_deref() == Some(id)),
    ("alias", |number, alias| number.alias.as_deref() == Some(alias)),
    ("cnam_lookup", |number, word| number.cnam_lookup.as_deref() == Some(word)),
    ("services", |number, services| serves(services, number.sms_enabled, number.mms_enabled)),
    // The page has the status in lower case, an SDK in capitals.
    ("tendlc_registration_status", |number, status| {
        number.tendlc_registration_status.eq_ignore_ascii_case(status)
    }),
    ("tendlc_campaign_id", |number, id| number.tendlc_campaign_id.as_deref() == Some(id)),
    ("toll_free_sms_verification", |number, id| number.toll_free_sms_verification.as_deref() == Some(id)),
    ("toll_free_sms_verification_order_status", |number, status| {
        number.toll_free_sms_verification_order_status.as_deref() == Some(status)
    }),
    ("renewal_date", |number, date| number.renewal_date == date),
    ("renewal_date__gt", |number, date| number.renewal_date.as_str() > date),
    ("renewal_date__gte", |number, date| number.renewal_date.as_str() >= date),
    ("renewal_date__lt", |number, date| number.renewal_date.as_str() < date),
    ("renewal_date__lte", |number, date| number.renewal_date.as_str() <= date),
];

/// Whether a number has all services of a comma-separated list. Every number has `voice`.
pub(super) fn serves(services: &str, sms: bool, mms: bool) -> bool {
    services.split(',').all(|service| match service.trim() {
        "voice" => true,
        "sms" => sms,
        "mms" => mms,
        _ => false,
    })
}

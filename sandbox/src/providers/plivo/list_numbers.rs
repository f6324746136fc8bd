//! `GET /v1/Account/{auth_id}/Number/`: a filtered page of the account's numbers.

use super::{
    account::{Account, User},
    number::Number,
    page::Page,
};
use crate::{context::Context, request::Request, response::HandlerResult};

pub(super) fn handle(
    account: &mut Account,
    user: User,
    request: &Request,
    cx: &mut Context<'_>,
) -> HandlerResult {
    let page = Page::read(request, cx)?;
    let filter = ListFilter::read(request);
    let given = filter != ListFilter::default() || user == User::Subaccount;
    let filter = given.then_some(|number: &Number| user.sees(number) && filter.matches(number));
    let (total, numbers) = account.numbers.page(filter, page.start, page.limit);
    let objects = numbers.into_iter().map(|number| number.object(user.auth_id(), cx.switches)).collect();
    Ok(page.response(user, "Number", total, objects, cx))
}

/// The filters of the list. An empty filter is ignored.
#[derive(Default, PartialEq)]
struct ListFilter {
    number_startswith: Option<String>,
    number_type: Option<String>,
    subaccount: Option<String>,
    alias: Option<String>,
    cnam_lookup: Option<String>,
    services: Option<String>,
    tendlc_registration_status: Option<String>,
    tendlc_campaign_id: Option<String>,
    toll_free_sms_verification: Option<String>,
    toll_free_sms_verification_order_status: Option<String>,
    renewal_date: Option<String>,
    renewal_date_gt: Option<String>,
    renewal_date_gte: Option<String>,
    renewal_date_lt: Option<String>,
    renewal_date_lte: Option<String>,
}

impl ListFilter {
    fn read(request: &Request) -> Self {
        let wanted = |name: &str| request.parameter(name).filter(|value| !value.is_empty());
        Self {
            number_startswith: wanted("number_startswith"),
            number_type: wanted("type"),
            subaccount: wanted("subaccount"),
            alias: wanted("alias"),
            cnam_lookup: wanted("cnam_lookup"),
            services: wanted("services"),
            tendlc_registration_status: wanted("tendlc_registration_status"),
            tendlc_campaign_id: wanted("tendlc_campaign_id"),
            toll_free_sms_verification: wanted("toll_free_sms_verification"),
            toll_free_sms_verification_order_status: wanted("toll_free_sms_verification_order_status"),
            renewal_date: wanted("renewal_date"),
            renewal_date_gt: wanted("renewal_date__gt"),
            renewal_date_gte: wanted("renewal_date__gte"),
            renewal_date_lt: wanted("renewal_date__lt"),
            renewal_date_lte: wanted("renewal_date__lte"),
        }
    }

    fn matches(&self, number: &Number) -> bool {
        let same = |wanted: &Option<String>, value: &Option<String>| wanted.is_none() || wanted == value;
        self.number_startswith.as_deref().is_none_or(|prefix| number.number.starts_with(prefix))
            && self.number_type.as_deref().is_none_or(|wanted| wanted == number.number_type)
            && same(&self.subaccount, &number.sub_account)
            && same(&self.alias, &number.alias)
            && same(&self.cnam_lookup, &number.cnam_lookup)
            // The page has the status in lower case, an SDK in capitals.
            && self
                .tendlc_registration_status
                .as_deref()
                .is_none_or(|wanted| wanted.eq_ignore_ascii_case(&number.tendlc_registration_status))
            && same(&self.tendlc_campaign_id, &number.tendlc_campaign_id)
            && same(&self.toll_free_sms_verification, &number.toll_free_sms_verification)
            && same(
                &self.toll_free_sms_verification_order_status,
                &number.toll_free_sms_verification_order_status,
            )
            && serves(self.services.as_deref(), number.sms_enabled, number.mms_enabled)
            && self.is_renewed_then(&number.renewal_date)
    }

    /// Applies `renewal_date` and its comparisons. ISO dates compare as strings.
    fn is_renewed_then(&self, date: &str) -> bool {
        let holds = |wanted: &Option<String>, compare: fn(&str, &str) -> bool| {
            wanted.as_deref().is_none_or(|wanted| compare(date, wanted))
        };
        holds(&self.renewal_date, |date, wanted| date == wanted)
            && holds(&self.renewal_date_gt, |date, wanted| date > wanted)
            && holds(&self.renewal_date_gte, |date, wanted| date >= wanted)
            && holds(&self.renewal_date_lt, |date, wanted| date < wanted)
            && holds(&self.renewal_date_lte, |date, wanted| date <= wanted)
    }
}

/// Whether a number has all services of a comma-separated list. Every number has `voice`.
pub(super) fn serves(services: Option<&str>, sms: bool, mms: bool) -> bool {
    services.is_none_or(|services| {
        services.split(',').all(|service| match service.trim() {
            "voice" => true,
            "sms" => sms,
            "mms" => mms,
            _ => false,
        })
    })
}

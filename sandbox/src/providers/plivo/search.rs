//! `GET /v1/Account/{auth_id}/PhoneNumber/`: numbers that can be bought.

use super::{
    account::{Account, User},
    error,
    list_numbers::serves,
    offer::Offer,
    page::Page,
};
use crate::{context::Context, request::Request, response::HandlerResult};

pub(super) fn handle(
    account: &Account,
    user: User,
    request: &Request,
    cx: &mut Context<'_>,
) -> HandlerResult {
    let page = Page::read(request, cx)?;
    let filter = SearchFilter::read(request).map_err(|why| error::bad_request(why, cx))?;
    let found: Vec<&Offer> = account.stock.values().filter(|offer| filter.matches(offer)).collect();
    let total = found.len();
    let objects = found.into_iter().skip(page.start).take(page.limit);
    let objects = objects.map(|offer| offer.object(user.auth_id())).collect();
    Ok(page.response(user, "PhoneNumber", total, objects, cx))
}

/// The filters of the search.
struct SearchFilter {
    country_iso: String,
    number_type: Option<String>,
    pattern: Option<String>,
    npanxx: Option<String>,
    region: Option<String>,
    city: Option<String>,
    services: Option<String>,
    rate_center: Option<String>,
    lata: Option<u64>,
}

impl SearchFilter {
    fn read(request: &Request) -> Result<Self, &'static str> {
        let wanted = |name: &str| request.parameter(name).filter(|value| !value.is_empty());
        let number_type = wanted("type").filter(|kind| kind != "any");
        if number_type
            .as_deref()
            .is_some_and(|kind| !matches!(kind, "local" | "fixed" | "tollfree" | "mobile" | "national"))
        {
            return Err("type is invalid");
        }
        Ok(Self {
            country_iso: wanted("country_iso").ok_or("country_iso is required")?,
            number_type,
            pattern: wanted("pattern"),
            npanxx: wanted("npanxx"),
            region: wanted("region"),
            city: wanted("city"),
            services: wanted("services"),
            rate_center: wanted("rate_center"),
            lata: wanted("lata").map(|text| text.parse()).transpose().map_err(|_| "lata is invalid")?,
        })
    }

    fn matches(&self, offer: &Offer) -> bool {
        let within = |wanted: &Option<String>, value: &str| {
            let value = value.to_lowercase();
            wanted.as_ref().is_none_or(|wanted| value.contains(&wanted.to_lowercase()))
        };
        let kind = |wanted: &str| match wanted {
            "fixed" => offer.number_type == "local",
            wanted => offer.number_type == wanted,
        };
        self.country_iso.eq_ignore_ascii_case(&offer.country_iso)
            && self.number_type.as_deref().is_none_or(kind)
            && self.pattern.as_deref().is_none_or(|pattern| matches(pattern, offer.national()))
            && self.npanxx.as_deref().is_none_or(|digits| offer.national().starts_with(digits))
            && within(&self.region, &offer.region)
            && within(&self.city, &offer.city)
            && serves(self.services.as_deref(), offer.sms_enabled, offer.mms_enabled)
            && self.rate_center.as_deref().is_none_or(|it| it.eq_ignore_ascii_case(&offer.rate_center))
            && self.lata.is_none_or(|lata| lata == offer.lata)
    }
}

/// Whether the digits after the country code start with the pattern, in which `*` matches any
/// digits.
fn matches(pattern: &str, digits: &str) -> bool {
    match pattern.split_once('*') {
        None => digits.starts_with(pattern),
        Some((start, rest)) => digits.strip_prefix(start).is_some_and(|digits| {
            rest.is_empty()
                || (0..=digits.len()).any(|at| digits.get(at..).is_some_and(|it| matches(rest, it)))
        }),
    }
}

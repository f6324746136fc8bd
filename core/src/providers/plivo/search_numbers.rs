//! `GET /v1/Account/{auth_id}/PhoneNumber/`: searches the numbers that can be bought.
//!
//! Its pages have the form of the list of the account's numbers. A 2xx may carry an empty `error`.

use super::provider::{Plivo, account_request};
use super::stock_number::StockNumber;
use crate::operation::fields::{self, Options as _};
use crate::operation::prelude::*;

/// Filters of the search. The country is required.
#[options]
pub struct SearchFilters {
    /// The country, two letters of ISO 3166: US. Required.
    pub country_iso: Change<String>,
    /// Only numbers of this type: local, mobile, tollfree and others.
    pub r#type: Change<String>,
    /// Only numbers with these digits after the country code; for some countries after the area code.
    pub pattern: Change<String>,
    /// Only numbers whose area code and exchange begin with these digits. US and Canada.
    pub npanxx: Change<String>,
    /// Only numbers of this region: a state, a province.
    pub region: Change<String>,
    /// Only numbers of this city.
    pub city: Change<String>,
    /// Only numbers with these services: voice, sms, mms, with commas between them.
    pub services: Change<String>,
    /// Only numbers of this rate center. US and Canada.
    pub rate_center: Change<String>,
    /// Only numbers of this local access and transport area. US and Canada.
    pub lata: Change<String>,
}

impl SearchFilters {
    /// Sets the filters that are not set yet so that `number` is found, and few others. Outside the North American
    /// plan the country must be given: the length of its calling code is not known here.
    #[must_use]
    pub fn for_number(mut self, number: PhoneNumber) -> Self {
        if let Some(number) = number.nanp() {
            if self.country_iso.is_keep() {
                // A number without a place, such as a toll-free one, is searched for in the US.
                let region = number.region().filter(|region| region.len() == 2);
                self.country_iso = region.unwrap_or("US").into();
            }
            if self.pattern.is_keep() {
                self.pattern = number.as_str()[1..].into();
            }
        }
        self
    }
}

/// Searches the numbers that can be bought, a page at a time.
/// <https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers>
#[operation(name = "numbers.search", safety = ReadOnly, list, subject = "the search for numbers")]
pub struct SearchNumbers {
    #[options]
    filters: SearchFilters,
    #[window]
    window: Window,
}

impl List for SearchNumbers {
    type Provider = Plivo;
    type Item = StockNumber;

    const PATH: &'static str = "/v1/Account/{auth_id}/PhoneNumber/";
    const ITEMS: &'static str = "objects";
    const PAGE_SIZE: Option<u32> = Some(20);

    fn endpoint(&self, account: &Account<Plivo>) -> ApiRequest {
        account_request(Method::GET, Self::PATH, account, None)
    }

    fn filtered(&self, request: ApiRequest) -> ApiRequest {
        let mut filters = self.filters.clone();
        filters.country_iso = filters.country_iso.map(|country| country.to_ascii_uppercase());
        fields::query(request, &filters)
    }

    fn check(&self) -> Vec<FieldError> {
        let refused = |rule, message| vec![FieldError::new("country_iso", rule, message)];
        match &self.filters.country_iso {
            Change::Keep if !self.filters.is_unread("country_iso") => {
                refused("required", "is missing: name the country in two letters, as in US")
            }
            Change::Set(text)
                if text.len() != 2 || !text.bytes().all(|letter| letter.is_ascii_alphabetic()) =>
            {
                refused("country", "must be the two letters of a country, as in US")
            }
            // The rules of all lists refuse a cleared filter.
            Change::Keep | Change::Clear | Change::Set(_) => Vec::new(),
        }
    }
}

//! `GET /v1/Account/{auth_id}/PhoneNumber/`: numbers that can be bought, filtered and in pages of 20.
//!
//! A read. It counts as the list of the account's numbers does; its success may carry an empty `error`.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::pages::{MOST, page_of, read_page};
use super::{Plivo, StockNumber};
use crate::Change;
use crate::PhoneNumber;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Which numbers are searched for. The country is needed.
#[options]
pub struct SearchFilters {
    /// The country, two letters of ISO 3166: US. Needed.
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
    /// The filters that are not set yet, set so that `number` is found, and little else. Outside the North
    /// American plan the country has to be given: where its code ends is not known here.
    #[must_use]
    pub fn for_number(mut self, number: PhoneNumber) -> Self {
        if let Some(number) = number.nanp() {
            if self.country_iso.is_keep() {
                // A number of no place, a toll-free one say, is searched for in the US.
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
#[documented]
#[derive(Debug, Clone)]
pub struct SearchNumbers {
    filters: SearchFilters,
    input_errors: Vec<FieldError>,
    position: Position,
}

impl SearchNumbers {
    /// The first page of the numbers that the filters let through.
    pub fn new(filters: SearchFilters) -> Self {
        Self { filters, input_errors: Vec::new(), position: Position::default() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    fn check_country(&self) -> Option<FieldError> {
        let refused = |rule, message| Some(FieldError::new("country_iso", rule, message));
        match &self.filters.country_iso {
            Change::Keep
                if self.input_errors.iter().any(|input_error| input_error.field == "country_iso") =>
            {
                None
            }
            Change::Keep => refused("required", "is missing: name the country in two letters, as in US"),
            Change::Set(text)
                if text.len() != 2 || !text.bytes().all(|letter| letter.is_ascii_alphabetic()) =>
            {
                refused("country", "must be the two letters of a country, as in US")
            }
            // A filter that is cleared is refused as such.
            Change::Clear | Change::Set(_) => None,
        }
    }
}

impl Operation for SearchNumbers {
    type Provider = Plivo;
    type Output = Page<StockNumber>;
    const NAME: &'static str = "numbers.search";

    fn subject(&self) -> Cow<'static, str> {
        "the search for numbers".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        wrong.extend(self.check_country());
        wrong
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 1] = [account.credentials().auth_id()];
        let call = ApiRequest::new(Method::GET, "/v1/Account/{auth_id}/PhoneNumber/", &segments);
        let mut filters = self.filters.clone();
        filters.country_iso = filters.country_iso.map(|country| country.to_ascii_uppercase());
        page_of(fields::query(call, &filters), &self.position)
    }

    fn read(&self, response: &Response) -> Result<Page<StockNumber>, ResponseError> {
        read_page(response)
    }
}

impl List for SearchNumbers {
    type Item = StockNumber;
    const PAGING: Paging = Paging::Offset(MOST);

    fn at(&self, position: &Position) -> Self {
        Self { position: position.clone(), ..self.clone() }
    }

    fn id(number: &StockNumber) -> Option<String> {
        number.number.clone()
    }
}

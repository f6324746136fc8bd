//! `GET /v1/Account/{auth_id}/Number/`: the numbers of the account, filtered and in pages of 20.
//!
//! A read. `meta.total_count` is the provider's count, `meta.next` says whether more follow; where it carries a
//! `cursor`, that is used, else the next page begins after the items that came.
#![expect(non_snake_case, reason = "a filter's name is its name on the wire: `renewal_date__gt`")]

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::pages::{MOST, page_of, read_page};
use super::{Number, Plivo, Toggle};
use crate::Change;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields;
use crate::operation::paging::{List, Page, Paging, Position};
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Which numbers of the account are listed. Without a filter: all.
#[options]
pub struct NumberFilters {
    /// Only numbers of this type: local, mobile, tollfree and others.
    pub r#type: Change<String>,
    /// Only numbers that begin with these digits, country code first, without a plus.
    pub number_startswith: Change<String>,
    /// Only numbers of the subaccount with this auth id.
    pub subaccount: Change<String>,
    /// Only numbers with this alias.
    pub alias: Change<String>,
    /// Only numbers with all of these services: voice, sms, mms, with commas between them.
    pub services: Change<String>,
    /// Only numbers whose CNAM lookup is enabled, or disabled.
    pub cnam_lookup: Change<Toggle>,
    /// Only numbers that are renewed on this day, YYYY-MM-DD.
    pub renewal_date: Change<String>,
    /// Only numbers that are renewed after this day, YYYY-MM-DD.
    pub renewal_date__gt: Change<String>,
    /// Only numbers that are renewed on this day or after it, YYYY-MM-DD.
    pub renewal_date__gte: Change<String>,
    /// Only numbers that are renewed before this day, YYYY-MM-DD.
    pub renewal_date__lt: Change<String>,
    /// Only numbers that are renewed on this day or before it, YYYY-MM-DD.
    pub renewal_date__lte: Change<String>,
    /// Only numbers of the 10DLC campaign with this id.
    pub tendlc_campaign_id: Change<String>,
    /// Only numbers whose 10DLC registration has this status.
    pub tendlc_registration_status: Change<String>,
    /// Only toll-free numbers whose verification for SMS has this status.
    pub toll_free_sms_verification: Change<String>,
}

/// Lists the numbers of the account, a page at a time.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers>
#[documented]
#[derive(Debug, Clone)]
pub struct ListNumbers {
    filters: NumberFilters,
    input_errors: Vec<FieldError>,
    position: Position,
}

impl ListNumbers {
    /// The first page of the numbers that the filters let through.
    pub fn new(filters: NumberFilters) -> Self {
        Self { filters, input_errors: Vec::new(), position: Position::default() }
    }

    /// With what a reader of outside input could not take into the filters: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

/// Digits that begin a number: with anything else in them they would begin none.
fn check_prefix(prefix: &Change<String>) -> Option<FieldError> {
    let text = prefix.value()?;
    let plain = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let message = "must be digits alone, country code first and without a plus";
    (!plain).then(|| FieldError::new("number_startswith", "digits", message))
}

impl Operation for ListNumbers {
    type Provider = Plivo;
    type Output = Page<Number>;
    const NAME: &'static str = "numbers.list";

    fn subject(&self) -> Cow<'static, str> {
        "the list of numbers".into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        let mut wrong = fields::check_filters(&self.filters, &self.input_errors);
        wrong.extend(check_prefix(&self.filters.number_startswith));
        wrong
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 1] = [account.credentials().auth_id()];
        let call = ApiRequest::new(Method::GET, "/v1/Account/{auth_id}/Number/", &segments);
        page_of(fields::query(call, &self.filters), &self.position)
    }

    fn read(&self, response: &Response) -> Result<Page<Number>, ResponseError> {
        read_page(response)
    }
}

impl List for ListNumbers {
    type Item = Number;
    const PAGING: Paging = Paging::Offset(MOST);

    fn at(&self, position: &Position) -> Self {
        Self { position: position.clone(), ..self.clone() }
    }

    fn id(number: &Number) -> Option<String> {
        number.number.clone()
    }
}

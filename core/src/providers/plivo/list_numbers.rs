//! `GET /v1/Account/{auth_id}/Number/`: lists the numbers of the account.
//!
//! `meta.total_count` is the number of items, `meta.next` shows whether more follow. If it has a `cursor`, the next page
//! is requested with it, else with the number of items received so far.
#![expect(non_snake_case, reason = "a filter has its name on the wire: `renewal_date__gt`")]

use super::number::Number;
use super::provider::{Plivo, account_request};
use super::update_number::Toggle;
use crate::operation::prelude::*;

/// Filters of the list of numbers. Without a filter all numbers are listed.
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
    /// Only toll-free numbers whose order of that verification has this status.
    pub toll_free_sms_verification_order_status: Change<String>,
}

/// Lists the numbers of the account, a page at a time.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers>
#[operation(name = "numbers.list", safety = ReadOnly, list, subject = "the list of numbers")]
pub struct ListNumbers {
    #[options]
    filters: NumberFilters,
    #[window]
    window: Window,
}

impl List for ListNumbers {
    type Provider = Plivo;
    type Item = Number;

    const PATH: &'static str = "/v1/Account/{auth_id}/Number/";
    const ITEMS: &'static str = "objects";
    const PAGE_SIZE: Option<u32> = Some(20);

    fn endpoint(&self, account: &Account<Plivo>) -> ApiRequest {
        account_request(Method::GET, Self::PATH, account, None)
    }

    /// Plivo matches nothing if a prefix has anything but digits.
    fn check(&self) -> Vec<FieldError> {
        let is_prefix = |text: &String| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        if self.filters.number_startswith.value().is_none_or(is_prefix) {
            return Vec::new();
        }
        let message = "must be digits alone, country code first and without a plus";
        vec![FieldError::new("number_startswith", "digits", message)]
    }
}

//! `POST /v1/Account/{auth_id}/PhoneNumber/{number}/`: buys a number.
//!
//! It **spends**. The precheck reads the number from the account, which must not have it. After a lost response the
//! number is read again: a number in the account was bought; a missing one proves nothing, since the purchase may be
//! pending.

use super::get_number;
use super::number::Number;
use super::order::{self, Body, fallback_of, status_of};
use super::provider::{Plivo, account_request};
use super::responses::{api_id, success};
use super::update_number::Toggle;
use crate::operation::fields::Members;
use crate::operation::prelude::*;

/// The settings of a number from its purchase on.
#[options]
pub struct BuyOptions {
    /// The application that answers calls and messages. Without it: the account's default application.
    pub app_id: Change<String>,
    /// Whether the caller's name is looked up. US local and toll-free numbers only.
    pub cnam_lookup: Change<Toggle>,
    /// The compliance application, for numbers that need one.
    pub compliance_application_id: Change<String>,
    /// Whether a second number is bought that takes over. It is charged, too; Indian numbers only.
    pub ha_enable: Change<bool>,
}

/// Buys a number. At most one order is sent, whatever happens to it.
/// <https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number>
#[operation(name = "numbers.buy", safety = Irreversible, subject = "the purchase of {number}")]
pub struct BuyNumber {
    /// The number to buy, with its country code: 12025551111.
    #[argument]
    number: PhoneNumber,
    #[options]
    options: BuyOptions,
}

impl Operation for BuyNumber {
    type Provider = Plivo;
    /// `pending`: Plivo has accepted the order, and the account does not have the number yet. The item is the
    /// number if it was read, or if the order shows a `fallback_number`.
    type Output = Receipt<Number>;

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        order::check(&self.options, &[])
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let template = "/v1/Account/{auth_id}/PhoneNumber/{number}/";
        let body = Body { numbers: None, options: Members(&self.options) };
        account_request(Method::POST, template, account, Some(&self.number)).json(&body)
    }

    /// The HTTP status is 201 in the documentation and 202 in Plivo's own client, so the status of the number counts.
    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = success(response)?;
        let state = order::state_of(status_of(&body, self.number), self.number)?;
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.state =
            state.ok_or_else(|| ResponseError::malformed(format!("it does not show {}", self.number)))?;
        receipt.request_id = api_id(&body);
        receipt.item = fallback_of(&body, self.number).map(|fallback| Number::ordered(self.number, fallback));
        Ok(receipt)
    }

    fn precheck(&self, account: &Account<Plivo>, _follow: Follow) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        Number::read(response, self.number)?;
        let message = format!("{} is in this account already: nothing was ordered", self.number);
        Err(ResponseError::Precondition(ErrorCode::Conflict, message))
    }

    fn expects_not_found(&self) -> bool {
        true
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        match Number::read(response, self.number) {
            Ok(number) => Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack)),
            Err(_) => Reconciled::Inconclusive,
        }
    }

    fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        let Ok(mut number) = Number::read(response, self.number) else {
            return false;
        };
        let fallback_number = receipt.item.take().and_then(|item| item.fallback_number);
        number.fallback_number = number.fallback_number.or(fallback_number);
        receipt.observe(number, true)
    }
}

//! `POST /v1/Account/{auth_id}/PhoneNumber/{number}/`: buys a number.
//!
//! It **spends**. The number is read from the account first and must not be there; after a lost answer it is
//! read from the account again, which proves the purchase once it is there. That it is not there proves nothing:
//! a purchase may be pending.

use std::borrow::Cow;

use http::Method;
use numplan_macros::{documented, options};

use super::order::{self, Body, word_on};
use super::{Number, Plivo, Toggle, api_id, get_number, success};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::{Evidence, FieldState};
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::{ErrorCode, FieldError};
use crate::{Change, PhoneNumber};

/// What a number is given along when it is bought.
#[options]
pub struct BuyOptions {
    /// The application that is to answer calls and messages. Without it: the account's default application.
    pub app_id: Change<String>,
    /// Whether the caller's name is looked up. US local and toll-free numbers only.
    pub cnam_lookup: Change<Toggle>,
    /// The compliance application, for numbers that need one.
    pub compliance_application_id: Change<String>,
    /// Whether the number is to be a highly available one, where Plivo has them.
    pub ha_enable: Change<bool>,
}

/// Buys a number. At most one order is sent, whatever happens to it.
/// <https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct BuyNumber {
    number: PhoneNumber,
    options: BuyOptions,
    input_errors: Vec<FieldError>,
}

impl BuyNumber {
    /// Buys `number`.
    pub const fn new(number: PhoneNumber, options: BuyOptions) -> Self {
        Self { number, options, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the options: it is refused together with all
    /// else that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }
}

impl Operation for BuyNumber {
    type Provider = Plivo;
    /// `pending`: Plivo has taken the order, and the number is not the account's yet. The number itself is shown
    /// where it was read.
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.buy";

    fn subject(&self) -> Cow<'static, str> {
        format!("the purchase of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        order::check(&self.options, &self.input_errors, &[])
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 2] = [account.credentials().auth_id(), &self.number];
        let call = ApiRequest::new(Method::POST, "/v1/Account/{auth_id}/PhoneNumber/{number}/", &segments);
        call.json(&Body { numbers: None, options: &self.options })
    }

    /// 201 by the documents, 202 by Plivo's own client: the status says less than the word on the number.
    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = success(response)?;
        let word = word_on(&body, self.number.as_str())
            .ok_or_else(|| ResponseError::malformed(format!("it says nothing of {}", self.number)))?;
        let state = if word.eq_ignore_ascii_case("success") {
            FieldState::Applied
        } else if word.eq_ignore_ascii_case("pending") {
            FieldState::Pending
        } else {
            let word = crate::types::text::brief(word, 40);
            return Err(ResponseError::malformed(format!("it says {word:?} of {}", self.number)));
        };
        let mut receipt = Receipt::new(None, Evidence::Status);
        receipt.state = state;
        receipt.request_id = api_id(&body);
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
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        receipt.item = Some(number);
        (receipt.state, receipt.evidence) = (FieldState::Applied, Evidence::ReadBack);
        true
    }

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Plivo>) {
        receipt.finish(record, || secrets(self, account));
    }
}

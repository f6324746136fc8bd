//! `DELETE /v1/Account/{auth_id}/Number/{number}/`: gives a number back, for good.
//!
//! It **destroys**. The number is read first and must be there; after a lost answer it is read again: a 404
//! proves that it is gone. That it is still there proves nothing: the release may be under way.

use std::borrow::Cow;

use http::{Method, StatusCode};
use numplan_macros::documented;

use super::{Number, Plivo, api_id, get_number, success};
use crate::PhoneNumber;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// Gives a number of the account back. It cannot be undone.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number>
#[documented]
#[derive(Debug, Clone)]
pub struct ReleaseNumber {
    number: PhoneNumber,
    before: Option<Number>,
}

impl ReleaseNumber {
    /// Gives `number` back.
    pub const fn new(number: PhoneNumber) -> Self {
        Self { number, before: None }
    }
}

impl Operation for ReleaseNumber {
    type Provider = Plivo;
    /// `item` is the number as it was before.
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.release";

    fn subject(&self) -> Cow<'static, str> {
        format!("the release of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let segments: [&dyn crate::PathSegment; 2] = [account.credentials().auth_id(), &self.number];
        ApiRequest::new(Method::DELETE, "/v1/Account/{auth_id}/Number/{number}/", &segments)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let mut receipt = Receipt::new(None, Evidence::Status);
        if response.status() != StatusCode::NO_CONTENT {
            let body = success(response)?;
            receipt.request_id = api_id(&body);
            if receipt.request_id.is_none() && body.get("message").is_none() {
                return Err(ResponseError::malformed("it has neither `message` nor `api_id`"));
            }
        }
        Ok(receipt)
    }

    fn precheck(&self, account: &Account<Plivo>, _follow: Follow) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.before = Some(Number::read(response, self.number)?);
        Ok(())
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<ApiRequest> {
        Some(get_number::request(account, self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        if response.status() == StatusCode::NOT_FOUND {
            return Reconciled::Applied(Receipt::new(None, Evidence::ReadBack));
        }
        Reconciled::Inconclusive
    }

    /// A success shows the number, which is to be gone.
    fn read_effect(&self, _receipt: &mut Receipt<Number>, _answer: &Response) -> bool {
        false
    }

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Plivo>) {
        receipt.item.clone_from(&self.before);
        receipt.finish(record, || secrets(self, account));
    }
}

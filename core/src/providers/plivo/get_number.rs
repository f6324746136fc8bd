//! `GET /v1/Account/{auth_id}/Number/{number}/`: a number of the account.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Number, Plivo};
use crate::PhoneNumber;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Reads a number of the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct GetNumber {
    number: PhoneNumber,
}

impl GetNumber {
    /// The details of `number`.
    pub const fn new(number: PhoneNumber) -> Self {
        Self { number }
    }
}

/// The request, which updates use too to see what they did.
pub(super) fn request(account: &Account<Plivo>, number: PhoneNumber) -> ApiRequest {
    ApiRequest::new(
        Method::GET,
        "/v1/Account/{auth_id}/Number/{number}/",
        &[account.credentials().auth_id(), &number],
    )
}

impl Operation for GetNumber {
    type Provider = Plivo;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        request(account, self.number)
    }

    fn read(&self, response: &Response) -> Result<Number, ResponseError> {
        Number::read(response, self.number)
    }
}

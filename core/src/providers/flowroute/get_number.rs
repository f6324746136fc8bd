//! `GET /v2/numbers/:id`: the details of a number of the account.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Flowroute, Number};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Reads the details of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct GetNumber {
    number: Nanp,
}

impl GetNumber {
    /// The details of `number`.
    pub const fn new(number: Nanp) -> Self {
        Self { number }
    }
}

/// The request, which updates use too to see what they did.
pub(super) fn request(number: Nanp) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v2/numbers/{number}", &[&number])
}

impl Operation for GetNumber {
    type Provider = Flowroute;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        request(self.number)
    }

    fn read(&self, response: &Response) -> Result<Number, ResponseError> {
        Number::read(response, self.number)
    }
}

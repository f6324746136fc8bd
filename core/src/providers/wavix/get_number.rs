//! `GET /v1/numbers/{id}`, or a look-up by `GET /v1/numbers?search=`: a number of the account.

use numplan_macros::documented;
use std::borrow::Cow;

use super::address::{found, look_up, read_record};
use super::{Address, Number, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

/// Reads a number of the account.
/// <https://docs.wavix.com/api-reference/numbers/get-a-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct GetNumber {
    address: Address,
}

impl GetNumber {
    /// The details of a record.
    pub const fn new(address: Address) -> Self {
        Self { address }
    }
}

impl Operation for GetNumber {
    type Provider = Wavix;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.address).into()
    }

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        match &self.address {
            Address::Id(id) => read_record(id),
            Address::Number(number) => look_up(*number),
        }
    }

    fn read(&self, response: &Response) -> Result<Number, ResponseError> {
        match &self.address {
            Address::Id(id) => Number::read(response, id.get(), None),
            Address::Number(number) => found(response, *number),
        }
    }
}

//! `GET /v1/numbers/{id}`, or `GET /v1/numbers?search=` for a phone number: reads a number of the account.

use super::account_read::{found, look_up, read_record};
use super::address::Address;
use super::number::Number;
use super::provider::Wavix;
use crate::operation::prelude::*;

/// Reads a number of the account.
/// <https://docs.wavix.com/api-reference/numbers/get-a-phone-number>
#[operation(name = "numbers.get", safety = ReadOnly, subject = "the details of {address}")]
pub struct GetNumber {
    #[one_of]
    address: Address,
}

impl Operation for GetNumber {
    type Provider = Wavix;
    type Output = Number;

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

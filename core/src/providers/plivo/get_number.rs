//! `GET /v1/Account/{auth_id}/Number/{number}/`: reads a number of the account.

use super::number::Number;
use super::provider::{Plivo, account_request};
use crate::operation::prelude::*;

/// Reads a number of the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number>
#[operation(name = "numbers.get", safety = ReadOnly, subject = "the details of {number}")]
#[derive(Copy)]
pub struct GetNumber {
    /// The number of the account with its country code: 12025551111.
    #[argument]
    number: PhoneNumber,
}

/// The request. Updates and orders read their effect with it.
pub(super) fn request(account: &Account<Plivo>, number: PhoneNumber) -> ApiRequest {
    account_request(Method::GET, "/v1/Account/{auth_id}/Number/{number}/", account, Some(&number))
}

impl Operation for GetNumber {
    type Provider = Plivo;
    type Output = Number;

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        request(account, self.number)
    }

    fn read(&self, response: &Response) -> Result<Number, ResponseError> {
        Number::read(response, self.number)
    }
}

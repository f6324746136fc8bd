//! `GET /v2/numbers/:id`: reads a number of the account.

use super::number::Number;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// Reads the details of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/>
#[operation(name = "numbers.get", safety = ReadOnly, subject = "the details of {number}")]
#[derive(Copy)]
pub struct GetNumber {
    /// The number of the account, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
}

/// The request. Updates and orders read their effect with it.
pub(super) fn request(number: Nanp) -> ApiRequest {
    ApiRequest::new(Method::GET, "/v2/numbers/{number}", &[&number])
}

impl Operation for GetNumber {
    type Provider = Flowroute;
    type Output = Number;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        request(self.number)
    }

    fn read(&self, response: &Response) -> Result<Number, ResponseError> {
        Number::read(response, self.number)
    }
}

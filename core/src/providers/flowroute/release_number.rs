//! `DELETE /v2/numbers/:id`: releases a number.
//!
//! Destroys: the number may be gone for good. The precheck reads the number: if the account does not have it, the
//! result is `not_found` and nothing is sent. After a lost response the number is read several times: 404 proves the
//! release; a number that is still there proves nothing, since the release may be in progress.

use super::get_number;
use super::number::Number;
use super::page;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// Releases a number of the account. The receipt has the number as it was.
/// <https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/>
#[operation(name = "numbers.release", safety = Irreversible, subject = "the release of {number}")]
pub struct ReleaseNumber {
    /// The number of the account, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
    before: Option<Number>,
}

impl Operation for ReleaseNumber {
    type Provider = Flowroute;
    type Output = Receipt<Number>;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::DELETE, "/v2/numbers/{number}", &[&self.number])
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        page::gone(response)?;
        Ok(Receipt::new(self.before.clone(), Evidence::Status))
    }

    fn precheck(&self, _account: &Account<Flowroute>, _follow: Follow) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.before = Some(Number::read(response, self.number)?);
        Ok(())
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        match response.status() {
            StatusCode::NOT_FOUND => {
                Reconciled::Applied(Receipt::new(self.before.clone(), Evidence::ReadBack))
            }
            _ => Reconciled::Inconclusive,
        }
    }
}

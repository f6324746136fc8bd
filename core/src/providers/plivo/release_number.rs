//! `DELETE /v1/Account/{auth_id}/Number/{number}/`: releases a number, for good.
//!
//! It **destroys**. The precheck reads the number, which the account must have. After a lost response the number is
//! read again: 404 proves the release; a number that is still there proves nothing, since the release may be in
//! progress.

use super::get_number;
use super::number::Number;
use super::provider::{Plivo, account_request};
use super::responses::{accepted, api_id};
use crate::operation::prelude::*;

/// Releases a number of the account. It cannot be undone.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number>
#[operation(name = "numbers.release", safety = Irreversible, subject = "the release of {number}")]
pub struct ReleaseNumber {
    /// The number of the account with its country code: 12025551111.
    #[argument]
    number: PhoneNumber,
    before: Option<Number>,
}

impl Operation for ReleaseNumber {
    type Provider = Plivo;
    /// `item` is the number before the release.
    type Output = Receipt<Number>;

    fn request(&self, account: &Account<Plivo>) -> ApiRequest {
        let template = "/v1/Account/{auth_id}/Number/{number}/";
        account_request(Method::DELETE, template, account, Some(&self.number))
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let mut receipt = Receipt::new(self.before.clone(), Evidence::Status);
        if response.status() != StatusCode::NO_CONTENT {
            receipt.request_id = api_id(&accepted(response)?);
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
        match response.status() {
            StatusCode::NOT_FOUND => {
                Reconciled::Applied(Receipt::new(self.before.clone(), Evidence::ReadBack))
            }
            _ => Reconciled::Inconclusive,
        }
    }

    /// A 2xx shows a number that was not released yet.
    fn read_effect(&self, _receipt: &mut Receipt<Number>, _response: &Response) -> bool {
        false
    }
}

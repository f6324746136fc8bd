//! `DELETE /v2/numbers/:id`: gives a number back.
//!
//! Destroys: the number may be gone for good. It is read before: one that the account does not have is
//! `not_found`, and nothing is sent. A lost answer is read back by `GET` on the number, several times: 404 means
//! released; a number that is still there proves nothing, since the release may still be on its way.

use std::borrow::Cow;

use http::{Method, StatusCode};
use numplan_macros::documented;

use super::{Flowroute, Number, get_number, page};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// Releases a number of the account. The receipt has the number as it was.
/// <https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/>
#[documented]
#[derive(Debug, Clone)]
pub struct ReleaseNumber {
    number: Nanp,
    was: Option<Number>,
}

impl ReleaseNumber {
    /// Releases `number`.
    pub const fn new(number: Nanp) -> Self {
        Self { number, was: None }
    }
}

impl Operation for ReleaseNumber {
    type Provider = Flowroute;
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.release";

    fn subject(&self) -> Cow<'static, str> {
        format!("the release of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::DELETE, "/v2/numbers/{number}", &[&self.number])
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        page::gone(response)?;
        Ok(Receipt::new(self.was.clone(), Evidence::Status))
    }

    fn precheck(&self, _account: &Account<Flowroute>, _follow: Follow) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        self.was = Some(Number::read(response, self.number)?);
        Ok(())
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        match response.status() {
            StatusCode::NOT_FOUND => Reconciled::Applied(Receipt::new(self.was.clone(), Evidence::ReadBack)),
            _ => Reconciled::Inconclusive,
        }
    }

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
    }
}

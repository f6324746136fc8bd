//! `DELETE /v2/numbers/:id`: gives a number back.
//!
//! Destroys: the number may be gone for good. It is read before: one that the account does not have is
//! `not_found`, and nothing is sent. A lost answer is read back by `GET` on the number, several times: 404 means
//! released; a number that is still there proves nothing, since the release may still be on its way.

use std::borrow::Cow;

use http::{Method, StatusCode};
use numplan_macros::documented;

use super::{Flowroute, Number, get_number, page};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::number::Nanp;
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::By;

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

    fn class(&self) -> Class {
        Class::Spends
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        Call::new(Method::DELETE, "/v2/numbers/{number}", &[&self.number])
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        page::gone(answer)?;
        Ok(Receipt::new(self.was.clone(), By::Status))
    }

    fn before(&self, _account: &Account<Flowroute>, _follow: Follow) -> Option<Call> {
        Some(get_number::call(self.number))
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        self.was = Some(Number::read(answer, self.number)?);
        Ok(())
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<Call> {
        Some(get_number::call(self.number))
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        match answer.status() {
            StatusCode::NOT_FOUND => Seen::Done(Receipt::new(self.was.clone(), By::ReadBack)),
            _ => Seen::Unproven,
        }
    }

    fn settle(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.settle(record, || secrets(self, account));
    }
}

//! `DELETE /v1/Account/{auth_id}/Number/{number}/`: gives a number back, for good.
//!
//! It **destroys**. The number is read first and must be there; after a lost answer it is read again: a 404
//! proves that it is gone. That it is still there proves nothing: the release may be under way.

use std::borrow::Cow;

use http::{Method, StatusCode};
use numplan_macros::documented;

use super::{Number, Plivo, api_id, get_number, success};
use crate::PhoneNumber;
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::By;

/// Gives a number of the account back. It cannot be undone.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number>
#[documented]
#[derive(Debug, Clone)]
pub struct UnrentNumber {
    number: PhoneNumber,
    before: Option<Number>,
}

impl UnrentNumber {
    /// Gives `number` back.
    pub const fn new(number: PhoneNumber) -> Self {
        Self { number, before: None }
    }
}

impl Operation for UnrentNumber {
    type Provider = Plivo;
    /// `item` is the number as it was before.
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.release";

    fn subject(&self) -> Cow<'static, str> {
        format!("the release of {}", self.number).into()
    }

    fn class(&self) -> Class {
        Class::Spends
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, account: &Account<Plivo>) -> Call {
        let segments: [&dyn crate::Segment; 2] = [account.credentials().auth_id(), &self.number];
        Call::new(Method::DELETE, "/v1/Account/{auth_id}/Number/{number}/", &segments)
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        let mut receipt = Receipt::new(None, By::Status);
        if answer.status() != StatusCode::NO_CONTENT {
            let body = success(answer)?;
            receipt.request_id = api_id(&body);
            if receipt.request_id.is_none() && body.get("message").is_none() {
                return Err(Unfit::malformed("it has neither `message` nor `api_id`"));
            }
        }
        Ok(receipt)
    }

    fn before(&self, account: &Account<Plivo>, _follow: Follow) -> Option<Call> {
        Some(get_number::call(account, self.number))
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        self.before = Some(Number::read(answer, self.number)?);
        Ok(())
    }

    fn read_back(&self, account: &Account<Plivo>) -> Option<Call> {
        Some(get_number::call(account, self.number))
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        if answer.status() == StatusCode::NOT_FOUND {
            return Seen::Done(Receipt::new(None, By::ReadBack));
        }
        Seen::Unproven
    }

    /// A success shows the number, which is to be gone.
    fn learn_effect(&self, _receipt: &mut Receipt<Number>, _answer: &Answer) -> bool {
        false
    }

    fn settle(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Plivo>) {
        receipt.item.clone_from(&self.before);
        receipt.settle(record, || secrets(self, account));
    }
}

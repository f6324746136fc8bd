//! `GET /v1/Account/{auth_id}/Number/{number}/`: a number of the account.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Number, Plivo};
use crate::PhoneNumber;
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Unfit};

/// Reads a number of the account.
/// <https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct GetNumber {
    number: PhoneNumber,
}

impl GetNumber {
    /// The details of `number`.
    pub const fn new(number: PhoneNumber) -> Self {
        Self { number }
    }
}

/// The request, which updates use too to see what they did.
pub(super) fn call(account: &Account<Plivo>, number: PhoneNumber) -> Call {
    Call::new(
        Method::GET,
        "/v1/Account/{auth_id}/Number/{number}/",
        &[account.credentials().auth_id(), &number],
    )
}

impl Operation for GetNumber {
    type Provider = Plivo;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.number).into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Plivo>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, account: &Account<Plivo>) -> Call {
        call(account, self.number)
    }

    fn read(&self, answer: &Answer) -> Result<Number, Unfit> {
        Number::read(answer, self.number)
    }
}

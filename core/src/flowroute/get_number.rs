//! `GET /v2/numbers/:id`: the details of a number of the account.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Flowroute, Number};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::number::Nanp;
use crate::operation::{Answer, Class, Operation, Unfit};

/// Reads the details of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct GetNumber {
    number: Nanp,
}

impl GetNumber {
    /// The details of `number`.
    pub const fn new(number: Nanp) -> Self {
        Self { number }
    }
}

/// The request, which updates use too to see what they did.
pub(super) fn call(number: Nanp) -> Call {
    Call::new(Method::GET, "/v2/numbers/{number}", &[&number])
}

impl Operation for GetNumber {
    type Provider = Flowroute;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.number).into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        call(self.number)
    }

    fn read(&self, answer: &Answer) -> Result<Number, Unfit> {
        Number::read(answer, self.number)
    }
}

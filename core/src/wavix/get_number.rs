//! `GET /v1/numbers/{id}`, or a look-up by `GET /v1/numbers?search=`: a number of the account.

use numplan_macros::documented;
use std::borrow::Cow;

use super::address::{found, look_up, read_record};
use super::{Address, Number, Wavix};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Unfit};

/// Reads a number of the account.
/// <https://docs.wavix.com/api-reference/numbers/get-a-phone-number>
#[documented]
#[derive(Debug, Clone)]
pub struct GetNumber {
    address: Address,
}

impl GetNumber {
    /// The details of a record.
    pub const fn new(address: Address) -> Self {
        Self { address }
    }
}

impl Operation for GetNumber {
    type Provider = Wavix;
    type Output = Number;
    const NAME: &'static str = "numbers.get";

    fn subject(&self) -> Cow<'static, str> {
        format!("the details of {}", self.address).into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        match &self.address {
            Address::Id(id) => read_record(id),
            Address::Number(number) => look_up(*number),
        }
    }

    fn read(&self, answer: &Answer) -> Result<Number, Unfit> {
        match &self.address {
            Address::Id(id) => Number::read(answer, id.get(), None),
            Address::Number(number) => found(answer, *number),
        }
    }
}

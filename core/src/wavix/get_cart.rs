//! `GET /v1/buy/cart`: what is in the cart.
//!
//! A read.

use numplan_macros::documented;
use std::borrow::Cow;

use super::cart::read_cart;
use super::{Cart, Wavix};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Unfit};

/// Reads the cart.
/// <https://docs.wavix.com/api-reference/cart/get-cart>
#[documented]
#[derive(Debug, Clone, Copy, Default)]
pub struct GetCart;

impl GetCart {
    /// The cart of the account.
    pub const fn new() -> Self {
        Self
    }
}

impl Operation for GetCart {
    type Provider = Wavix;
    type Output = Cart;
    const NAME: &'static str = "cart.get";

    fn subject(&self) -> Cow<'static, str> {
        "the cart".into()
    }

    fn class(&self) -> Class {
        Class::Read
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        read_cart()
    }

    fn read(&self, answer: &Answer) -> Result<Cart, Unfit> {
        Cart::read(answer)
    }
}

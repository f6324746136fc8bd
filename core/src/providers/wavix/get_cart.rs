//! `GET /v1/buy/cart`: what is in the cart.
//!
//! A read.

use numplan_macros::documented;
use std::borrow::Cow;

use super::cart::read_cart;
use super::{Cart, Wavix};
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::{Operation, Response, ResponseError, Safety};
use crate::types::error::FieldError;

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

    fn safety(&self) -> Safety {
        Safety::ReadOnly
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        read_cart()
    }

    fn read(&self, response: &Response) -> Result<Cart, ResponseError> {
        Cart::read(response)
    }
}

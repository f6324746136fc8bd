//! `GET /v1/buy/cart`: reads the cart.

use super::cart::{Cart, read_cart};
use super::provider::Wavix;
use crate::operation::prelude::*;

/// Reads the cart.
/// <https://docs.wavix.com/api-reference/cart/get-cart>
#[operation(name = "cart.get", safety = ReadOnly, subject = "the cart")]
#[derive(Copy, Default)]
pub struct GetCart {}

impl Operation for GetCart {
    type Provider = Wavix;
    type Output = Cart;

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        read_cart()
    }

    fn read(&self, response: &Response) -> Result<Cart, ResponseError> {
        Cart::read(response)
    }
}

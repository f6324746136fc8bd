//! `DELETE /v1/buy/cart`: removes numbers from the cart.
//!
//! Sets absolute values: a number that is not in the cart stays out. The cart shows the effect.

use super::cart::{Cart, Ids, read_cart};
use super::provider::Wavix;
use super::responses::confirmed;
use crate::operation::fields::check_list;
use crate::operation::prelude::*;

/// Removes numbers from the cart.
/// <https://docs.wavix.com/api-reference/cart/remove-from-cart>
#[operation(name = "cart.empty", safety = Idempotent, subject = "the emptying of the cart")]
pub struct EmptyCart {
    /// The ids of the numbers in the stock.
    #[argument]
    ids: Vec<ResourceId>,
}

impl EmptyCart {
    fn none_in(&self, cart: &Cart) -> bool {
        !self.ids.iter().any(|id| cart.has(id))
    }
}

impl Operation for EmptyCart {
    type Provider = Wavix;
    /// The cart, if it was read.
    type Output = Receipt<Cart>;

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        check_list("ids", &self.ids, |id| id.as_str().to_owned())
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        ApiRequest::new(Method::DELETE, "/v1/buy/cart", &[]).json(&Ids::of(&self.ids))
    }

    fn read(&self, response: &Response) -> Result<Receipt<Cart>, ResponseError> {
        if response.status() != http::StatusCode::NO_CONTENT {
            confirmed(response)?;
        }
        Ok(Receipt::new(None, Evidence::Status))
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        Some(read_cart())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Cart>> {
        Reconciled::of(Cart::read(response).ok(), |cart| self.none_in(cart))
    }

    fn read_effect(&self, receipt: &mut Receipt<Cart>, response: &Response) -> bool {
        let Ok(cart) = Cart::read(response) else {
            return false;
        };
        let is_gone = self.none_in(&cart);
        receipt.observe(cart, is_gone)
    }
}

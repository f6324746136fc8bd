//! `DELETE /v1/buy/cart`: takes numbers out of the cart.
//!
//! Sets absolute values: what is not in the cart is out of it. The cart shows the effect.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::cart::{Ids, check_list, read_cart};
use super::pages::confirmed;
use super::{Cart, Wavix};
use crate::account::Account;
use crate::call::{Call, Token};
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::{By, State};

/// Takes numbers out of the cart.
/// <https://docs.wavix.com/api-reference/cart/remove-from-cart>
#[documented]
#[derive(Debug, Clone)]
pub struct EmptyCart {
    ids: Vec<Token>,
}

impl EmptyCart {
    /// Takes the numbers with these ids of the stock out of the cart.
    pub const fn new(ids: Vec<Token>) -> Self {
        Self { ids }
    }

    fn none_in(&self, cart: &Cart) -> bool {
        !self.ids.iter().any(|id| cart.has(id))
    }
}

impl Operation for EmptyCart {
    type Provider = Wavix;
    /// The cart, where it was read.
    type Output = Receipt<Cart>;
    const NAME: &'static str = "cart.empty";

    fn subject(&self) -> Cow<'static, str> {
        "the emptying of the cart".into()
    }

    fn class(&self) -> Class {
        Class::Sets
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        check_list("ids", &self.ids, |id| id.as_str().to_owned())
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        Call::new(Method::DELETE, "/v1/buy/cart", &[]).json(&Ids::of(&self.ids))
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Cart>, Unfit> {
        if answer.status() != http::StatusCode::NO_CONTENT {
            confirmed(answer)?;
        }
        Ok(Receipt::new(None, By::Status))
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<Call> {
        Some(read_cart())
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Cart>> {
        match Cart::read(answer) {
            Ok(cart) if self.none_in(&cart) => Seen::Done(Receipt::new(Some(cart), By::ReadBack)),
            Ok(_) => Seen::NotStarted,
            Err(_) => Seen::Unproven,
        }
    }

    fn learn_effect(&self, receipt: &mut Receipt<Cart>, answer: &Answer) -> bool {
        let Ok(cart) = Cart::read(answer) else {
            return false;
        };
        let gone = self.none_in(&cart);
        receipt.state = if gone { State::Applied } else { State::Unknown };
        receipt.by = By::ReadBack;
        receipt.item = Some(cart);
        gone
    }

    fn settle(&self, receipt: &mut Receipt<Cart>, record: &Record, account: &Account<Wavix>) {
        receipt.settle(record, || secrets(self, account));
    }
}

//! `PUT /v1/buy/cart`: puts numbers of the stock into the cart.
//!
//! Sets absolute values: what is in the cart already stays there once. The cart shows the effect; it is also read
//! where the answer does not show all of the numbers.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;
use serde_json::Value;

use super::cart::{Ids, check_list, read_cart};
use super::pages::{items, read_all, success};
use super::{Cart, StockNumber, Wavix};
use crate::account::Account;
use crate::call::{Call, Token};
use crate::error::FieldError;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::{By, State};

/// Puts numbers into the cart. Nothing is bought by it.
/// <https://docs.wavix.com/api-reference/cart/add-to-cart>
#[documented]
#[derive(Debug, Clone)]
pub struct FillCart {
    ids: Vec<Token>,
}

impl FillCart {
    /// Puts the numbers with these ids of the stock into the cart.
    pub const fn new(ids: Vec<Token>) -> Self {
        Self { ids }
    }

    fn all_in(&self, numbers: &[StockNumber]) -> bool {
        let has = |id: &Token| numbers.iter().any(|number| number.id.as_deref() == Some(id.as_str()));
        self.ids.iter().all(has)
    }
}

impl Operation for FillCart {
    type Provider = Wavix;
    /// The numbers as the answer or the cart shows them. `unknown`: not all of them are in the cart.
    type Output = Receipt<Vec<StockNumber>>;
    const NAME: &'static str = "cart.fill";

    fn subject(&self) -> Cow<'static, str> {
        "the filling of the cart".into()
    }

    fn class(&self) -> Class {
        Class::Sets
    }

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        check_list("ids", &self.ids, |id| id.as_str().to_owned())
    }

    fn call(&self, _account: &Account<Wavix>) -> Call {
        Call::new(Method::PUT, "/v1/buy/cart", &[]).json(&Ids::of(&self.ids))
    }

    /// The numbers come as a bare list, or as a cart has them, or not at all.
    fn read(&self, answer: &Answer) -> Result<Receipt<Vec<StockNumber>>, Unfit> {
        let mut body = success(answer)?;
        let numbers = match body {
            Value::Array(list) => Some(read_all(list, "")?),
            Value::Object(_) if body.get("dids").is_some() => Some(items(&mut body, "dids")?),
            Value::Object(_) if body.get("success") == Some(&Value::Bool(true)) => None,
            _ => return Err(Unfit::malformed("it shows no numbers")),
        };
        let shown = numbers.as_deref().is_some_and(|numbers| self.all_in(numbers));
        let mut receipt = Receipt::new(numbers, if shown { By::Echo } else { By::Status });
        if !shown {
            receipt.state = State::Unknown;
        }
        Ok(receipt)
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<Call> {
        Some(read_cart())
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Vec<StockNumber>>> {
        match Cart::read(answer) {
            Ok(cart) if self.all_in(&cart.dids) => Seen::Done(Receipt::new(Some(cart.dids), By::ReadBack)),
            Ok(_) => Seen::NotStarted,
            Err(_) => Seen::Unproven,
        }
    }

    fn leaves_open(&self, receipt: &Receipt<Vec<StockNumber>>) -> bool {
        receipt.state == State::Unknown
    }

    fn learn_effect(&self, receipt: &mut Receipt<Vec<StockNumber>>, answer: &Answer) -> bool {
        let Ok(cart) = Cart::read(answer) else {
            return false;
        };
        let shown = self.all_in(&cart.dids);
        receipt.state = if shown { State::Applied } else { State::Unknown };
        receipt.by = By::ReadBack;
        receipt.item = Some(cart.dids);
        shown
    }

    fn settle(&self, receipt: &mut Receipt<Vec<StockNumber>>, record: &Record, account: &Account<Wavix>) {
        receipt.settle(record, || secrets(self, account));
    }
}

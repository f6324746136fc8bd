//! `PUT /v1/buy/cart`: puts numbers of the stock into the cart.
//!
//! Sets absolute values: a number that is in the cart already stays there once. The cart shows the effect; it is also
//! read if the response does not show all of the numbers.

use serde_json::Value;

use super::cart::{Cart, Ids, read_cart};
use super::provider::Wavix;
use super::responses::success;
use super::stock::StockNumber;
use crate::operation::fields::check_list;
use crate::operation::prelude::*;

/// Puts numbers into the cart. Nothing is bought yet.
/// <https://docs.wavix.com/api-reference/cart/add-to-cart>
#[operation(name = "cart.fill", safety = Idempotent, subject = "the filling of the cart")]
pub struct FillCart {
    /// The ids of the numbers in the stock.
    #[argument]
    ids: Vec<ResourceId>,
}

impl FillCart {
    fn all_in(&self, numbers: &[StockNumber]) -> bool {
        let has = |id: &ResourceId| numbers.iter().any(|number| number.id.as_deref() == Some(id.as_str()));
        self.ids.iter().all(has)
    }
}

impl Operation for FillCart {
    type Provider = Wavix;
    /// The numbers as the response or the cart shows them. `unknown`: not all of them are in the cart.
    type Output = Receipt<Vec<StockNumber>>;

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        check_list("ids", &self.ids, |id| id.as_str().to_owned())
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        ApiRequest::new(Method::PUT, "/v1/buy/cart", &[]).json(&Ids::of(&self.ids))
    }

    /// The response has the numbers as a bare list, as in a cart, or not at all.
    fn read(&self, response: &Response) -> Result<Receipt<Vec<StockNumber>>, ResponseError> {
        let mut body = success(response)?;
        let numbers = match body {
            Value::Array(list) => Some(read_items(list, "")?),
            Value::Object(_) if body.get("dids").is_some() => Some(take_items(&mut body, "dids")?),
            Value::Object(_) if body.get("success") == Some(&Value::Bool(true)) => None,
            _ => return Err(ResponseError::malformed("it does not show the numbers")),
        };
        let shown = numbers.as_deref().is_some_and(|numbers| self.all_in(numbers));
        let mut receipt = Receipt::new(numbers, if shown { Evidence::Echo } else { Evidence::Status });
        if !shown {
            receipt.state = FieldState::Unknown;
        }
        Ok(receipt)
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        Some(read_cart())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Vec<StockNumber>>> {
        let numbers = Cart::read(response).ok().map(|cart| cart.dids);
        Reconciled::of(numbers, |numbers| self.all_in(numbers))
    }

    fn read_effect(&self, receipt: &mut Receipt<Vec<StockNumber>>, response: &Response) -> bool {
        let Ok(cart) = Cart::read(response) else {
            return false;
        };
        let is_shown = self.all_in(&cart.dids);
        receipt.observe(cart.dids, is_shown)
    }
}

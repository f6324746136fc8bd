//! `POST /v1/buy/cart/checkout`: buys numbers that are in the cart.
//!
//! It **spends**. The precheck is one read of the account, which must show none of the numbers. After a lost response
//! the same read proves the purchase if it shows **all** of them; some or none of them prove nothing. The read is one
//! search by the common first digits of the numbers, one page of 100. If more numbers are found, it cannot prove that
//! none is owned, and nothing is ordered.
//!
//! The documentation names the statuses 201, 403 and 404. A 422 with `error_dids` is known from an SDK. Any 2xx that
//! confirms the order is accepted.

use super::account_read::{self, read_numbers};
use super::cart::Ids;
use super::number::Number;
use super::provider::{Wavix, errors_in, refused_ids};
use super::responses::confirmed;
use super::stock::CartItem;
use crate::operation::fields::check_list;
use crate::operation::prelude::*;
use crate::types::text;

/// Buys numbers that are in the cart. At most one order is sent, whatever happens to it.
/// <https://docs.wavix.com/api-reference/cart/checkout>
///
/// An error response (422) names the ids that are not available. It does not say whether the others were bought: then
/// the account is read as after a lost response, and the outcome is `outcome_unknown` with the ids in `server_errors`.
#[operation(
    name = "cart.checkout", safety = Irreversible, custom_new,
    subject = format!("the purchase of {}", text::one_or_many(&self.numbers, "numbers")),
)]
pub struct Checkout {
    /// The numbers, which are in the cart: each with its id in the stock and the number itself, as the stock lists
    /// them.
    #[argument]
    items: Vec<CartItem>,
    numbers: Vec<PhoneNumber>,
}

impl Checkout {
    /// Buys numbers that [`FillCart`](super::FillCart) has put into the cart.
    pub fn new(items: Vec<CartItem>) -> Self {
        let numbers = items.iter().map(|item| item.number).collect();
        Self { items, numbers }
    }
}

impl Operation for Checkout {
    type Provider = Wavix;
    /// The records of the numbers, if they were read.
    type Output = Receipt<Vec<Number>>;

    fn validate(&self, _account: &Account<Wavix>) -> Vec<FieldError> {
        let ids: Vec<&str> = self.items.iter().map(|item| item.id.as_str()).collect();
        let mut errors = check_list("ids", &ids, |id| (*id).to_owned());
        if !self.numbers.is_empty() {
            errors.extend(check_list("numbers", &self.numbers, ToString::to_string));
        }
        errors
    }

    fn request(&self, _account: &Account<Wavix>) -> ApiRequest {
        let request = ApiRequest::new(Method::POST, "/v1/buy/cart/checkout", &[]);
        request.json(&Ids::of(self.items.iter().map(|item| &item.id)))
    }

    fn read(&self, response: &Response) -> Result<Receipt<Vec<Number>>, ResponseError> {
        let body = confirmed(response)?;
        let mut receipt = Receipt::new(None, Evidence::Status);
        if !refused_ids(&body).is_empty() {
            // A 2xx that names unavailable numbers does not say what became of the others.
            receipt.state = FieldState::Unknown;
            receipt.server_errors = errors_in(&body);
        }
        Ok(receipt)
    }

    fn precheck(&self, _account: &Account<Wavix>, _follow: Follow) -> Option<ApiRequest> {
        Some(read_numbers(&self.numbers))
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        let seen = account_read::Holdings::read(response)?;
        let owned: Vec<&str> = self
            .numbers
            .iter()
            .filter(|number| seen.number(**number).is_some())
            .map(PhoneNumber::as_str)
            .collect();
        if !owned.is_empty() {
            let owned = text::brief(&owned.join(", "), 160);
            let message = format!("{owned}: in this account already; nothing was ordered");
            return Err(ResponseError::Precondition(ErrorCode::Conflict, message));
        }
        if !seen.whole {
            let message = "one read cannot show whether one of these numbers is in the account already: \
                           buy them one by one, or together if they begin alike; nothing was ordered";
            return Err(ResponseError::Precondition(ErrorCode::Unsupported, message.to_owned()));
        }
        Ok(())
    }

    /// An error response that names some of several ids does not say what became of the others.
    fn may_be_partial(&self, response: &Response) -> bool {
        let body = serde_json::from_slice(response.body()).unwrap_or_default();
        (1..self.items.len()).contains(&refused_ids(&body).len())
    }

    fn read_back(&self, _account: &Account<Wavix>) -> Option<ApiRequest> {
        Some(read_numbers(&self.numbers))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Vec<Number>>> {
        match self.records(response) {
            Some(records) => Reconciled::Applied(Receipt::new(Some(records), Evidence::ReadBack)),
            None => Reconciled::Inconclusive,
        }
    }

    fn read_effect(&self, receipt: &mut Receipt<Vec<Number>>, response: &Response) -> bool {
        self.records(response).is_some_and(|records| receipt.observe(records, true))
    }
}

impl Checkout {
    /// The records of the numbers, if the response shows all of them.
    fn records(&self, response: &Response) -> Option<Vec<Number>> {
        let seen = account_read::Holdings::read(response).ok()?;
        self.numbers.iter().map(|number| seen.number(*number).cloned()).collect()
    }
}

//! `POST /v2/numbers/:id`: buys a number.
//!
//! Spends money. The precheck reads the number: if the account has it already, the result is a `conflict` and nothing
//! is sent. After a lost response the number is read several times: an owned number was bought; 404 proves nothing,
//! since the order may still be in progress. The documentation contradicts itself about options, so none are sent;
//! enable messaging by an update afterwards.

use super::get_number;
use super::number::{self, Number};
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
/// <https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/>
#[operation(name = "numbers.buy", safety = Irreversible, subject = "the purchase of {number}")]
#[derive(Copy)]
pub struct BuyNumber {
    /// The number to buy, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
}

impl Operation for BuyNumber {
    type Provider = Flowroute;
    type Output = Receipt<Number>;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/v2/numbers/{number}", &[&self.number])
    }

    /// 207: the number is bought, and another part of the order failed.
    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        if response.status().as_u16() != 207 {
            return Ok(Receipt::new(Some(Number::read(response, self.number)?), Evidence::Echo));
        }
        let (number, errors) = number::read_partial(response, self.number)?;
        let evidence = if number.is_some() { Evidence::Echo } else { Evidence::Status };
        let mut receipt = Receipt::new(number, evidence);
        receipt.request_id = errors.iter().find_map(|error| error.id.clone());
        receipt.server_errors = errors;
        Ok(receipt)
    }

    fn precheck(&self, _account: &Account<Flowroute>, _follow: Follow) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn expects_not_found(&self) -> bool {
        true
    }

    fn read_precheck(&mut self, response: &Response) -> Result<(), ResponseError> {
        Number::read(response, self.number)?;
        let message = format!("the account already has {}: there is nothing to buy", self.number);
        Err(ResponseError::Precondition(ErrorCode::Conflict, message))
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(get_number::request(self.number))
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        match Number::read(response, self.number) {
            Ok(number) if response.status().is_success() => {
                Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack))
            }
            Ok(_) | Err(_) => Reconciled::Inconclusive,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{
        Env, Exchange, Limits, Now, Outcome, Shared, Step, TransportError, TransportErrorKind,
    };
    use crate::providers::flowroute::KeyPair;
    use crate::types::error::{Error, Sent};

    fn not_found() -> Outcome {
        Outcome::Answered(http::Response::builder().status(404).body(Vec::new()).expect("a response"))
    }

    fn lost() -> Outcome {
        Outcome::NoResponse(TransportError::new(TransportErrorKind::Broken, ""))
    }

    /// Cancels while the request after these outcomes is in flight.
    fn canceled_after(outcomes: impl IntoIterator<Item = Outcome>) -> Error {
        let account = Account::new(KeyPair::new("a", "s").expect("keys")).expect("an account");
        let purchase = BuyNumber::new("12065551234".parse().expect("a number"));
        let mut shared = Shared::new(None);
        let mut now = Now::default();
        let mut exchange = Exchange::new(purchase, account, Limits::default(), Follow::default(), now);
        let mut outcomes = outcomes.into_iter();
        loop {
            let mut env = Env { now, random: 0.0, shared: &mut shared };
            match exchange.next(&mut env) {
                Step::Send(_) => match outcomes.next() {
                    Some(outcome) => exchange.report(outcome, &mut env),
                    None => return exchange.cancel().expect_err("it was canceled"),
                },
                Step::Wait(time) => now.elapsed += time,
                Step::Reauthenticate(_) => exchange.reauthenticate(Ok(None)),
                Step::Done(end) => panic!("has ended: {end:?}"),
            }
        }
    }

    #[test]
    fn canceled_purchase_reports_whether_it_was_sent() {
        let before = canceled_after([]);
        assert_eq!((before.code, before.sent, before.attempts), (ErrorCode::Canceled, Sent::No, 0));
        let in_flight = canceled_after([not_found()]);
        assert_eq!((in_flight.code, in_flight.sent), (ErrorCode::OutcomeUnknown, Sent::Maybe));
        for reads in 0..4 {
            let outcomes = [not_found(), lost()].into_iter().chain((0..reads).map(|_| not_found()));
            let reconciling = canceled_after(outcomes);
            assert_eq!((reconciling.code, reconciling.sent), (ErrorCode::OutcomeUnknown, Sent::Maybe));
            assert_eq!((reconciling.attempts, reconciling.retryable), (1, false));
        }
    }
}

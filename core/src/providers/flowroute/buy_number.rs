//! `POST /v2/numbers/:id`: buys a number.
//!
//! Spends money. The number is read before: one that the account already has is a `conflict`, and nothing is
//! sent. A lost answer is read back by `GET` on the number, several times: owned means bought; 404 proves
//! nothing, since the order may still be on its way. Options are not sent: where they would go is
//! contradictory; enable messaging by an update afterwards.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Flowroute, Number, get_number, number};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Follow, Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::{ErrorCode, FieldError};

/// Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
/// <https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct BuyNumber {
    number: Nanp,
}

impl BuyNumber {
    /// Buys `number`.
    pub const fn new(number: Nanp) -> Self {
        Self { number }
    }
}

impl Operation for BuyNumber {
    type Provider = Flowroute;
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.buy";

    fn subject(&self) -> Cow<'static, str> {
        format!("the purchase of {}", self.number).into()
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::POST, "/v2/numbers/{number}", &[&self.number])
    }

    /// 207: the number is bought, and a part beside it failed.
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

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
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
        Outcome::Answered(http::Response::builder().status(404).body(Vec::new()).expect("an answer"))
    }

    fn lost() -> Outcome {
        Outcome::NoResponse(TransportError::new(TransportErrorKind::Broken, ""))
    }

    /// Gives up while the request after these outcomes is on the wire.
    fn cancelled_after(outcomes: impl IntoIterator<Item = Outcome>) -> Error {
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
                Step::Done(end) => panic!("it is over: {end:?}"),
            }
        }
    }

    #[test]
    fn a_purchase_that_is_cancelled_says_whether_it_may_have_gone() {
        let before = cancelled_after([]);
        assert_eq!((before.code, before.sent, before.attempts), (ErrorCode::Canceled, Sent::No, 0));
        let under_way = cancelled_after([not_found()]);
        assert_eq!((under_way.code, under_way.sent), (ErrorCode::OutcomeUnknown, Sent::Maybe));
        for looks in 0..4 {
            let outcomes = [not_found(), lost()].into_iter().chain((0..looks).map(|_| not_found()));
            let reconciling = cancelled_after(outcomes);
            assert_eq!((reconciling.code, reconciling.sent), (ErrorCode::OutcomeUnknown, Sent::Maybe));
            assert_eq!((reconciling.attempts, reconciling.retryable), (1, false));
        }
    }
}

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
use crate::account::Account;
use crate::call::Call;
use crate::error::{Code, FieldError};
use crate::number::Nanp;
use crate::operation::{Answer, Class, Follow, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::By;

/// Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.
/// <https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/>
#[documented]
#[derive(Debug, Clone, Copy)]
pub struct PurchaseNumber {
    number: Nanp,
}

impl PurchaseNumber {
    /// Buys `number`.
    pub const fn new(number: Nanp) -> Self {
        Self { number }
    }
}

impl Operation for PurchaseNumber {
    type Provider = Flowroute;
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.buy";

    fn subject(&self) -> Cow<'static, str> {
        format!("the purchase of {}", self.number).into()
    }

    fn class(&self) -> Class {
        Class::Spends
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        Call::new(Method::POST, "/v2/numbers/{number}", &[&self.number])
    }

    /// 207: the number is bought, and a part beside it failed.
    fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        if answer.status().as_u16() != 207 {
            return Ok(Receipt::new(Some(Number::read(answer, self.number)?), By::Echo));
        }
        let (number, errors) = number::read_partial(answer, self.number)?;
        let by = if number.is_some() { By::Echo } else { By::Status };
        let mut receipt = Receipt::new(number, by);
        receipt.request_id = errors.iter().find_map(|error| error.id.clone());
        receipt.server_errors = errors;
        Ok(receipt)
    }

    fn before(&self, _account: &Account<Flowroute>, _follow: Follow) -> Option<Call> {
        Some(get_number::call(self.number))
    }

    fn wants_absence(&self) -> bool {
        true
    }

    fn learn_before(&mut self, answer: &Answer) -> Result<(), Unfit> {
        Number::read(answer, self.number)?;
        let message = format!("the account already has {}: there is nothing to buy", self.number);
        Err(Unfit::Forbids(Code::Conflict, message))
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<Call> {
        Some(get_number::call(self.number))
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        match Number::read(answer, self.number) {
            Ok(number) if answer.status().is_success() => {
                Seen::Done(Receipt::new(Some(number), By::ReadBack))
            }
            Ok(_) | Err(_) => Seen::Unproven,
        }
    }

    fn settle(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.settle(record, || secrets(self, account));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, Sent};
    use crate::exchange::{Env, Exchange, Limits, Now, Outcome, Shared, Step, Trouble, TroubleKind};
    use crate::flowroute::KeyPair;

    fn not_found() -> Outcome {
        Outcome::Answered(http::Response::builder().status(404).body(Vec::new()).expect("an answer"))
    }

    fn lost() -> Outcome {
        Outcome::NoAnswer(Trouble::new(TroubleKind::Broken, ""))
    }

    /// Gives up while the request after these outcomes is on the wire.
    fn cancelled_after(outcomes: impl IntoIterator<Item = Outcome>) -> Error {
        let account = Account::new(KeyPair::new("a", "s").expect("keys")).expect("an account");
        let purchase = PurchaseNumber::new("12065551234".parse().expect("a number"));
        let mut shared = Shared::new(None);
        let mut now = Now::default();
        let mut exchange = Exchange::new(purchase, account, Limits::default(), Follow::default(), now);
        let mut outcomes = outcomes.into_iter();
        loop {
            let mut env = Env { now, random: 0.0, shared: &mut shared };
            match exchange.next(&mut env) {
                Step::Send(_) => match outcomes.next() {
                    Some(outcome) => exchange.report(outcome, &mut env),
                    None => return exchange.cancel().expect_err("it was cancelled"),
                },
                Step::Wait(time) => now.elapsed += time,
                Step::Done(end) => panic!("it is over: {end:?}"),
            }
        }
    }

    #[test]
    fn a_purchase_that_is_cancelled_says_whether_it_may_have_gone() {
        let before = cancelled_after([]);
        assert_eq!((before.code, before.sent, before.attempts), (Code::Cancelled, Sent::No, 0));
        let under_way = cancelled_after([not_found()]);
        assert_eq!((under_way.code, under_way.sent), (Code::OutcomeUnknown, Sent::Maybe));
        for looks in 0..4 {
            let outcomes = [not_found(), lost()].into_iter().chain((0..looks).map(|_| not_found()));
            let reconciling = cancelled_after(outcomes);
            assert_eq!((reconciling.code, reconciling.sent), (Code::OutcomeUnknown, Sent::Maybe));
            assert_eq!((reconciling.attempts, reconciling.retryable), (1, false));
        }
    }
}

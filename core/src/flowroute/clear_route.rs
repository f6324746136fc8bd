//! `DELETE /v2/numbers/:id/relationships/{primary_route,failover_route}`: a number's route is taken away.
//!
//! Sets an absolute value. A lost answer is read back by `GET` on the number, whose relationships prove it.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::route_slot::Aim;
use super::{Flowroute, Number, RouteSlot};
use crate::account::Account;
use crate::call::Call;
use crate::error::FieldError;
use crate::number::Nanp;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::State;

/// Takes away the primary or the failover route of a number of the account; the route itself stays.
/// <https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/>
#[documented]
#[derive(Debug, Clone)]
pub struct ClearRoute {
    aim: Aim,
}

impl ClearRoute {
    /// Clears the `slot` of `number`.
    pub const fn new(number: Nanp, slot: RouteSlot) -> Self {
        Self { aim: Aim { number, slot, route: None } }
    }
}

impl Operation for ClearRoute {
    type Provider = Flowroute;
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.clear_route";

    fn subject(&self) -> Cow<'static, str> {
        format!("clearing the {} route of {}", self.aim.slot, self.aim.number).into()
    }

    fn class(&self) -> Class {
        Class::Sets
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        self.aim.call(Method::DELETE)
    }

    fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        self.aim.read(answer)
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<Call> {
        Some(self.aim.read_back())
    }

    fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        self.aim.seen(answer)
    }

    fn leaves_open(&self, receipt: &Receipt<Number>) -> bool {
        receipt.state == State::Unknown
    }

    fn learn_effect(&self, receipt: &mut Receipt<Number>, answer: &Answer) -> bool {
        self.aim.learn(receipt, answer)
    }

    fn settle(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.settle(record, || secrets(self, account));
    }
}

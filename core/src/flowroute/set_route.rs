//! `PATCH /v2/numbers/:id/relationships/{primary_route,failover_route}`: where a number's inbound calls go.
//!
//! Sets an absolute value. A lost answer is read back by `GET` on the number, whose relationships prove it.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;
use serde::Serialize;

use super::route_slot::Aim;
use super::{Flowroute, Number, RouteSlot};
use crate::account::Account;
use crate::call::{Call, Token};
use crate::error::FieldError;
use crate::number::Nanp;
use crate::operation::{Answer, Class, Operation, Record, Seen, Unfit, secrets};
use crate::receipt::Receipt;
use crate::updated::State;

/// Sets the primary or the failover route of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/>
#[documented]
#[derive(Debug, Clone)]
pub struct SetRoute {
    aim: Aim,
}

impl SetRoute {
    /// Points the `slot` of `number` to `route`, which must be one of the account.
    pub const fn new(number: Nanp, slot: RouteSlot, route: Token) -> Self {
        Self { aim: Aim { number, slot, route: Some(route) } }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    data: Link<'a>,
}

#[derive(Serialize)]
struct Link<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
}

impl Operation for SetRoute {
    type Provider = Flowroute;
    type Output = Receipt<Number>;
    const NAME: &'static str = "numbers.set_route";

    fn subject(&self) -> Cow<'static, str> {
        format!("setting the {} route of {}", self.aim.slot, self.aim.number).into()
    }

    fn class(&self) -> Class {
        Class::Sets
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn call(&self, _account: &Account<Flowroute>) -> Call {
        let id = self.aim.route.as_ref().map(Token::as_str).unwrap_or_default();
        self.aim.call(Method::PATCH).json(&Body { data: Link { kind: "route", id } })
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

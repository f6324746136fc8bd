//! A number's two places for a route: what setting and clearing them share.

use http::Method;
use numplan_macros::words;
use serde_json::Value;

use super::{Number, get_number, page};
use crate::call::{Call, Token};
use crate::number::Nanp;
use crate::operation::{Answer, Seen, Unfit};
use crate::receipt::Receipt;
use crate::updated::{By, Observe as _, State};

/// Which of a number's routes.
#[words]
pub enum RouteSlot {
    /// Where inbound calls go.
    #[word("primary")]
    Primary,
    /// Where they go when that fails.
    #[word("failover")]
    Failover,
}

impl RouteSlot {
    /// The path of it.
    const fn template(self) -> &'static str {
        match self {
            Self::Primary => "/v2/numbers/{number}/relationships/primary_route",
            Self::Failover => "/v2/numbers/{number}/relationships/failover_route",
        }
    }

    /// What a number calls it.
    const fn field(self) -> &'static str {
        match self {
            Self::Primary => "primary_route",
            Self::Failover => "failover_route",
        }
    }
}

/// What a number's route is to be; none: cleared.
#[derive(Debug, Clone)]
pub(super) struct Aim {
    pub(super) number: Nanp,
    pub(super) slot: RouteSlot,
    pub(super) route: Option<Token>,
}

impl Aim {
    pub(super) fn call(&self, method: Method) -> Call {
        Call::new(method, self.slot.template(), &[&self.number])
    }

    pub(super) fn read_back(&self) -> Call {
        get_number::call(self.number)
    }

    /// Whether the number has the route that it should; `None` if it does not show.
    fn is_met_by(&self, number: &Number) -> Option<bool> {
        let wanted = self.route.as_ref().map_or(Value::Null, |route| route.as_str().into());
        number.observe(self.slot.field()).map(|seen| seen == wanted)
    }

    /// Any 2xx: with no body, with the number, or with something else.
    pub(super) fn read(&self, answer: &Answer) -> Result<Receipt<Number>, Unfit> {
        let body = page::done(answer)?;
        if body["data"]["attributes"]["value"].is_null() {
            return Ok(Receipt::new(None, By::Status));
        }
        let mut receipt = Receipt::new(None, By::Status);
        self.take(&mut receipt, Number::read(answer, self.number)?, By::Echo);
        Ok(receipt)
    }

    pub(super) fn seen(&self, answer: &Answer) -> Seen<Receipt<Number>> {
        let Ok(number) = Number::read(answer, self.number) else {
            return Seen::Unproven;
        };
        match self.is_met_by(&number) {
            Some(true) => Seen::Done(Receipt::new(Some(number), By::ReadBack)),
            Some(false) => Seen::NotStarted,
            None => Seen::Unproven,
        }
    }

    pub(super) fn learn(&self, receipt: &mut Receipt<Number>, answer: &Answer) -> bool {
        let Ok(number) = Number::read(answer, self.number) else {
            return false;
        };
        self.take(receipt, number, By::ReadBack);
        receipt.state == State::Applied
    }

    fn take(&self, receipt: &mut Receipt<Number>, number: Number, by: By) {
        match self.is_met_by(&number) {
            Some(true) => (receipt.state, receipt.by) = (State::Applied, by),
            Some(false) => (receipt.state, receipt.by) = (State::Unknown, by),
            None => {}
        }
        receipt.item = Some(number);
    }
}

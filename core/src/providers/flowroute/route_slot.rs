//! The two routes of a number, and the steps that setting and clearing one share.

use serde_json::Value;

use super::get_number;
use super::number::Number;
use super::page;
use crate::operation::prelude::*;
use crate::operation::updated::Observe as _;

/// One of the two routes of a number.
#[string_enum]
pub enum RouteSlot {
    /// Where inbound calls go.
    Primary,
    /// Where inbound calls go when the primary route fails.
    Failover,
}

impl RouteSlot {
    const fn path(self) -> &'static str {
        match self {
            Self::Primary => "/v2/numbers/{number}/relationships/primary_route",
            Self::Failover => "/v2/numbers/{number}/relationships/failover_route",
        }
    }

    /// The name of the relationship in a number.
    const fn field(self) -> &'static str {
        match self {
            Self::Primary => "primary_route",
            Self::Failover => "failover_route",
        }
    }
}

/// The route that a slot of a number is to have; `None`: cleared.
pub(super) struct Assignment<'a> {
    pub(super) number: Nanp,
    pub(super) slot: RouteSlot,
    pub(super) route: Option<&'a ResourceId>,
}

impl Assignment<'_> {
    pub(super) fn request(&self, method: Method) -> ApiRequest {
        ApiRequest::new(method, self.slot.path(), &[&self.number])
    }

    pub(super) fn read_back(&self) -> ApiRequest {
        get_number::request(self.number)
    }

    /// Whether the number has the route; `None` if it does not show its routes.
    fn is_shown_by(&self, number: &Number) -> Option<bool> {
        let wanted = self.route.map_or(Value::Null, |route| route.as_str().into());
        number.observe(self.slot.field()).map(|seen| seen == wanted)
    }

    /// Any 2xx is accepted: without a body, with the number, or with something else.
    pub(super) fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = page::done(response)?;
        let mut receipt = Receipt::new(None, Evidence::Status);
        if !body["data"]["attributes"]["value"].is_null() {
            self.observe(&mut receipt, Number::read(response, self.number)?, Evidence::Echo);
        }
        Ok(receipt)
    }

    pub(super) fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        let Ok(number) = Number::read(response, self.number) else {
            return Reconciled::Inconclusive;
        };
        match self.is_shown_by(&number) {
            Some(true) => Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack)),
            Some(false) => Reconciled::NotApplied,
            None => Reconciled::Inconclusive,
        }
    }

    pub(super) fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        self.observe(receipt, number, Evidence::ReadBack);
        receipt.state == FieldState::Applied
    }

    fn observe(&self, receipt: &mut Receipt<Number>, number: Number, evidence: Evidence) {
        match self.is_shown_by(&number) {
            Some(true) => (receipt.state, receipt.evidence) = (FieldState::Applied, evidence),
            Some(false) => (receipt.state, receipt.evidence) = (FieldState::Unknown, evidence),
            None => {}
        }
        receipt.item = Some(number);
    }
}

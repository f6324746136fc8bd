//! A number's two places for a route: what setting and clearing them share.

use http::Method;
use numplan_macros::string_enum;
use serde_json::Value;

use super::{Number, get_number, page};
use crate::number::Nanp;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::receipt::Receipt;
use crate::operation::updated::{Evidence, FieldState, Observe as _};
use crate::operation::{Reconciled, Response, ResponseError};

/// Which of a number's routes.
#[string_enum]
pub enum RouteSlot {
    /// Where inbound calls go.
    #[value("primary")]
    Primary,
    /// Where they go when that fails.
    #[value("failover")]
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
    pub(super) route: Option<ResourceId>,
}

impl Aim {
    pub(super) fn request(&self, method: Method) -> ApiRequest {
        ApiRequest::new(method, self.slot.template(), &[&self.number])
    }

    pub(super) fn read_back(&self) -> ApiRequest {
        get_number::request(self.number)
    }

    /// Whether the number has the route that it should; `None` if it does not show.
    fn is_met_by(&self, number: &Number) -> Option<bool> {
        let wanted = self.route.as_ref().map_or(Value::Null, |route| route.as_str().into());
        number.observe(self.slot.field()).map(|seen| seen == wanted)
    }

    /// Any 2xx: with no body, with the number, or with something else.
    pub(super) fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        let body = page::done(response)?;
        if body["data"]["attributes"]["value"].is_null() {
            return Ok(Receipt::new(None, Evidence::Status));
        }
        let mut receipt = Receipt::new(None, Evidence::Status);
        self.take(&mut receipt, Number::read(response, self.number)?, Evidence::Echo);
        Ok(receipt)
    }

    pub(super) fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        let Ok(number) = Number::read(response, self.number) else {
            return Reconciled::Inconclusive;
        };
        match self.is_met_by(&number) {
            Some(true) => Reconciled::Applied(Receipt::new(Some(number), Evidence::ReadBack)),
            Some(false) => Reconciled::NotApplied,
            None => Reconciled::Inconclusive,
        }
    }

    pub(super) fn learn(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        let Ok(number) = Number::read(response, self.number) else {
            return false;
        };
        self.take(receipt, number, Evidence::ReadBack);
        receipt.state == FieldState::Applied
    }

    fn take(&self, receipt: &mut Receipt<Number>, number: Number, evidence: Evidence) {
        match self.is_met_by(&number) {
            Some(true) => (receipt.state, receipt.evidence) = (FieldState::Applied, evidence),
            Some(false) => (receipt.state, receipt.evidence) = (FieldState::Unknown, evidence),
            None => {}
        }
        receipt.item = Some(number);
    }
}

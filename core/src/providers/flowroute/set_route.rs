//! `PATCH /v2/numbers/:id/relationships/{primary_route,failover_route}`: sets where inbound calls of a number go.
//!
//! Sets an absolute value. After a lost response the number is read; its relationships prove the effect.

use super::create_route::Body;
use super::number::Number;
use super::provider::Flowroute;
use super::route_slot::{Assignment, RouteSlot};
use crate::operation::prelude::*;

/// Sets the primary or the failover route of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/>
#[operation(
    name = "numbers.set_route", safety = Idempotent, verify,
    subject = "setting the {slot} route of {number}",
)]
pub struct SetRoute {
    /// The number of the account, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
    /// primary, where inbound calls go, or failover, where they go when that fails.
    #[argument]
    slot: RouteSlot,
    /// The id of the route.
    #[argument]
    route: ResourceId,
}

impl SetRoute {
    const fn assignment(&self) -> Assignment<'_> {
        Assignment { number: self.number, slot: self.slot, route: Some(&self.route) }
    }
}

impl Operation for SetRoute {
    type Provider = Flowroute;
    type Output = Receipt<Number>;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.assignment().request(Method::PATCH).json(&Body::new(Some(self.route.as_str()), None))
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        self.assignment().read(response)
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(self.assignment().read_back())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        self.assignment().reconcile(response)
    }

    fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        self.assignment().read_effect(receipt, response)
    }
}

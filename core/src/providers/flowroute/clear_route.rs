//! `DELETE /v2/numbers/:id/relationships/{primary_route,failover_route}`: clears a route of a number.
//!
//! Sets an absolute value. After a lost response the number is read; its relationships prove the effect.

use super::number::Number;
use super::provider::Flowroute;
use super::route_slot::{Assignment, RouteSlot};
use crate::operation::prelude::*;

/// Clears the primary or the failover route of a number of the account; the route itself stays.
/// <https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/>
#[operation(
    name = "numbers.clear_route", safety = Idempotent, verify,
    subject = "clearing the {slot} route of {number}",
)]
pub struct ClearRoute {
    /// The number of the account, 11 digits: 12065551234.
    #[argument]
    number: Nanp,
    /// primary, where inbound calls go, or failover, where they go when that fails.
    #[argument]
    slot: RouteSlot,
}

impl ClearRoute {
    const fn assignment(&self) -> Assignment<'_> {
        Assignment { number: self.number, slot: self.slot, route: None }
    }
}

impl Operation for ClearRoute {
    type Provider = Flowroute;
    type Output = Receipt<Number>;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.assignment().request(Method::DELETE)
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

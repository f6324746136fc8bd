//! `DELETE /v2/numbers/:id/relationships/{primary_route,failover_route}`: a number's route is taken away.
//!
//! Sets an absolute value. A lost answer is read back by `GET` on the number, whose relationships prove it.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::route_slot::Aim;
use super::{Flowroute, Number, RouteSlot};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::receipt::Receipt;
use crate::operation::updated::FieldState;
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

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

    fn safety(&self) -> Safety {
        Safety::Idempotent
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        self.aim.request(Method::DELETE)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Number>, ResponseError> {
        self.aim.read(response)
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(self.aim.read_back())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Number>> {
        self.aim.reconcile(response)
    }

    fn needs_read_back(&self, receipt: &Receipt<Number>) -> bool {
        receipt.state == FieldState::Unknown
    }

    fn read_effect(&self, receipt: &mut Receipt<Number>, response: &Response) -> bool {
        self.aim.learn(receipt, response)
    }

    fn finish(&self, receipt: &mut Receipt<Number>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
    }
}

//! `PATCH /v2/numbers/:id/relationships/{primary_route,failover_route}`: where a number's inbound calls go.
//!
//! Sets an absolute value. A lost answer is read back by `GET` on the number, whose relationships prove it.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;
use serde::Serialize;

use super::route_slot::Aim;
use super::{Flowroute, Number, RouteSlot};
use crate::number::Nanp;
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::receipt::Receipt;
use crate::operation::updated::FieldState;
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// Sets the primary or the failover route of a number of the account.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/>
#[documented]
#[derive(Debug, Clone)]
pub struct SetRoute {
    aim: Aim,
}

impl SetRoute {
    /// Points the `slot` of `number` to `route`, which must be one of the account.
    pub const fn new(number: Nanp, slot: RouteSlot, route: ResourceId) -> Self {
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

    fn safety(&self) -> Safety {
        Safety::Idempotent
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        let id = self.aim.route.as_ref().map(ResourceId::as_str).unwrap_or_default();
        self.aim.request(Method::PATCH).json(&Body { data: Link { kind: "route", id } })
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

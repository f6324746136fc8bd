//! `PATCH /v2/routes/:id`: what an inbound voice route leads to, and its name.
//!
//! Sets absolute values. A lost answer is read back by the list of routes, of which a page has 200: a route that
//! it does not show proves nothing.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::create_route::Body;
use super::{Flowroute, Route, RouteChanges, list_routes, page};
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::fields;
use crate::operation::receipt::Receipt;
use crate::operation::updated::{Evidence, FieldState};
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// Updates an inbound voice route of the account: calls of every number that points to it follow.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/>
#[documented]
#[derive(Debug, Clone)]
pub struct UpdateRoute {
    route: ResourceId,
    changes: RouteChanges,
    input_errors: Vec<FieldError>,
}

impl UpdateRoute {
    /// Changes `route`.
    pub const fn new(route: ResourceId, changes: RouteChanges) -> Self {
        Self { route, changes, input_errors: Vec::new() }
    }

    /// With what a reader of outside input could not take into the changes: it is refused together with all else
    /// that is wrong, and nothing is sent.
    #[must_use]
    pub fn input_errors(mut self, input_errors: Vec<FieldError>) -> Self {
        self.input_errors = input_errors;
        self
    }

    fn is_meant(&self, route: &Route) -> bool {
        route.id.as_deref() == Some(self.route.as_str())
    }

    fn found(&self, response: &Response) -> Option<Route> {
        list_routes::read(response)?.items.into_iter().find(|route| self.is_meant(route))
    }

    /// The receipt that `route` makes; unknown, if it shows something else.
    fn judged(&self, route: Route, evidence: Evidence) -> Receipt<Route> {
        let shown = self.changes.are_shown_by(&route);
        let mut receipt = Receipt::new(Some(route), evidence);
        if !shown {
            receipt.state = FieldState::Unknown;
        }
        receipt
    }
}

impl Operation for UpdateRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;
    const NAME: &'static str = "routes.update";

    fn subject(&self) -> Cow<'static, str> {
        format!("the update of the route {}", self.route.as_str()).into()
    }

    fn safety(&self) -> Safety {
        Safety::Idempotent
    }

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut wrong = fields::check(&self.changes, &self.input_errors, account.is_local());
        self.changes.check_texts(&mut wrong);
        wrong
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        let body = Body { id: Some(self.route.as_str()), changes: &self.changes };
        ApiRequest::new(Method::PATCH, "/v2/routes/{route}", &[&self.route]).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Route>, ResponseError> {
        match page::one::<Route>(response, "route")? {
            Some(route) if self.is_meant(&route) => Ok(self.judged(route, Evidence::Echo)),
            Some(_) => Err(ResponseError::malformed("it speaks of another route")),
            None => {
                page::done(response)?;
                Ok(Receipt::new(None, Evidence::Status))
            }
        }
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(list_routes::request())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Route>> {
        match self.found(response).map(|route| self.judged(route, Evidence::ReadBack)) {
            Some(receipt) if receipt.state == FieldState::Applied => Reconciled::Applied(receipt),
            Some(_) => Reconciled::NotApplied,
            None => Reconciled::Inconclusive,
        }
    }

    fn needs_read_back(&self, receipt: &Receipt<Route>) -> bool {
        receipt.state == FieldState::Unknown
    }

    fn read_effect(&self, receipt: &mut Receipt<Route>, response: &Response) -> bool {
        let Some(route) = self.found(response) else {
            return false;
        };
        let Receipt { item, state, evidence, .. } = self.judged(route, Evidence::ReadBack);
        (receipt.item, receipt.state, receipt.evidence) = (item, state, evidence);
        state == FieldState::Applied
    }

    fn finish(&self, receipt: &mut Receipt<Route>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
    }
}

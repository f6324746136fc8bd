//! `PATCH /v2/routes/:id`: changes the target or the alias of an inbound voice route.
//!
//! Sets absolute values. After a lost response the list of routes is read, of which a page has 200: a route that is
//! not on it proves nothing.

use super::create_route::{Body, RouteChanges};
use super::list_routes;
use super::number::Route;
use super::page;
use super::provider::Flowroute;
use crate::operation::fields;
use crate::operation::prelude::*;

/// Updates an inbound voice route of the account. It affects the calls of every number that points to it.
/// <https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/>
#[operation(name = "routes.update", safety = Idempotent, subject = "the update of the route {route}")]
pub struct UpdateRoute {
    /// The id of the route.
    #[argument]
    route: ResourceId,
    #[options]
    changes: RouteChanges,
}

impl UpdateRoute {
    fn is_meant(&self, route: &Route) -> bool {
        route.id.as_deref() == Some(self.route.as_str())
    }

    fn found(&self, response: &Response) -> Option<Route> {
        list_routes::read(response)?.items.into_iter().find(|route| self.is_meant(route))
    }
}

impl Operation for UpdateRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;

    fn validate(&self, account: &Account<Flowroute>) -> Vec<FieldError> {
        let mut errors = fields::check(&self.changes, account.is_local());
        errors.extend(self.changes.check_texts());
        errors
    }

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        let body = Body::new(Some(self.route.as_str()), Some(&self.changes));
        ApiRequest::new(Method::PATCH, "/v2/routes/{route}", &[&self.route]).json(&body)
    }

    fn read(&self, response: &Response) -> Result<Receipt<Route>, ResponseError> {
        match page::one::<Route>(response, "route")? {
            Some(route) if self.is_meant(&route) => {
                let is_shown = self.changes.are_shown_by(&route);
                let mut receipt = Receipt::new(Some(route), Evidence::Echo);
                if !is_shown {
                    receipt.state = FieldState::Unknown;
                }
                Ok(receipt)
            }
            Some(_) => Err(ResponseError::malformed("it is about another route")),
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
        Reconciled::of(self.found(response), |route| self.changes.are_shown_by(route))
    }

    fn read_effect(&self, receipt: &mut Receipt<Route>, response: &Response) -> bool {
        self.found(response).is_some_and(|route| {
            let is_shown = self.changes.are_shown_by(&route);
            receipt.observe(route, is_shown)
        })
    }
}

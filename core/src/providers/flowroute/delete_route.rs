//! `DELETE /v2/routes/:id`: deletes an inbound voice route.
//!
//! Destroys. Flowroute refuses it (403) while a number points to the route. After a lost response the list of routes
//! is read several times: a whole list without the route proves that it is deleted; anything else proves nothing.
//! A single route cannot be read, so there is no precheck: for a missing route Flowroute returns 404.

use super::list_routes;
use super::number::Route;
use super::page;
use super::provider::Flowroute;
use crate::operation::prelude::*;

/// Deletes an inbound voice route of the account, to which no number may point.
/// <https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/>
#[operation(name = "routes.delete", safety = Irreversible, subject = "the deletion of the route {route}")]
pub struct DeleteRoute {
    /// The id of the route.
    #[argument]
    route: ResourceId,
}

impl Operation for DeleteRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;

    fn request(&self, _account: &Account<Flowroute>) -> ApiRequest {
        ApiRequest::new(Method::DELETE, "/v2/routes/{route}", &[&self.route])
    }

    fn read(&self, response: &Response) -> Result<Receipt<Route>, ResponseError> {
        page::gone(response)?;
        Ok(Receipt::new(None, Evidence::Status))
    }

    fn read_back(&self, _account: &Account<Flowroute>) -> Option<ApiRequest> {
        Some(list_routes::request())
    }

    fn reconcile(&self, response: &Response) -> Reconciled<Receipt<Route>> {
        let Some(page) = list_routes::read(response).filter(|page| page.more == Some(false)) else {
            return Reconciled::Inconclusive;
        };
        // A listed route without an id may be this one.
        let may_be = |id: &Option<String>| id.as_deref().is_none_or(|id| id == self.route.as_str());
        if page.items.iter().any(|route| may_be(&route.id)) {
            return Reconciled::Inconclusive;
        }
        Reconciled::Applied(Receipt::new(None, Evidence::ReadBack))
    }
}

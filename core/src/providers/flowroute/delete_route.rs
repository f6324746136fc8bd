//! `DELETE /v2/routes/:id`: takes an inbound voice route away.
//!
//! Destroys. Flowroute refuses it (403) while a number points to the route. A lost answer is read back by the
//! list of routes, several times: a whole list without the route means that it is gone; all else proves nothing.
//! No single route can be read, so nothing is read before: a route that is not there is Flowroute's 404.

use std::borrow::Cow;

use http::Method;
use numplan_macros::documented;

use super::{Flowroute, Route, list_routes, page};
use crate::operation::account::Account;
use crate::operation::api_request::{ApiRequest, ResourceId};
use crate::operation::receipt::Receipt;
use crate::operation::updated::Evidence;
use crate::operation::{Operation, Reconciled, Record, Response, ResponseError, Safety, secrets};
use crate::types::error::FieldError;

/// Deletes an inbound voice route of the account, to which no number may point.
/// <https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/>
#[documented]
#[derive(Debug, Clone)]
pub struct DeleteRoute {
    route: ResourceId,
}

impl DeleteRoute {
    /// Deletes `route`.
    pub const fn new(route: ResourceId) -> Self {
        Self { route }
    }
}

impl Operation for DeleteRoute {
    type Provider = Flowroute;
    type Output = Receipt<Route>;
    const NAME: &'static str = "routes.delete";

    fn subject(&self) -> Cow<'static, str> {
        format!("the deletion of the route {}", self.route.as_str()).into()
    }

    fn safety(&self) -> Safety {
        Safety::Irreversible
    }

    fn validate(&self, _account: &Account<Flowroute>) -> Vec<FieldError> {
        Vec::new()
    }

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
        // An item without an id may be the one.
        let may_be = |id: &Option<String>| id.as_deref().is_none_or(|id| id == self.route.as_str());
        if page.items.iter().any(|route| may_be(&route.id)) {
            return Reconciled::Inconclusive;
        }
        Reconciled::Applied(Receipt::new(None, Evidence::ReadBack))
    }

    fn finish(&self, receipt: &mut Receipt<Route>, record: &Record, account: &Account<Flowroute>) {
        receipt.finish(record, || secrets(self, account));
    }
}

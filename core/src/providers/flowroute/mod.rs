//! Flowroute, API v2: <https://developer.flowroute.com/api/numbers/v2.0/>

mod buy_number;
#[cfg(feature = "bindings")]
mod by_name;
mod clear_route;
mod create_route;
mod delete_route;
mod get_number;
mod get_provisioning;
mod list_area_codes;
mod list_edge_strategies;
mod list_exchanges;
mod list_numbers;
mod list_routes;
mod number;
mod page;
mod release_number;
mod route_slot;
mod search_numbers;
mod set_route;
mod start_provisioning;
mod update_number;
mod update_route;

pub use buy_number::BuyNumber;
pub use clear_route::ClearRoute;
pub use create_route::{CreateRoute, RouteChanges, RouteType};
pub use delete_route::DeleteRoute;
pub use get_number::GetNumber;
pub use get_provisioning::{BulkNumbers, GetProvisioning, Provisioning};
pub use list_area_codes::{AreaCode, AreaCodeFilters, ListAreaCodes};
pub use list_edge_strategies::{EdgeStrategy, ListEdgeStrategies};
pub use list_exchanges::{ExchangeFilters, ListExchanges, NumberExchange};
pub use list_numbers::{ListNumbers, NumberFilters};
pub use list_routes::{ListRoutes, RouteFilters};
pub use number::{Link, Number, Relationships, Route};
pub use release_number::ReleaseNumber;
pub use route_slot::RouteSlot;
pub use search_numbers::{SearchFilters, SearchNumbers, StockNumber};
pub use set_route::SetRoute;
pub use start_provisioning::{MessagingAction, ProvisioningOptions, StartProvisioning};
pub use update_number::{NumberChanges, UpdateNumber};
pub use update_route::UpdateRoute;

use http::HeaderValue;
use serde_json::Value;

use crate::Error;
use crate::operation::Response;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, basic, part};
use crate::types::error::ServerError;
use crate::types::secret::Secret;

/// Flowroute, as a type.
#[derive(Debug, Clone, Copy)]
pub struct Flowroute;

impl Provider for Flowroute {
    const ID: ProviderId = ProviderId::Flowroute;
    const BASE_URL: &'static str = "https://api.flowroute.com";
    const MEDIA_TYPE: &'static str = "application/vnd.api+json";
    const MAX_RATE: Option<f64> = None;
    type Credentials = KeyPair;

    /// `{"errors":[{"detail","id","status","title"}]}`, of which any member may be missing, and `detail` may be
    /// an object and `status` a text.
    fn refusal(response: &Response) -> Refusal {
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            return Refusal::default();
        };
        let errors = errors_in(&body);
        let request_id = errors.iter().find_map(|error| error.id.clone());
        Refusal { request_id, errors }
    }
}

/// The `errors` array of a body, as far as it has one.
pub(crate) fn errors_in(body: &Value) -> Vec<ServerError> {
    let Some(errors) = body.get("errors").and_then(Value::as_array) else {
        return Vec::new();
    };
    let text = |of: &Value| match of {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let errors = errors.iter().map(|error| match error {
        Value::Object(members) => {
            let member = |name: &str| members.get(name).and_then(text);
            let (title, detail) = (member("title"), member("detail"));
            ServerError { title, detail, id: member("id"), status: member("status"), field: None }
        }
        other => ServerError::sentence(text(other).unwrap_or_default()),
    });
    errors.collect()
}

/// An access key and its secret key: one pair is one account.
///
/// Environment: `FLOWROUTE_ACCESS_KEY` and `FLOWROUTE_SECRET_KEY`, else `FR_ACCESS_KEY` and `FR_SECRET_KEY`.
#[derive(Clone)]
pub struct KeyPair {
    access_key: Secret,
    secret_key: Secret,
}

impl KeyPair {
    /// The pair.
    pub fn new(access_key: impl Into<Secret>, secret_key: impl Into<Secret>) -> Result<Self, Error> {
        Self::from_parts(&[access_key.into(), secret_key.into()])
    }
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("KeyPair(***)")
    }
}

impl Credentials for KeyPair {
    const PARTS: &'static [&'static str] = &["access_key", "secret_key"];
    const ENVIRONMENT: &'static [&'static [&'static str]] =
        &[&["FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"], &["FR_ACCESS_KEY", "FR_SECRET_KEY"]];

    fn from_parts(parts: &[Secret]) -> Result<Self, Error> {
        let access_key = part(parts, 0, "access key", ProviderId::Flowroute)?.clone();
        if access_key.expose().contains(':') {
            return Err(Error::config("Flowroute: the access key must not contain a colon"));
        }
        Ok(Self { access_key, secret_key: part(parts, 1, "secret key", ProviderId::Flowroute)?.clone() })
    }

    fn authorization(&self) -> HeaderValue {
        basic(self.access_key.expose(), self.secret_key.expose())
    }

    fn secrets(&self) -> Vec<&str> {
        vec![self.secret_key.expose(), self.access_key.expose()]
    }
}

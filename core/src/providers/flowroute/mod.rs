//! Flowroute, API v2: <https://developer.flowroute.com/api/numbers/v2.0/>

mod buy_number;
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

use crate::operation::Response;
use crate::operation::api_request::ApiRequest;
#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry};
use crate::operation::input::ArgumentSpec;
use crate::operation::paging::Window;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, basic, part};
use crate::types::error::{Error, ServerError};
use crate::types::secret::Secret;

/// Flowroute as a type.
#[derive(Debug, Clone, Copy)]
pub struct Flowroute;

impl Provider for Flowroute {
    const ID: ProviderId = ProviderId::Flowroute;
    const BASE_URL: &'static str = "https://api.flowroute.com";
    const MEDIA_TYPE: &'static str = "application/vnd.api+json";
    const MAX_RATE: Option<f64> = None;
    const PAGE_INPUTS: &'static [ArgumentSpec] = &[
        ArgumentSpec::of::<Option<u64>>(
            "limit",
            "The largest number of items; as many as a page can have if left out.",
        ),
        ArgumentSpec::of::<Option<u64>>("offset", "The number of items before the page."),
    ];
    type Credentials = KeyPair;

    fn page(request: ApiRequest, window: &Window, most: u32) -> ApiRequest {
        let limit = window.limit.unwrap_or(most);
        request.query("limit", &limit.to_string()).query("offset", &window.position.offset.to_string())
    }

    /// Reads `{"errors":[{"detail","id","status","title"}]}`. Any member may be missing; `detail` may be an object and
    /// `status` a text.
    fn refusal(response: &Response) -> Refusal {
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            return Refusal::default();
        };
        let errors = errors_in(&body);
        let request_id = errors.iter().find_map(|error| error.id.clone());
        Refusal { request_id, errors }
    }
}

#[cfg(feature = "bindings")]
impl Cataloged for Flowroute {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::list::<ListNumbers>(),
        Entry::list::<SearchNumbers>(),
        Entry::list::<ListAreaCodes>(),
        Entry::list::<ListExchanges>(),
        Entry::one::<BuyNumber>(),
        Entry::one::<ReleaseNumber>(),
        Entry::one::<SetRoute>(),
        Entry::one::<ClearRoute>(),
        Entry::list::<ListRoutes>(),
        Entry::one::<CreateRoute>(),
        Entry::one::<UpdateRoute>(),
        Entry::one::<DeleteRoute>(),
        Entry::list::<ListEdgeStrategies>(),
        Entry::one::<StartProvisioning>(),
        Entry::one::<GetProvisioning>(),
    ];

    fn resource_doc(resource: &str) -> Option<&'static str> {
        Some(match resource {
            "numbers" => "The phone numbers of the account, and those that can be bought.",
            "area_codes" => "The area codes in which numbers can be bought.",
            "exchanges" => "The exchanges in which numbers can be bought.",
            "routes" => "The inbound voice routes of the account.",
            "edge_strategies" => "The edge strategies, by which calls enter the provider's network.",
            "provisioning" => "The tasks that enable and disable messaging.",
            _ => return None,
        })
    }
}

/// The errors in the `errors` array of a body.
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

/// An access key and its secret key. One pair is one account.
///
/// Environment: `FLOWROUTE_ACCESS_KEY` and `FLOWROUTE_SECRET_KEY`, else `FR_ACCESS_KEY` and `FR_SECRET_KEY`.
#[derive(Clone)]
pub struct KeyPair {
    access_key: Secret,
    secret_key: Secret,
}

impl KeyPair {
    /// Creates the pair.
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

//! Wavix, API v1: <https://docs.wavix.com/api-reference/numbers>

mod account_read;
mod address;
mod cart;
mod checkout;
mod destination;
mod empty_cart;
mod fill_cart;
mod get_cart;
mod get_number;
mod list_cities;
mod list_countries;
mod list_numbers;
mod list_regions;
mod number;
mod pages;
mod release_numbers;
mod search_stock;
mod stock;
mod update_many;
mod update_number;

pub use address::{Address, RecordId};
pub use cart::{Cart, DocumentKind};
pub use checkout::Checkout;
pub use destination::{Destination, RoutedDestination, Transport};
pub use empty_cart::EmptyCart;
pub use fill_cart::FillCart;
pub use get_cart::GetCart;
pub use get_number::GetNumber;
pub use list_cities::ListCities;
pub use list_countries::ListCountries;
pub use list_numbers::{ListNumbers, NumberFilters};
pub use list_regions::ListRegions;
pub use number::{Document, Number};
pub use release_numbers::ReleaseNumbers;
pub use search_stock::SearchStock;
pub use stock::{CartItem, City, Country, PlaceId, Region, StockFilters, StockNumber};
pub use update_many::{UpdateMany, UpdatedMany, UpdatedRecord};
pub use update_number::{NumberChanges, UpdateNumber};

use http::HeaderValue;
use serde_json::Value;

use crate::operation::api_request::ApiRequest;
#[cfg(feature = "bindings")]
use crate::operation::catalog::{Cataloged, Entry};
use crate::operation::input::ArgumentSpec;
use crate::operation::paging::Window;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, part, sensitive};
use crate::operation::{Response, ResponseError};
use crate::types::error::{Error, ErrorCode, ServerError};
use crate::types::secret::Secret;

/// Wavix as a type.
#[derive(Debug, Clone, Copy)]
pub struct Wavix;

impl Provider for Wavix {
    const ID: ProviderId = ProviderId::Wavix;
    const NUMBERS_PAGES: bool = true;
    const BASE_URL: &'static str = "https://api.wavix.com";
    const MEDIA_TYPE: &'static str = "application/json";
    const MAX_RATE: Option<f64> = None;
    const PAGE_INPUTS: &'static [ArgumentSpec] = &[ArgumentSpec::of::<Option<u64>>(
        "page",
        "The number of the page, counted from 1; a page has at most 100 items.",
    )];
    type Credentials = ApiKey;

    fn page(request: ApiRequest, window: &Window, most: u32) -> ApiRequest {
        let page = window.position.pages.saturating_add(1);
        let size = window.limit.map(u64::from).or(window.position.size).unwrap_or(most.into());
        request.query("page", &page.to_string()).query("per_page", &size.to_string())
    }

    /// Reads `{"success":false,"message"}`, which may have `errors: {field: text}`.
    fn refusal(response: &Response) -> Refusal {
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            return Refusal::default();
        };
        Refusal { request_id: None, errors: errors_in(&body) }
    }
}

#[cfg(feature = "bindings")]
impl Cataloged for Wavix {
    const ENTRIES: &'static [Entry<Self>] = &[
        Entry::one::<GetNumber>(),
        Entry::one::<UpdateNumber>(),
        Entry::one::<UpdateMany>(),
        Entry::list::<ListNumbers>(),
        Entry::one::<ReleaseNumbers>(),
        Entry::list::<ListCountries>(),
        Entry::list::<ListRegions>(),
        Entry::list::<ListCities>(),
        Entry::list::<SearchStock>(),
        Entry::one::<GetCart>(),
        Entry::one::<FillCart>(),
        Entry::one::<EmptyCart>(),
        Entry::one::<Checkout>(),
    ];

    fn resource_doc(resource: &str) -> Option<&'static str> {
        Some(match resource {
            "numbers" => "The phone numbers of the account, and those that can be bought.",
            "stock" => "The numbers for sale, by country, region and city.",
            "cart" => "The cart: numbers of the stock that are put aside to be bought.",
            _ => return None,
        })
    }
}

fn errors_in(body: &Value) -> Vec<ServerError> {
    let words = |of: &Value| of.as_str().map_or_else(|| of.to_string(), str::to_owned);
    let message = ["message", "error"].iter().find_map(|name| body.get(*name)?.as_str());
    let mut errors: Vec<ServerError> = message.map(ServerError::sentence).into_iter().collect();
    let refused = cart::refused_ids(body);
    if !refused.is_empty() {
        let sentence = errors.pop().unwrap_or_else(|| ServerError::sentence("not available"));
        errors.push(ServerError { field: Some(refused.join(", ")), ..sentence });
    }
    match body.get("errors") {
        Some(Value::Object(fields)) => errors.extend(fields.iter().map(|(field, what)| ServerError {
            field: Some(field.clone()),
            ..ServerError::sentence(words(what))
        })),
        Some(Value::Array(items)) => {
            errors.extend(items.iter().map(|what| ServerError::sentence(words(what))));
        }
        _ => {}
    }
    errors
}

/// The failure that a 2xx body reports with `success: false` or `error: true`.
fn refuses(members: &serde_json::Map<String, Value>) -> Option<ResponseError> {
    let says = |name: &str, what: bool| members.get(name).and_then(Value::as_bool) == Some(what);
    (says("success", false) || says("error", true))
        .then_some(ResponseError::ReportedFailure(ErrorCode::Rejected))
}

/// An API key. Keys have scopes: a change needs write access to numbers.
///
/// Environment: `WAVIX_API_KEY`.
#[derive(Clone)]
pub struct ApiKey(Secret);

impl ApiKey {
    /// Creates the key.
    pub fn new(api_key: impl Into<Secret>) -> Result<Self, Error> {
        Self::from_parts(&[api_key.into()])
    }
}

impl std::fmt::Debug for ApiKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("ApiKey(***)")
    }
}

impl Credentials for ApiKey {
    const PARTS: &'static [&'static str] = &["api_key"];
    const ENVIRONMENT: &'static [&'static [&'static str]] = &[&["WAVIX_API_KEY"]];

    fn from_parts(parts: &[Secret]) -> Result<Self, Error> {
        Ok(Self(part(parts, 0, "API key", ProviderId::Wavix)?.clone()))
    }

    fn authorization(&self) -> HeaderValue {
        sensitive(&format!("Bearer {}", self.0.expose()))
    }

    fn secrets(&self) -> Vec<&str> {
        vec![self.0.expose()]
    }
}

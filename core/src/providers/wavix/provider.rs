//! Wavix as a provider: credentials, requests for pages, error responses.

use http::HeaderValue;
use serde_json::Value;

use super::responses;
use crate::number::Countries;
use crate::operation::input::ArgumentSpec;
use crate::operation::prelude::*;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, part, sensitive};
use crate::types::error::{Error, ServerError};
use crate::types::secret::Secret;

/// Wavix as a type.
#[derive(Debug, Clone, Copy)]
pub struct Wavix;

impl Provider for Wavix {
    const ID: ProviderId = ProviderId::Wavix;
    const NUMBERS_PAGES: bool = true;
    const BASE_URL: &'static str = "https://api.wavix.com";
    const MEDIA_TYPE: &'static str = "application/json";
    const COUNTRIES: Countries = Countries::Any;
    const MAX_RATE: Option<f64> = None;
    const FORBIDDEN_HINT: &'static str = "the API key may lack the scope for numbers (write for changes), or the account the Numbers API (Flex Pro)";
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

    fn read_page<T: Model>(response: &Response, items: &str) -> Result<Page<T>, ResponseError> {
        responses::read_page(response, items)
    }

    /// Reads `{"success":false,"message"}`, which may have `errors: {field: text}`.
    fn refusal(response: &Response) -> Refusal {
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            return Refusal::default();
        };
        Refusal { request_id: None, errors: errors_in(&body) }
    }
}

pub(super) fn errors_in(body: &Value) -> Vec<ServerError> {
    let words = |of: &Value| of.as_str().map_or_else(|| of.to_string(), str::to_owned);
    let message = ["message", "error"].iter().find_map(|name| body.get(*name)?.as_str());
    let mut errors: Vec<ServerError> = message.map(ServerError::sentence).into_iter().collect();
    let refused = refused_ids(body);
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

/// The ids of the stock that a response names as not available.
pub(super) fn refused_ids(body: &Value) -> Vec<String> {
    let ids = body.get("error_dids").and_then(Value::as_array).into_iter().flatten();
    ids.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).collect()
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
    const PLACEHOLDERS: &'static [&'static str] = &["API_KEY"];

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

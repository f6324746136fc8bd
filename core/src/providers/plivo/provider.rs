//! Plivo as a provider: credentials, requests for pages, error responses.

use http::HeaderValue;
use serde_json::Value;

use super::responses::{self, api_id, errors_in};
use crate::number::Countries;
use crate::operation::api_request::PathSegment;
use crate::operation::input::ArgumentSpec;
use crate::operation::paging::Position;
use crate::operation::prelude::*;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, basic, part};
use crate::types::error::{Error, ServerError};
use crate::types::secret::Secret;

/// Plivo as a type.
#[derive(Debug, Clone, Copy)]
pub struct Plivo;

impl Provider for Plivo {
    const ID: ProviderId = ProviderId::Plivo;
    const BASE_URL: &'static str = "https://api.plivo.com";
    const MEDIA_TYPE: &'static str = "application/json";
    const COUNTRIES: Countries = Countries::Any;
    /// 300 requests in 5 s are documented.
    const MAX_RATE: Option<f64> = Some(60.0);
    const PAGE_INPUTS: &'static [ArgumentSpec] = &[
        ArgumentSpec::of::<Option<u64>>(
            "offset",
            "The number of items before the page, which has at most 20.",
        ),
        ArgumentSpec::of::<Option<String>>(
            "cursor",
            "Plivo's name for the page, as the previous page shows it.",
        ),
    ];
    type Credentials = AuthPair;

    fn page(request: ApiRequest, window: &Window, most: u32) -> ApiRequest {
        let request = request.query("limit", &window.limit.unwrap_or(most).to_string());
        match &window.position {
            Position { cursor: Some(cursor), .. } => request.query("cursor", cursor),
            Position { offset: 0, .. } => request,
            Position { offset, .. } => request.query("offset", &offset.to_string()),
        }
    }

    fn read_page<T: Model>(response: &Response, items: &str) -> Result<Page<T>, ResponseError> {
        responses::read_page(response, items)
    }

    /// Reads `{"api_id","error"}`. `error` may be an object, and the body may not be JSON.
    fn refusal(response: &Response) -> Refusal {
        let Ok(body) = serde_json::from_slice::<Value>(response.body()) else {
            return Refusal::default();
        };
        let mut errors = errors_in(&body);
        if let (true, Some(message)) = (errors.is_empty(), body.get("message").and_then(Value::as_str)) {
            errors.push(ServerError::sentence(message));
        }
        Refusal { request_id: api_id(&body), errors }
    }
}

/// A request about the account: `template` begins with `/v1/Account/{auth_id}/`.
pub(super) fn account_request(
    method: Method,
    template: &'static str,
    account: &Account<Plivo>,
    segment: Option<&dyn PathSegment>,
) -> ApiRequest {
    let auth_id: &dyn PathSegment = account.credentials().auth_id();
    match segment {
        Some(segment) => ApiRequest::new(method, template, &[auth_id, segment]),
        None => ApiRequest::new(method, template, &[auth_id]),
    }
}

/// The auth id and auth token of an account (`MA…`) or a subaccount (`SA…`).
///
/// Environment: `PLIVO_AUTH_ID` and `PLIVO_AUTH_TOKEN`.
#[derive(Clone)]
pub struct AuthPair {
    auth_id: ResourceId,
    auth_token: Secret,
}

impl AuthPair {
    /// Creates the pair.
    pub fn new(auth_id: impl Into<Secret>, auth_token: impl Into<Secret>) -> Result<Self, Error> {
        Self::from_parts(&[auth_id.into(), auth_token.into()])
    }

    /// Whether the credentials are a subaccount's.
    pub fn is_subaccount(&self) -> bool {
        self.auth_id.as_str().starts_with("SA")
    }

    pub(super) fn auth_id(&self) -> &ResourceId {
        &self.auth_id
    }
}

impl std::fmt::Debug for AuthPair {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("AuthPair(***)")
    }
}

impl Credentials for AuthPair {
    const PARTS: &'static [&'static str] = &["auth_id", "auth_token"];
    const ENVIRONMENT: &'static [&'static [&'static str]] = &[&["PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN"]];
    const PLACEHOLDERS: &'static [&'static str] = &["MAXXXXXXXXXXXXXXXXXX", "AUTH_TOKEN"];

    fn from_parts(parts: &[Secret]) -> Result<Self, Error> {
        let text = part(parts, 0, "auth id", ProviderId::Plivo)?.expose();
        let shaped = text.len() == 20 && (text.starts_with("MA") || text.starts_with("SA"));
        let Some(auth_id) = ResourceId::parse(text).filter(|_| shaped) else {
            let message = "Plivo: an auth id has 20 characters and begins with MA or SA; is it swapped with the auth token?";
            return Err(Error::config(message));
        };
        Ok(Self { auth_id, auth_token: part(parts, 1, "auth token", ProviderId::Plivo)?.clone() })
    }

    fn authorization(&self) -> HeaderValue {
        basic(self.auth_id.as_str(), self.auth_token.expose())
    }

    fn secrets(&self) -> Vec<&str> {
        vec![self.auth_token.expose()]
    }
}

//! Plivo, API v1: <https://www.plivo.com/docs/numbers/api/account-phone-number/>

mod add_number;
mod buy_number;
#[cfg(feature = "bindings")]
mod by_name;
mod get_number;
mod list_numbers;
mod number;
mod order;
mod pages;
mod release_number;
mod search_numbers;
mod stock_number;
mod update_number;

pub use add_number::{AddNumber, AddOptions};
pub use buy_number::{BuyNumber, BuyOptions};
pub use get_number::GetNumber;
pub use list_numbers::{ListNumbers, NumberFilters};
pub use number::Number;
pub use release_number::ReleaseNumber;
pub use search_numbers::{SearchFilters, SearchNumbers};
pub use stock_number::StockNumber;
pub use update_number::{HttpMethod, NumberChanges, Toggle, UpdateNumber};

use http::HeaderValue;
use serde_json::Value;

use crate::Error;
use crate::operation::api_request::ResourceId;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, basic, part};
use crate::operation::{Response, ResponseError};
use crate::types::error::ServerError;
use crate::types::secret::Secret;

/// Plivo, as a type.
#[derive(Debug, Clone, Copy)]
pub struct Plivo;

impl Provider for Plivo {
    const ID: ProviderId = ProviderId::Plivo;
    const BASE_URL: &'static str = "https://api.plivo.com";
    const MEDIA_TYPE: &'static str = "application/json";
    /// 300 requests in 5 s are documented.
    const MAX_RATE: Option<f64> = Some(60.0);
    type Credentials = AuthPair;

    /// `{"api_id","error"}`, where `error` may be an object, or the whole not JSON.
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

fn api_id(body: &Value) -> Option<String> {
    body.get("api_id").and_then(Value::as_str).map(str::to_owned)
}

fn errors_in(body: &Value) -> Vec<ServerError> {
    match body.get("error") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        Some(Value::Array(items)) if items.is_empty() => Vec::new(),
        Some(Value::String(text)) => vec![ServerError::sentence(text)],
        Some(Value::Object(members)) => {
            let texts = members.iter().map(|(field, what)| {
                let detail = what.as_str().map_or_else(|| what.to_string(), str::to_owned);
                ServerError { field: Some(field.clone()), ..ServerError::sentence(detail) }
            });
            texts.collect()
        }
        Some(other) => vec![ServerError::sentence(other.to_string())],
    }
}

/// A success in JSON: an object, whose `error`, if it has one, is empty.
fn success(response: &Response) -> Result<Value, ResponseError> {
    let body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is not JSON ({error})")))?;
    if !body.is_object() {
        return Err(ResponseError::malformed("it is no JSON object"));
    }
    if body.get("error").is_some() && !errors_in(&body).is_empty() {
        return Err(ResponseError::ReportedFailure(crate::ErrorCode::Rejected));
    }
    Ok(body)
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
    /// The pair.
    pub fn new(auth_id: impl Into<Secret>, auth_token: impl Into<Secret>) -> Result<Self, Error> {
        Self::from_parts(&[auth_id.into(), auth_token.into()])
    }

    /// Whether they are a subaccount's.
    pub fn is_subaccount(&self) -> bool {
        self.auth_id.as_str().starts_with("SA")
    }

    fn auth_id(&self) -> &ResourceId {
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

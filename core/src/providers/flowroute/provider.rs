//! Flowroute as a provider: credentials, requests for pages, error responses.

use http::HeaderValue;
use serde_json::Value;

use super::page::{self, errors_in};
use crate::number::Countries;
use crate::operation::input::ArgumentSpec;
use crate::operation::prelude::*;
use crate::operation::provider::{Credentials, Provider, ProviderId, Refusal, basic, part};
use crate::types::error::Error;
use crate::types::secret::Secret;

/// Flowroute as a type.
#[derive(Debug, Clone, Copy)]
pub struct Flowroute;

impl Provider for Flowroute {
    const ID: ProviderId = ProviderId::Flowroute;
    const BASE_URL: &'static str = "https://api.flowroute.com";
    const MEDIA_TYPE: &'static str = "application/vnd.api+json";
    const COUNTRIES: Countries = Countries::NorthAmerica;
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

    fn read_page<T: Model>(response: &Response, items: &str) -> Result<Page<T>, ResponseError> {
        page::read(response, items)
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
    const PLACEHOLDERS: &'static [&'static str] = &["ACCESS_KEY", "SECRET_KEY"];

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

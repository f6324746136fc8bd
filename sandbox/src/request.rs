//! A complete HTTP request with its path split into segments.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Method, Uri, header};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::form_urlencoded;

use crate::provider::Provider;

/// A request of a client.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// As sent, still percent-encoded.
    pub(crate) path: String,
    /// As sent, without the question mark.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    segments: Vec<String>,
    provider: Option<Provider>,
}

impl Request {
    pub(crate) fn new(method: Method, uri: &Uri, headers: HeaderMap, body: Bytes) -> Self {
        let segments: Vec<String> = uri
            .path()
            .split('/')
            .skip(1)
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        let provider = Provider::of(&segments.iter().map(String::as_str).collect::<Vec<_>>());
        Self {
            method,
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            headers,
            body,
            segments,
            provider,
        }
    }

    /// The provider of the path, if there is one.
    pub(crate) const fn provider(&self) -> Option<Provider> {
        self.provider
    }

    /// The percent-decoded segments of the path. A path that ends in `/` has an empty last segment.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    /// The first value of a query parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        self.parameters(name).into_iter().next()
    }

    /// Every value of a query parameter.
    pub(crate) fn parameters(&self, name: &str) -> Vec<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
            .collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// User name and password of HTTP Basic authentication.
    pub(crate) fn basic(&self) -> Option<(String, String)> {
        let decoded = STANDARD.decode(self.authorization("basic")?).ok()?;
        let text = String::from_utf8(decoded).ok()?;
        let (name, password) = text.split_once(':')?;
        Some((name.to_owned(), password.to_owned()))
    }

    /// The token of Bearer authentication.
    pub(crate) fn bearer(&self) -> Option<&str> {
        self.authorization("bearer")
    }

    fn authorization(&self, wanted: &str) -> Option<&str> {
        let (scheme, rest) = self.header("authorization")?.split_once(' ')?;
        scheme.eq_ignore_ascii_case(wanted).then(|| rest.trim())
    }

    /// Whether the content type is JSON or ends in `+json`.
    pub(crate) fn is_json(&self) -> bool {
        let content_type = self.header(header::CONTENT_TYPE.as_str()).unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
    }

    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_slash_stays_in_its_segment() {
        let uri = Uri::from_static("/v1/Account/MA/Number/..%2FApplication%2F1/?a=1&a=2&b=%20");
        let request = Request::new(Method::GET, &uri, HeaderMap::new(), Bytes::new());
        assert_eq!(request.segments(), ["v1", "Account", "MA", "Number", "../Application/1", ""]);
        assert_eq!(request.parameter("a").as_deref(), Some("1"));
        assert_eq!(request.parameter("b").as_deref(), Some(" "));
        assert_eq!(request.parameter("c"), None);
    }
}

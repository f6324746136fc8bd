//! One HTTP request, before it has an address and credentials.
//!
//! A path is made of literals and parsed types, so it cannot get an empty segment, `..`, or an extra `/` or `?`.

use http::{HeaderValue, Method, Request, header};

use crate::number::{Nanp, PhoneNumber};
use crate::operation::Body;
use crate::operation::account::Account;
use crate::operation::provider::Provider;
use crate::types::error::Error;

/// A request of one operation.
#[derive(Debug, Clone)]
pub struct ApiRequest {
    method: Method,
    path: String,
    template: &'static str,
    query: Option<String>,
    body: Option<Body>,
}

/// A value that can stand in a path without changing its structure.
pub trait PathSegment {
    /// The text: not empty, no `/`, `?`, `#` or `%`, not `.` or `..`.
    fn segment(&self) -> &str;
}

impl PathSegment for Nanp {
    fn segment(&self) -> &str {
        self.as_str()
    }
}

impl PathSegment for PhoneNumber {
    fn segment(&self) -> &str {
        self.as_str()
    }
}

/// An id that a provider has issued, of a task, a route or an account: letters, digits, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResourceId(String);

impl ResourceId {
    /// Parses an id; `None` if it cannot stand in a path.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
        (!text.is_empty() && text.len() <= 128 && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PathSegment for ResourceId {
    fn segment(&self) -> &str {
        &self.0
    }
}

impl ApiRequest {
    /// Creates a request. Its path is `template` with `segments` in place of each `{…}`, in order.
    pub fn new(method: Method, template: &'static str, segments: &[&dyn PathSegment]) -> Self {
        let mut path = String::with_capacity(template.len() + 24);
        let mut segments = segments.iter();
        let mut rest = template;
        while let Some((literal, after)) = rest.split_once('{') {
            path.push_str(literal);
            if let Some(segment) = segments.next() {
                path.push_str(segment.segment());
            }
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        path.push_str(rest);
        debug_assert!(segments.next().is_none(), "{template} has fewer places than segments");
        Self { method, path, template, query: None, body: None }
    }

    /// Sets a JSON body. Serializing the types of this crate does not fail.
    #[must_use]
    pub fn json(mut self, body: &impl serde::Serialize) -> Self {
        let mut text = Vec::with_capacity(128);
        let written = serde_json::to_writer(&mut text, body);
        debug_assert!(written.is_ok(), "{written:?}");
        self.body = Some(text);
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: &str) -> Self {
        let query = self.query.take().unwrap_or_default();
        let mut pairs = url::form_urlencoded::Serializer::new(query);
        pairs.append_pair(name, value);
        self.query = Some(pairs.finish());
        self
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path with `{…}` instead of values, as logs show it.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// The request to `account`, with its address and credentials.
    pub fn into_http<P: Provider>(self, account: &Account<P>) -> Result<Request<Body>, Error> {
        let base = account.base().as_str();
        let mut url = String::with_capacity(base.len() + self.path.len() + 32);
        url.push_str(base);
        url.push_str(&self.path);
        if let Some(query) = &self.query {
            url.push('?');
            url.push_str(query);
        }
        let media_type = HeaderValue::from_static(P::MEDIA_TYPE);
        let mut request = Request::builder()
            .method(self.method)
            .uri(url)
            .header(header::AUTHORIZATION, account.authorization())
            .header(header::ACCEPT, &media_type);
        if self.body.is_some() {
            request = request.header(header::CONTENT_TYPE, media_type);
        }
        request
            .body(self.body.unwrap_or_default())
            .map_err(|error| Error::config(format!("the base URL does not form a valid address: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resource_id_cannot_change_path() {
        for fine in ["0", "1234", "8afe0a20108c4219bc37cca866f7455e", "a-b_c", "MASANDBOX00000000000"] {
            assert!(ResourceId::parse(fine).is_some(), "{fine}");
        }
        for bad in ["", ".", "..", "a/b", "a%2Fb", "a?b", "a#b", "a b", "ä", "a\n", &"a".repeat(129)] {
            assert!(ResourceId::parse(bad).is_none(), "{bad:?}");
        }
    }
}

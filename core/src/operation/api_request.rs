//! One HTTP request, before it has an address and credentials.
//!
//! A path is made of literals and parsed types, so it cannot get an empty segment, `..`, or an extra `/` or `?`.

use http::Method;

use crate::number::{Nanp, PhoneNumber};
use crate::operation::response::Body;

/// A request of one operation.
#[derive(Debug, Clone)]
pub struct ApiRequest {
    pub(super) method: Method,
    pub(super) path: String,
    template: &'static str,
    pub(super) query: Option<String>,
    pub(super) body: Option<Body>,
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

impl std::fmt::Display for ResourceId {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
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
        let mut rest = template;
        for segment in segments {
            let place =
                rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
            debug_assert!(place.is_some(), "{template} has fewer places than segments");
            let (before, after) = place.unwrap_or((rest, ""));
            path.extend([before, segment.segment()]);
            rest = after;
        }
        debug_assert!(!rest.contains('{'), "{template} has more places than segments");
        path.push_str(rest);
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

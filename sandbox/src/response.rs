//! A response before it is written as HTTP, so that switches and faults can change it.

use http::StatusCode;
use serde_json::Value;

/// The response of a simulated provider.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: ResponseBody,
    /// Whether the request changed the account.
    pub(crate) committed: bool,
    /// The number that the response is about.
    pub(crate) subject: Option<Subject>,
}

/// The body of a response.
#[derive(Debug)]
pub(crate) enum ResponseBody {
    Empty,
    Json(Value),
    Html(String),
}

/// The number that a response is about.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) number: String,
    /// The provider's record id, if it has one.
    pub(crate) id: Option<u64>,
}

/// The result of a handler. An error is also a response, which `?` returns early.
pub(crate) type HandlerResult = Result<Response, Response>;

impl Response {
    pub(crate) fn new(status: StatusCode, body: ResponseBody) -> Self {
        Self { status, headers: Vec::new(), body, committed: false, subject: None }
    }

    pub(crate) fn json(status: StatusCode, value: Value) -> Self {
        Self::new(status, ResponseBody::Json(value))
    }

    pub(crate) fn ok(value: Value) -> Self {
        Self::json(StatusCode::OK, value)
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self::new(status, ResponseBody::Empty)
    }

    /// Marks the response as one that changed the account.
    pub(crate) fn committed(mut self) -> Self {
        self.committed = true;
        self
    }

    /// Sets the number that the response is about.
    pub(crate) fn about(mut self, number: &str, id: Option<u64>) -> Self {
        self.subject = Some(Subject { number: number.to_owned(), id });
        self
    }

    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The bytes of the body and their media type.
    pub(crate) fn bytes(&self) -> (Option<&'static str>, Vec<u8>) {
        match &self.body {
            ResponseBody::Empty => (None, Vec::new()),
            ResponseBody::Json(value) => {
                (Some("application/json"), serde_json::to_vec(value).unwrap_or_default())
            }
            ResponseBody::Html(text) => (Some("text/html; charset=utf-8"), text.clone().into_bytes()),
        }
    }
}

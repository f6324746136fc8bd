//! An answer before it becomes HTTP, so that switches and faults can still change it.

use http::StatusCode;
use serde_json::Value;

/// What a stand-in answers.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: ResponseBody,
    /// Whether the account is another one than before the request.
    pub(crate) committed: bool,
    /// Which number the answer speaks of.
    pub(crate) subject: Option<Subject>,
}

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum ResponseBody {
    Empty,
    Json(Value),
    Html(String),
}

/// The number that an answer speaks of.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) number: String,
    /// The provider's own record id, where it has one.
    pub(crate) id: Option<u64>,
}

/// A handler's answer. Failure is an answer too: `?` sends it early.
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

    /// The same answer, the account having changed.
    pub(crate) fn committed(mut self) -> Self {
        self.committed = true;
        self
    }

    /// The same answer, about this number.
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

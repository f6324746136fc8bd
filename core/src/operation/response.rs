//! The response to a request, and the reasons for which an operation refuses a 2xx response.

use serde::de::DeserializeOwned;

use crate::types::error::ErrorCode;

/// The body of a request or a response.
pub type Body = Vec<u8>;

/// A response as received.
pub type Response = http::Response<Body>;

/// A 2xx response that the operation does not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseError {
    /// Not the response of this operation: not JSON, another number. The text says what is wrong.
    Malformed(String),
    /// A 2xx response whose body reports a failure.
    ReportedFailure(ErrorCode),
    /// A valid response to the precheck, by which the operation cannot be carried out; the text says why.
    Precondition(ErrorCode, String),
}

impl ResponseError {
    pub(crate) fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed(what.into())
    }
}

/// Reads a body that must be `what`: "a number in JSON".
pub(crate) fn read_json<T: DeserializeOwned>(response: &Response, what: &str) -> Result<T, ResponseError> {
    let not_it = |error| ResponseError::malformed(format!("it is not {what} ({error})"));
    serde_json::from_slice(response.body()).map_err(not_it)
}

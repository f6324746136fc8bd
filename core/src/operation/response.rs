//! The response to a request, and the reasons for which an operation refuses a 2xx response.

use serde::de::DeserializeOwned;
use serde_json::Value;

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

/// Takes the list `name` out of a body. `null` is an empty list.
pub(crate) fn take_items<T: DeserializeOwned>(body: &mut Value, name: &str) -> Result<Vec<T>, ResponseError> {
    match body.get_mut(name).map(Value::take) {
        Some(Value::Array(list)) => read_items(list, name),
        Some(Value::Null) => Ok(Vec::new()),
        _ => Err(ResponseError::malformed(format!("it has no list of `{name}`"))),
    }
}

/// Reads the items of the list `name`.
pub(crate) fn read_items<T: DeserializeOwned>(list: Vec<Value>, name: &str) -> Result<Vec<T>, ResponseError> {
    let read = |(index, item): (usize, Value)| {
        serde_json::from_value(item)
            .map_err(|error| ResponseError::malformed(format!("`{name}[{index}]` cannot be read ({error})")))
    };
    list.into_iter().enumerate().map(read).collect()
}

/// A count, which may be written as text.
pub(crate) fn count(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

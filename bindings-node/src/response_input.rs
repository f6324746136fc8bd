//! Responses that a caller received with its own HTTP client.

use numplan::{Error, Response};
use serde::Deserialize;

/// A response, as JSON.
#[derive(Deserialize)]
pub(crate) struct ResponseInput {
    status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    body: String,
}

impl ResponseInput {
    pub(crate) fn read(json: &str) -> Result<Response, Error> {
        let input: Self = serde_json::from_str(json)
            .map_err(|error| Error::config(format!("the response cannot be read: {error}")))?;
        input.into_response()
    }

    pub(crate) fn into_response(self) -> Result<Response, Error> {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let refused =
            |error| Error::config(format!("the status and headers do not make an HTTP response: {error}"));
        response.body(self.body.into_bytes()).map_err(refused)
    }
}

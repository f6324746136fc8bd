//! Requests for the caller's own HTTP client.

use napi_derive::napi;
use numplan::bindings::catalog::Finished;
use numplan::{Error, bindings};
use serde_json::{Map, Value, json};

use crate::client::Client;
use crate::json;
use crate::response_input::ResponseInput;

/// A request, and the interpretation of its response. Call `open` first.
#[napi]
#[derive(Default)]
pub struct Prepared(Option<bindings::Prepared>);

#[napi]
impl Prepared {
    /// Makes an object that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the request and returns it.
    #[napi]
    pub fn open(&mut self, client: &Client, operation: String, inputs: String, options: String) -> String {
        let prepared =
            client.request(operation, &inputs, &options).and_then(|(host, request)| host.prepare(request));
        json::plain(prepared.map(|prepared| {
            let request = request_json(&prepared.request);
            self.0 = Some(prepared);
            request
        }))
    }

    /// Returns the result that a response holds, or its error.
    #[napi]
    pub fn interpret(&self, response: String) -> String {
        match self.interpreted(&response) {
            Ok(finished) => json::ok(&finished.value),
            Err(error) => json::failed(error),
        }
    }

    fn interpreted(&self, response: &str) -> Result<Finished, Error> {
        let prepared = self.0.as_ref().ok_or_else(|| Error::config("the request is not open"))?;
        prepared.interpret(&ResponseInput::read(response)?)
    }
}

/// Converts a request to the arguments of `fetch`.
pub(crate) fn request_json(request: &http::Request<numplan::Body>) -> Value {
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| {
        (name.to_string(), Value::from(String::from_utf8_lossy(value.as_bytes()).into_owned()))
    });
    let body = request.body();
    json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "headers": headers.collect::<Map<_, _>>(),
        "body": (!body.is_empty()).then(|| String::from_utf8_lossy(body)),
    })
}

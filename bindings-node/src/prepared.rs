//! Requests for callers that send them by their own means.

use napi_derive::napi;
use numplan::{Error, Response, bindings};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::client::Client;
use crate::json;

/// A request and what its answer says; first it must be opened.
#[napi]
#[derive(Default)]
pub struct Prepared(Option<bindings::Prepared>);

#[derive(Deserialize)]
pub(crate) struct Given {
    status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    body: String,
}

impl Given {
    pub(crate) fn read(json: &str) -> Result<Response, Error> {
        let given: Self = serde_json::from_str(json)
            .map_err(|error| Error::config(format!("this is no answer of a server: {error}")))?;
        given.into_answer()
    }

    pub(crate) fn into_answer(self) -> Result<Response, Error> {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let wrong = |error| Error::config(format!("this is no answer of a server: {error}"));
        response.body(self.body.into_bytes()).map_err(wrong)
    }
}

#[napi]
impl Prepared {
    /// One that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the request.
    #[napi]
    pub fn open(&mut self, client: &Client, operation: String, inputs: String, options: String) -> String {
        let prepared =
            client.request(operation, &inputs, &options).and_then(|(host, request)| host.prepare(request));
        json::plain(prepared.map(|prepared| {
            let shown = shown(&prepared.request);
            self.0 = Some(prepared);
            shown
        }))
    }

    /// What an answer to it says.
    #[napi]
    pub fn interpret(&self, response: String) -> String {
        match self.interpreted(&response) {
            Ok(finished) => json::ok(&finished.value),
            Err(error) => json::failed(error),
        }
    }

    fn interpreted(&self, response: &str) -> Result<numplan::bindings::catalog::Finished, Error> {
        let prepared = self.0.as_ref().ok_or_else(|| Error::config("nothing is prepared"))?;
        prepared.interpret(&Given::read(response)?)
    }
}

/// The request, as `fetch` takes it.
pub(crate) fn shown(request: &http::Request<numplan::Body>) -> Value {
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

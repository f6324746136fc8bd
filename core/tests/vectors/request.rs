//! Operations and the requests that they are on the wire.

use numplan::operation::Operation;
use numplan::prepare;
use numplan::{Account, Error};
use serde_json::{Map, Value, json};

use crate::support::case::{Case, difference, error_difference};
use crate::support::operation::{Act, Shown, with};

struct Prepare;

impl Act for Prepare {
    type Out = Result<http::Request<Vec<u8>>, Error>;

    fn act<O: Operation>(self, operation: O, account: Account<O::Provider>) -> Self::Out
    where
        O::Output: Shown,
    {
        prepare(&operation, &account)
    }
}

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let expect = case.expect();
    let request = match with(case, Prepare).and_then(|request| request) {
        Ok(request) => request,
        Err(error) => {
            return error_difference(expect, &error).map_or(Ok(()), Err);
        }
    };
    let body = String::from_utf8(request.body().clone()).expect("bodies are text");
    let headers: Map<String, Value> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").into()))
        .collect();
    if let Some(seed) = case.members_seed_body() {
        let seen: Value = serde_json::from_str(&body).map_err(|error| error.to_string())?;
        if *seed != seen {
            return Err(format!("the provider's example is {seed}, seen {body}"));
        }
    }
    if let Some(Value::Object(expected)) = expect.get("headers")
        && *expected != headers
    {
        return Err(format!("expected the headers {expected:?}, seen {headers:?}"));
    }
    let seen = json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "path": request.uri().path_and_query().map(ToString::to_string),
        "headers": headers,
        "body": body,
    });
    difference(&Value::Object(expect.clone()), &seen).map_or(Ok(()), Err)
}

impl Case {
    /// The body in the provider's own documents, if the case is one of their examples.
    fn members_seed_body(&self) -> Option<&Value> {
        Some(self.get("seed_body")).filter(|seed| !seed.is_null())
    }
}

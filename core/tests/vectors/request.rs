//! Requests, to the byte.

use numplan::bindings::catalog::{Cataloged, Named};
use numplan::prepare;
use numplan::{Account, Error};
use serde_json::{Map, Value, json};

use crate::operation::{Act, with};
use crate::support::case::{Case, difference, error_difference};

struct Prepare;

impl Act for Prepare {
    type Out = Result<http::Request<Vec<u8>>, Error>;

    fn act<P: Cataloged>(self, named: Named<P>, account: &Account<P>) -> Self::Out {
        prepare(&*named.operation, account)
    }
}

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let expect = case.expect();
    let request = match with(case, Prepare).and_then(|request| request) {
        Ok(request) => request,
        Err(error) => return error_difference(expect, &error).map_or(Ok(()), Err),
    };
    let body = String::from_utf8(request.body().clone()).expect("bodies are text");
    let headers: Map<String, Value> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").into()))
        .collect();
    let example = case.get("seed_body");
    if !example.is_null() {
        let seen: Value = serde_json::from_str(&body).map_err(|error| error.to_string())?;
        if *example != seen {
            return Err(format!("the provider's example is {example}, seen {body}"));
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

//! Results and errors, read from responses.

use numplan::bindings::catalog::{Cataloged, Named};
use numplan::interpret;
use numplan::operation::Response;
use numplan::{Account, Error};
use serde_json::Value;

use crate::operation::{Act, shown, with};
use crate::support::case::{Case, difference, error_difference};
use crate::support::course::response;

struct Interpret(Response);

impl Act for Interpret {
    type Out = Result<Value, Error>;

    fn act<P: Cataloged>(self, named: Named<P>, account: &Account<P>) -> Self::Out {
        interpret(&*named.operation, account, &self.0).map(|outcome| shown(outcome, named.spec))
    }
}

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let status = case.get("status").as_u64().and_then(|status| u16::try_from(status).ok());
    let headers: Vec<(&str, &str)> = case
        .get("headers")
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("a text")))
        .collect();
    let response = response(status.expect("a status"), &headers, case.body());
    let seen = with(case, Interpret(response)).and_then(|read| read);
    let expect = case.expect();
    match (expect.contains_key("code"), seen) {
        (true, Err(error)) => error_difference(expect, &error).map_or(Ok(()), Err),
        (true, Ok(seen)) => Err(format!("succeeds: {seen}")),
        (false, Err(error)) => Err(format!("{}: {error}", error.code)),
        (false, Ok(seen)) => same_result(expect, &seen),
    }
}

fn same_result(expect: &serde_json::Map<String, Value>, seen: &Value) -> Result<(), String> {
    let names =
        |of: Option<&Value>| -> Option<Vec<String>> { Some(of?.as_object()?.keys().cloned().collect()) };
    if let Some(expected) = names(expect.get("fields")) {
        let seen = names(seen.get("fields"));
        if seen.as_ref() != Some(&expected) {
            return Err(format!("expected the fields {expected:?}, seen {seen:?}"));
        }
    }
    difference(&Value::Object(expect.clone()), seen).map_or(Ok(()), Err)
}

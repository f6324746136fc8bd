//! What an answer comes to: a result, or an error.

use numplan::interpret;
use numplan::operation::{Operation, Response};
use numplan::{Account, Error};
use serde_json::Value;

use crate::support::case::{Case, difference, error_difference};
use crate::support::course::response;
use crate::support::operation::{Act, Shown, with};

struct Interpret(Response);

impl Act for Interpret {
    type Out = Result<Value, Error>;

    fn act<O: Operation>(self, operation: O, account: Account<O::Provider>) -> Self::Out
    where
        O::Output: Shown,
    {
        interpret(&operation, &account, &self.0).map(|output| output.shown())
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
        (true, Ok(seen)) => Err(format!("taken for a success: {seen}")),
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

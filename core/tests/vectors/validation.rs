//! Errors that are reported before any request.

use numplan::bindings::catalog::{Cataloged, Named};
use numplan::exchange::Step;
use numplan::{Account, Error};
use serde_json::{Value, json};

use crate::operation::{Act, with};
use crate::support::case::{Case, difference, error_difference};
use crate::support::course::World;

/// The first step of an operation: a request, or the error of its inputs.
struct Validate;

impl Act for Validate {
    type Out = Result<(), Error>;

    fn act<P: Cataloged>(self, named: Named<P>, account: &Account<P>) -> Self::Out {
        let mut world = World::default();
        match world.begin_boxed(named.operation, account).next(&mut world.env()) {
            Step::Send(_) => Ok(()),
            Step::Done(end) => end.map(|_| ()),
            Step::Wait(time) => panic!("waits for {time:?}"),
            Step::Reauthenticate(_) => panic!("asks for credentials"),
        }
    }
}

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let seen = with(case, Validate).and_then(|first| first);
    let mut expect = case.expect().clone();
    let error = match (expect.remove("ok"), seen) {
        (Some(_), Ok(())) => return Ok(()),
        (Some(_), Err(error)) => return Err(format!("refused: {error}")),
        (None, Ok(())) => return Err("is accepted".to_owned()),
        (None, Err(error)) => error,
    };
    if let Some(fields) = expect.remove("fields") {
        let expected = sorted(fields.as_array().expect("a list").clone());
        let seen = sorted(error.fields.iter().map(|field| json!(field)).collect());
        let named: Vec<_> =
            seen.iter().map(|field| format!("{} {}", field["field"], field["rule"])).collect();
        if expected.len() != seen.len() {
            return Err(format!("{} fields expected, seen {named:?}", expected.len()));
        }
        for (expected, seen) in expected.into_iter().zip(seen) {
            same_field(expected, &seen)?;
        }
    }
    expect.insert("sent".into(), "no".into());
    expect.insert("attempts".into(), 0.into());
    error_difference(&expect, &error).map_or(Ok(()), Err)
}

/// Compares a field error: `field`, `rule`, perhaps `limit`, and `says`, a part of its message.
fn same_field(mut expected: Value, seen: &Value) -> Result<(), String> {
    let part = expected.as_object_mut().expect("an object").remove("says");
    if let Some(part) = part.as_ref().and_then(Value::as_str)
        && !seen["message"].as_str().is_some_and(|message| message.contains(part))
    {
        return Err(format!("{} does not say {part:?}", seen["message"]));
    }
    difference(&expected, seen).map_or(Ok(()), |what| Err(format!("{what} in {seen}")))
}

/// Sorts field errors, since each language passes fields in an order of its own.
fn sorted(mut fields: Vec<Value>) -> Vec<Value> {
    fields.sort_by_key(|field| (field["field"].to_string(), field["rule"].to_string()));
    fields
}

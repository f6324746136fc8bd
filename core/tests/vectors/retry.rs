//! Exchanges on a script: the requests, their times, and the end.

use std::time::Duration;

use numplan::bindings::catalog::{Cataloged, Named};
use numplan::exchange::{Outcome, TransportError, TransportErrorKind};
use numplan::operation::{Follow, Safety};
use numplan::{Account, Error};
use serde_json::{Value, json};

use crate::operation::{Act, shown, with};
use crate::support::case::{Case, difference, error_difference};
use crate::support::course::{Course, Reply, World, response};

struct Drive<'a>(&'a Case);

/// The safety of the operation, and its course.
type Driven = (Safety, Course<Value>);

impl Act for Drive<'_> {
    type Out = Driven;

    fn act<P: Cataloged>(self, named: Named<P>, account: &Account<P>) -> Driven {
        let case = self.0;
        let mut world = World {
            random: case.get("random").as_f64().unwrap_or(1.0),
            follow: Follow { verify: case.get("verify") == true, wait: milliseconds(case.get("wait_ms")) },
            ..World::default()
        };
        if let Some(limit) = milliseconds(case.get("limit_ms")) {
            world.limits.timeout = limit;
        }
        let safety = named.operation.safety();
        let mut script = case.get("script").as_array().expect("a script").iter();
        let mut exchange = world.begin_boxed(named.operation, account);
        let course = world.drive(&mut exchange, |attempt| {
            let next = script.next();
            reply(
                case,
                next.unwrap_or_else(|| panic!("{}: the script has no line for {attempt:?}", case.name)),
            )
        });
        assert!(script.next().is_none(), "{}: the script has unused lines", case.name);
        let Course { sends, end, took } = course;
        let end = end.map(|outcome| shown(outcome, named.spec));
        (safety, Course { sends, end, took })
    }
}

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let (safety, course) = with(case, Drive(case)).map_err(|error: Error| error.to_string())?;
    let mut expect = case.expect().clone();
    let sends: Vec<Value> = course.sends.iter().map(|sent| json!([milli(sent.at), sent.method])).collect();
    let seen = json!({
        "safety": safety,
        "sends": sends,
        "paths": course.sends.iter().map(|sent| &sent.path).collect::<Vec<_>>(),
        "bodies": course.sends.iter().map(|sent| &sent.body).collect::<Vec<_>>(),
        "took": milli(course.took),
    });
    let end = expect.remove("end").expect("`expect` has an `end`");
    let end = end.as_object().expect("an object");
    if let Some(what) = difference(&Value::Object(expect), &seen) {
        return Err(format!("{what} in {seen}"));
    }
    match (end.contains_key("code"), course.end) {
        (true, Err(error)) => error_difference(end, &error).map_or(Ok(()), Err),
        (true, Ok(seen)) => Err(format!("succeeds: {seen}")),
        (false, Err(error)) => Err(format!("{}: {error}", error.code)),
        (false, Ok(seen)) => difference(&Value::Object(end.clone()), &seen).map_or(Ok(()), Err),
    }
}

fn milli(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).expect("not that long")
}

fn milliseconds(of: &Value) -> Option<Duration> {
    of.as_u64().map(Duration::from_millis)
}

/// Reads a line of a script: `not_sent` or `no_response` with the kind of error, or `status` with `headers` and a body
/// (`body`, `text`, or `response`, the name of one of the case's `responses`). `took_ms` is the duration.
fn reply(case: &Case, line: &Value) -> Reply {
    let line = Case::of(line);
    let took = milliseconds(line.get("took_ms")).unwrap_or_default();
    let trouble = |name: &str| TransportError::new(kind(line.text(name)), "");
    let outcome = if line.has("not_sent") {
        Outcome::NotSent(trouble("not_sent"))
    } else if line.has("no_response") {
        Outcome::NoResponse(trouble("no_response"))
    } else {
        let headers: Vec<(&str, &str)> = line
            .get("headers")
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), value.as_str().expect("a text")))
            .collect();
        let body = if line.has("response") {
            let named = &case.get("responses")[line.text("response")];
            assert!(!named.is_null(), "{}: no response {}", case.name, line.text("response"));
            named.to_string().into_bytes()
        } else {
            line.body()
        };
        let status = line.get("status").as_u64().and_then(|status| u16::try_from(status).ok());
        let response = response(status.expect("a status"), &headers, body);
        if line.get("too_large") == true { Outcome::TooLarge(response) } else { Outcome::Answered(response) }
    };
    Reply { outcome, took }
}

fn kind(name: &str) -> TransportErrorKind {
    serde_json::from_value(name.into()).expect("a kind of trouble")
}

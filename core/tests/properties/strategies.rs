//! Arbitrary JSON, arbitrary answers, arbitrary ways in which an attempt can end.

use std::time::Duration;

use numplan::exchange::{Outcome, TransportError, TransportErrorKind};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support::course::{Reply, response};
use crate::support::samples::{NUMBER, number, number_with_task, task};

/// Any JSON, not very large.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(|eighths| Value::from(f64::from(eighths) / 8.0)),
        "[ -~\u{0}-\u{1f}\u{202e}é北]{0,12}".prop_map(Value::from),
        Just(Value::from(NUMBER)),
        Just(Value::from("123")),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(name(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A member's name: often one that is read.
pub(crate) fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "data",
        "attributes",
        "included",
        "relationships",
        "errors",
        "error",
        "message",
        "success",
        "items",
        "id",
        "value",
        "number",
        "alias",
        "status",
        "title",
        "detail",
        "destination",
        "api_id",
        "pagination",
        "total_pages",
        "messaging_enabled",
        "message_provision",
        "type",
        "documents",
        "sms_enabled",
        "sms_relay_url",
        "application",
        "extra",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "[a-z_é\"]{0,8}"]
}

/// A body: garbage, any JSON, a document of each provider with one part replaced by any JSON, or as it should be.
pub(crate) fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..64),
        json().prop_map(|value| value.to_string().into_bytes()),
        (json(), 0..7_usize).prop_map(|(odd, place)| around(&odd, place).to_string().into_bytes()),
        (any::<bool>(), any::<bool>())
            .prop_map(|(new, on)| { number(if new { "NYC Number" } else { "Old" }, on).into_bytes() }),
        prop::sample::select(vec!["processing", "completed", ""])
            .prop_flat_map(|word| prop_oneof![Just(number_with_task(word)), Just(task(word))])
            .prop_map(String::into_bytes),
        Just(b"<html></html>".to_vec()),
        (0..300_usize).prop_map(|depth| "[".repeat(depth).into_bytes()),
    ]
}

fn around(odd: &Value, place: usize) -> Value {
    match place {
        0 => json!({ "data": { "attributes": { "value": NUMBER, "alias": odd } } }),
        1 => json!({ "data": { "attributes": { "value": NUMBER }, "relationships": odd, "included": odd } }),
        2 => {
            json!({ "data": { "attributes": { "value": NUMBER }, "id": odd }, "included": [odd], "errors": [odd] })
        }
        3 => json!({ "number": NUMBER, "id": 123, "destination": odd, "documents": odd, "sms_enabled": odd }),
        4 => json!({ "items": [{ "id": 123, "number": NUMBER, "channels": odd }, odd] }),
        5 => json!({ "api_id": odd, "error": odd, "message": odd }),
        _ => json!({ "data": odd, "errors": odd, "included": odd }),
    }
}

pub(crate) fn status() -> impl Strategy<Value = u16> {
    let telling = vec![200, 201, 202, 204, 206, 207, 301, 400, 401, 404, 409, 422, 429, 500, 502, 503, 524];
    prop_oneof![3 => prop::sample::select(telling), 1 => 100..1_000_u16]
}

fn headers() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let names = ["retry-after", "retry-after-ms", "ratelimit-reset", "x-ratelimit-reset", "date", "location"];
    let value = prop_oneof![
        "[0-9]{1,25}(\\.[0-9]{1,3})?",
        Just("Wed, 21 Oct 2026 07:28:00 GMT".to_owned()),
        "[ -~]{0,20}",
    ];
    proptest::collection::vec((prop::sample::select(names.to_vec()), value), 0..3)
}

/// How long an attempt takes, at the limits too.
fn took() -> impl Strategy<Value = Duration> {
    prop_oneof![
        3 => (0..2_000_u64).prop_map(Duration::from_millis),
        1 => (0..70_000_u64).prop_map(Duration::from_millis),
        1 => Just(Duration::MAX),
    ]
}

/// One end of an attempt, as data: an outcome itself cannot be repeated.
#[derive(Debug, Clone)]
pub(crate) enum End {
    NotSent(TransportErrorKind),
    NoResponse(TransportErrorKind),
    Answered(u16, Vec<(&'static str, String)>, Vec<u8>),
    TooLarge(u16),
}

/// An end, and how long it takes to come.
pub(crate) type Turn = (End, Duration);

pub(crate) fn turn() -> impl Strategy<Value = Turn> {
    use TransportErrorKind::{Body, Broken, Connect, ConnectTimeout, Dns, Queue, Timeout, Tls};
    let end = prop_oneof![
        1 => prop::sample::select(vec![Dns, Connect, Tls, ConnectTimeout, Queue]).prop_map(End::NotSent),
        2 => prop::sample::select(vec![Timeout, Broken, Body]).prop_map(End::NoResponse),
        6 => (status(), headers(), body()).prop_map(|(status, headers, body)| End::Answered(status, headers, body)),
        1 => status().prop_map(End::TooLarge),
    ];
    (end, took())
}

pub(crate) fn reply((end, took): &Turn) -> Reply {
    let trouble = |kind: &TransportErrorKind| TransportError::new(*kind, "");
    let outcome = match end {
        End::NotSent(kind) => Outcome::NotSent(trouble(kind)),
        End::NoResponse(kind) => Outcome::NoResponse(trouble(kind)),
        End::Answered(status, headers, body) => {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Outcome::Answered(response(*status, &headers, body.as_slice()))
        }
        End::TooLarge(status) => Outcome::TooLarge(response(*status, &[], "")),
    };
    Reply::from(outcome).after(*took)
}

/// The members of an object; nothing of anything else.
pub(crate) fn members(of: &Value) -> Map<String, Value> {
    of.as_object().cloned().unwrap_or_default()
}

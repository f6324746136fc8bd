//! Names and values for mutations: those that the engine reads and those that providers send.

use std::sync::OnceLock;

use numplan::bindings::catalog::operations;
use numplan::export::Type;
use numplan::provider::ProviderId;
use serde_json::{Value, json};

/// A secret that tests can find again: in credentials, and in the user info and query of callback URLs.
pub const CANARY: &str = "c4nary5ecret";

/// Names of arguments, options, members, headers and fields of a script.
pub fn names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = vec![
            // JSON:API documents, and each provider's wrapping of responses.
            "data",
            "attributes",
            "relationships",
            "included",
            "links",
            "self",
            "type",
            "id",
            "errors",
            "meta",
            "detail",
            "title",
            "status",
            "code",
            "message",
            "api_id",
            "error",
            "objects",
            "total_count",
            "limit",
            "offset",
            "next",
            "items",
            "pagination",
            "total",
            "success",
            "api_request_uuid",
            "numbers",
            "number",
            "value",
            "task_id",
            "source",
            "pointer",
            "$clear",
            "$nothing",
            "$odd",
            "retry-after",
            "retry-after-ms",
            "ratelimit-reset",
            "x-ratelimit-reset",
            "date",
            "location",
            "content-type",
            "not_sent",
            "no_response",
            "too_large",
            "took_ms",
            "late_ms",
            "stray",
            "cancel",
            "text",
            "body",
            "headers",
        ];
        for spec in ProviderId::ALL.iter().copied().flat_map(operations) {
            names.extend(spec.names());
            add_names(&spec.output, &mut names, 0);
        }
        names.sort_unstable();
        names.dedup();
        names
    })
}

fn add_names(declared: &Type, names: &mut Vec<&'static str>, depth: usize) {
    match declared {
        Type::List(inner) | Type::Optional(inner) if depth < 12 => add_names(inner, names, depth + 1),
        Type::Model(model) if depth < 12 => {
            for member in model.members {
                names.push(member.name);
                add_names(&member.of, names, depth + 1);
            }
        }
        Type::StringEnum(spec) => names.extend(spec.words),
        _ => {}
    }
}

/// Values at the boundaries of the engine's rules.
pub fn values() -> &'static [Value] {
    static VALUES: OnceLock<Vec<Value>> = OnceLock::new();
    VALUES.get_or_init(|| {
        let mut values = vec![
            json!(null),
            json!(true),
            json!(false),
            json!(0),
            json!(1),
            json!(-1),
            json!(1.5),
            json!(-0.0),
            json!(1e300),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(9_007_199_254_740_993_u64),
            json!([]),
            json!({}),
            json!(""),
            json!("0"),
            json!("1"),
            json!("true"),
            json!("null"),
            json!("12065551234"),
            json!("12025551111"),
            json!("12125501000"),
            json!(12_065_551_234_u64),
            json!("+12065551234"),
            json!("206-555-1234"),
            json!("442079460000"),
            json!("processing"),
            json!("completed"),
            json!("number"),
            json!("1.25"),
            json!("0.80000"),
            json!("2024-01-31"),
            json!("2024-01-31T10:00:00Z"),
            json!("Sun, 06 Nov 1994 08:49:37 GMT"),
            json!("1700000060"),
            json!("1700000060000"),
            json!("120"),
            json!("0.5"),
            json!("99999999999999999999"),
            json!("\u{202e}\u{0}\n\u{1b}[31m"),
            json!("..\u{2f}"),
            json!("a%2Fb"),
            json!("北京"),
            json!(200),
            json!(201),
            json!(202),
            json!(204),
            json!(206),
            json!(207),
            json!(302),
            json!(307),
            json!(400),
            json!(401),
            json!(403),
            json!(404),
            json!(408),
            json!(409),
            json!(422),
            json!(429),
            json!(500),
            json!(501),
            json!(502),
            json!(503),
            json!(504),
            json!(522),
            json!("dns"),
            json!("connect"),
            json!("tls"),
            json!("connect_timeout"),
            json!("line"),
            json!("timeout"),
            json!("broken"),
            json!(15_000),
            json!(60_000),
            json!(45_000),
            json!(90_000),
            json!(120_000),
            json!(CANARY),
            json!(format!("leaks {CANARY} here")),
            json!(format!("https://user:{CANARY}@example.com/hook?token={CANARY}")),
            json!({"$clear": true}),
            json!({"id": "12065551234", "type": "number", "attributes": {"value": "12065551234"}}),
        ];
        values.extend(names().iter().map(|name| Value::from(*name)));
        values
    })
}

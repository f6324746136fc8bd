//! Results as JSON. A model is an array of its members; the generated readers in JavaScript add the names.

use std::fmt::{Display, Write as _};

use numplan::export::{Export, ExportValue};
use numplan::{Error, Response};
use serde_json::{Number, Value};

/// The largest whole number that a JavaScript number holds exactly.
const SAFE: u64 = (1 << 53) - 1;

/// Writes a success: `[value]`.
pub(crate) fn ok(value: &ExportValue) -> String {
    enclosed("[", value)
}

/// Writes a failure: `[null, error]`.
pub(crate) fn failed(error: Error) -> String {
    enclosed("[null,", &error.export())
}

/// Writes an outcome whose value is JSON already.
pub(crate) fn plain(outcome: Result<Value, Error>) -> String {
    match outcome {
        Ok(value) => ok(&ExportValue::Json(value)),
        Err(error) => failed(error),
    }
}

/// Writes a value.
pub(crate) fn text(tree: &ExportValue) -> String {
    let mut json = String::with_capacity(256);
    write(tree, &mut json);
    json
}

/// Writes a response: a line with its status and headers, and its body.
pub(crate) fn response(response: &Response) -> String {
    let mut json = String::with_capacity(512 + response.body().len());
    json.push_str("{\"status\":");
    shown(&response.status().as_u16(), &mut json);
    json.push_str(",\"headers\":[");
    for (place, (name, value)) in response.headers().iter().enumerate() {
        json.push_str(if place > 0 { ",[" } else { "[" });
        quoted(name.as_str(), &mut json);
        json.push(',');
        quoted(&String::from_utf8_lossy(value.as_bytes()), &mut json);
        json.push(']');
    }
    json.push_str("]}\n");
    json.push_str(&String::from_utf8_lossy(response.body()));
    json
}

fn enclosed(before: &str, tree: &ExportValue) -> String {
    let mut json = String::with_capacity(256);
    json.push_str(before);
    write(tree, &mut json);
    json.push(']');
    json
}

fn write(tree: &ExportValue, to: &mut String) {
    match tree {
        ExportValue::Null => to.push_str("null"),
        ExportValue::Flag(flag) => to.push_str(if *flag { "true" } else { "false" }),
        // A larger integer becomes text, not a BigInt, which JSON.stringify refuses.
        ExportValue::Whole(number) if number.unsigned_abs() > SAFE => quoted(&number.to_string(), to),
        ExportValue::Whole(number) => shown(number, to),
        ExportValue::Real(number) => real(*number, to),
        ExportValue::Seconds(seconds) => real(seconds * 1_000.0, to),
        ExportValue::Text(text) | ExportValue::Name(text) => quoted(text, to),
        ExportValue::Json(value) => json(value, to),
        ExportValue::List(items) | ExportValue::Model(_, items) => list(items, to, write),
    }
}

/// Writes JSON, with integers that JavaScript cannot hold as text.
fn json(value: &Value, to: &mut String) {
    match value {
        Value::Number(number) if !number.is_f64() && !is_safe(number) => quoted(&number.to_string(), to),
        Value::Null | Value::Bool(_) | Value::Number(_) => shown(value, to),
        Value::String(text) => quoted(text, to),
        Value::Array(items) => list(items, to, json),
        Value::Object(members) => {
            to.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                if place > 0 {
                    to.push(',');
                }
                quoted(name, to);
                to.push(':');
                json(value, to);
            }
            to.push('}');
        }
    }
}

fn is_safe(number: &Number) -> bool {
    number.as_i64().is_some_and(|number| number.unsigned_abs() <= SAFE)
}

fn shown(value: &impl Display, to: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(to, "{value}");
}

fn list<T>(items: &[T], to: &mut String, write: impl Fn(&T, &mut String)) {
    to.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            to.push(',');
        }
        write(item, to);
    }
    to.push(']');
}

fn real(number: f64, to: &mut String) {
    if number.is_finite() { shown(&number, to) } else { to.push_str("null") }
}

fn quoted(text: &str, to: &mut String) {
    to.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        to.push_str(text.get(plain..at).unwrap_or_default());
        match byte {
            b'"' | b'\\' => {
                to.push('\\');
                to.push(char::from(byte));
            }
            _ => shown(&format_args!("\\u{byte:04x}"), to),
        }
        plain = at + 1;
    }
    to.push_str(text.get(plain..).unwrap_or_default());
    to.push('"');
}

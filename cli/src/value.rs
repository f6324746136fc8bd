//! Values of fields as text for a terminal.

use numplan::text;
use serde_json::Value;

/// Returns a value on one line. Providers do not distinguish `null`, `""` and `[]`: all three are `(none)`.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        _ if is_nothing(value) => "(none)".to_owned(),
        Value::String(text) => format!("\"{}\"", text::shown(text)),
        other => text::shown(&without_nulls(other.clone()).to_string()).into_owned(),
    }
}

/// Returns a value without quotation marks, for a column of a table.
pub(crate) fn bare(value: &Value) -> String {
    match value {
        Value::String(text) => text::shown(text).into_owned(),
        other => shown(other),
    }
}

/// Whether a value is empty.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let filled = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(filled.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        scalar => scalar,
    }
}

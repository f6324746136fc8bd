//! Switches that change the JSON style of every successful response.

use serde_json::{Number, Value};

use crate::response::{Response, ResponseBody};
use crate::switches::{Scalars, Switches};

/// An object with one of these keys is a number and gets the new field.
const NUMBER_KEYS: [&str; 3] = ["number_type", "transcription_threshold", "carrier"];

/// Members documented as strings that could also be JSON numbers.
const NUMERIC: [&str; 8] = [
    "activation_fee",
    "mms_rate",
    "monthly_fee",
    "monthly_rental_rate",
    "per_min",
    "seconds",
    "sms_rate",
    "voice_rate",
];

/// Applies the style switches to a successful response.
pub(crate) fn apply(mut response: Response, switches: &Switches) -> Response {
    if let ResponseBody::Json(body) = &mut response.body
        && response.status.is_success()
    {
        if switches.new_fields {
            add_new_field(body);
        }
        match switches.scalars {
            Scalars::Documented => {}
            Scalars::Text => scalars_to_text(body),
            Scalars::Numbers => text_to_numbers(body),
        }
    }
    response
}

fn add_new_field(value: &mut Value) {
    if let Value::Object(object) = value {
        if NUMBER_KEYS.iter().any(|key| object.contains_key(*key)) {
            object.insert("new_field".to_owned(), serde_json::json!({ "since": "today" }));
        }
        object.values_mut().for_each(add_new_field);
    } else if let Value::Array(items) = value {
        items.iter_mut().for_each(add_new_field);
    }
}

fn scalars_to_text(value: &mut Value) {
    match value {
        Value::Null | Value::String(_) => {}
        Value::Bool(_) | Value::Number(_) => *value = value.to_string().into(),
        Value::Array(items) => items.iter_mut().for_each(scalars_to_text),
        Value::Object(object) => object.values_mut().for_each(scalars_to_text),
    }
}

fn text_to_numbers(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(items) => items.iter_mut().for_each(text_to_numbers),
        Value::Object(object) => {
            for (key, value) in object {
                let number = match value.as_str() {
                    Some(text) if NUMERIC.contains(&key.as_str()) => text.parse().ok(),
                    _ => None,
                };
                match number.and_then(Number::from_f64) {
                    Some(number) => *value = number.into(),
                    None => text_to_numbers(value),
                }
            }
        }
    }
}

//! Pages of Flowroute's lists, and single resources, in the form of JSON:API.
//!
//! `links.next` shows that more items follow. It is never requested: samples of it have an internal host, other paths
//! and a broken query. An item of an unexpected shape does not fail its page: its `extra` has the unread parts.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::operation::prelude::*;
use crate::types::error::ServerError;
use crate::types::model::{Lenient as _, Loose, is_empty};

/// The number of items in the largest page of most lists.
pub(super) const MOST: u32 = 200;

#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de> + Default"))]
struct Document<T> {
    data: Vec<Resource<T, IgnoredAny>>,
    #[serde(default)]
    links: Value,
}

/// A resource of JSON:API.
#[derive(Deserialize)]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default, R: Deserialize<'de> + Default"))]
pub(super) struct Resource<A, R> {
    #[serde(default, deserialize_with = "lenient_text")]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) attributes: A,
    #[serde(default)]
    pub(super) relationships: R,
}

/// Reads a page of `what`: "phone numbers".
pub(super) fn read<T: Model>(response: &Response, what: &str) -> Result<Page<T>, ResponseError> {
    let (items, links) = match serde_json::from_slice::<Document<T>>(response.body()) {
        Ok(document) => (document.data.into_iter().map(item_of).collect(), document.links),
        Err(_) => read_odd(response, what)?,
    };
    let next = links.as_object().map(|links| links.get("next").is_some_and(|next| !is_empty(next)));
    Ok(Page { more: next, ..Page::of(items) })
}

/// Reads a page of which some item, or the list, has an unexpected shape.
fn read_odd<T: Model>(response: &Response, what: &str) -> Result<(Vec<T>, Value), ResponseError> {
    let mut body: Value = read_json(response, &format!("a list of {what} in JSON"))?;
    let items = match body.get_mut("data").map(Value::take) {
        Some(Value::Array(items)) => items,
        Some(Value::Null) => Vec::new(),
        _ => return Err(ResponseError::malformed(format!("it has no list of {what} in `data`"))),
    };
    let links = body.get_mut("links").map(Value::take).unwrap_or_default();
    Ok((items.into_iter().map(resource).collect(), links))
}

fn item_of<T: Model>(resource: Resource<T, IgnoredAny>) -> T {
    let mut item = resource.attributes;
    if let (Some(id), _) = item.parts_mut() {
        *id = resource.id;
    }
    item
}

/// Reads one resource from any value; no part is lost.
pub(super) fn resource<T: Model>(value: Value) -> T {
    let Value::Object(mut members) = value else {
        let mut item = T::default();
        if !value.is_null() {
            item.parts_mut().1.insert("item".to_owned(), value);
        }
        return item;
    };
    let attributes = members.remove("attributes").unwrap_or_default();
    let id = members.remove("id").unwrap_or_default();
    let mut item = T::deserialize(&attributes).unwrap_or_default();
    let (place, extra) = item.parts_mut();
    if !attributes.is_object() && !attributes.is_null() {
        extra.insert("attributes".to_owned(), attributes);
    }
    if let Some(place) = place {
        *place = match id {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
    }
    item
}

/// The resource in `data` of a response about one thing, if present.
pub(super) fn one<T: Model>(response: &Response, what: &str) -> Result<Option<T>, ResponseError> {
    if response.body().trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut body: Value = read_json(response, &format!("a {what} in JSON"))?;
    Ok(body.get_mut("data").map(Value::take).filter(Value::is_object).map(resource))
}

/// Accepts a response that confirms a deletion: 204. No other 2xx confirms it; a read then shows the outcome.
pub(super) fn gone(response: &Response) -> Result<(), ResponseError> {
    let is_empty = response.status() == StatusCode::NO_CONTENT;
    is_empty
        .then_some(())
        .ok_or_else(|| ResponseError::malformed("it is not the 204 that confirms the deletion"))
}

/// Reads a response that only confirms an operation: an empty body, or JSON that reports no failure.
pub(super) fn done(response: &Response) -> Result<Value, ResponseError> {
    if response.body().trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    let body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is neither empty nor JSON ({error})")))?;
    if body.get("data").is_none() && !errors_in(&body).is_empty() {
        return Err(ResponseError::malformed("it has a 2xx status and lists errors"));
    }
    Ok(body)
}

/// Reads a text, which may be a number.
fn lenient_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::lenient(Loose::deserialize(from)?).unwrap_or_default())
}

/// The errors in the `errors` array of a body.
pub(super) fn errors_in(body: &Value) -> Vec<ServerError> {
    let Some(errors) = body.get("errors").and_then(Value::as_array) else {
        return Vec::new();
    };
    let text = |of: &Value| match of {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let errors = errors.iter().map(|error| match error {
        Value::Object(members) => {
            let member = |name: &str| members.get(name).and_then(text);
            let (title, detail) = (member("title"), member("detail"));
            ServerError { title, detail, id: member("id"), status: member("status"), field: None }
        }
        other => ServerError::sentence(text(other).unwrap_or_default()),
    });
    errors.collect()
}

//! Pages of Flowroute's lists, and single resources, as JSON:API writes them.
//!
//! `links.next` says that more follows and is never followed: samples of it carry an internal host, other paths
//! and a mangled query. One odd item never fails a page: what has no field is in the item's `extra`.

use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::number::{Number, Route, lenient_text};
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{Page, Position};
use crate::operation::{Response, ResponseError};
use crate::types::error::FieldError;
use crate::types::model::{Extra, Model};

/// The largest page of most lists, in items.
pub(super) const MOST: u32 = 200;

/// Which items of a list are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    limit: u32,
    offset: u64,
    most: u32,
}

impl Window {
    /// The first page, as large as it can be.
    pub(super) const fn first(most: u32) -> Self {
        Self { limit: most, offset: 0, most }
    }

    /// So many items after so many.
    pub(super) const fn of(self, limit: u32, offset: u64) -> Self {
        Self { limit, offset, most: self.most }
    }

    /// The largest page from there on.
    pub(super) const fn at(self, position: &Position) -> Self {
        Self { limit: self.most, offset: position.offset, most: self.most }
    }

    pub(super) fn check(self, wrong: &mut Vec<FieldError>) {
        let most = self.most;
        if self.limit == 0 || self.limit > most {
            let message = format!("must be from 1 to {most}, not {}", self.limit);
            wrong.push(FieldError::new("limit", "range", message).limit(most.into()));
        }
    }

    pub(super) fn query(self, call: ApiRequest) -> ApiRequest {
        call.query("limit", &self.limit.to_string()).query("offset", &self.offset.to_string())
    }
}

/// What stands in a list: attributes with an id beside them.
pub(super) trait Item: Model + Default {
    /// Where its id goes, and what has no place of its own.
    fn parts(&mut self) -> (&mut Option<String>, &mut Extra);
}

/// Lets a model with `id` and `extra` be listed.
macro_rules! item {
    ($($model:ty),*) => {$(
        impl $crate::providers::flowroute::page::Item for $model {
            fn parts(&mut self) -> (&mut Option<String>, &mut $crate::types::model::Extra) {
                (&mut self.id, &mut self.extra)
            }
        }
    )*};
}
pub(super) use item;
item!(Number, Route);

#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de> + Default"))]
struct Document<T> {
    data: Vec<Resource<T>>,
    #[serde(default)]
    links: Value,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de> + Default"))]
struct Resource<T> {
    #[serde(default, deserialize_with = "lenient_text")]
    id: Option<String>,
    #[serde(default)]
    attributes: T,
}

/// A page of `what`: "phone numbers".
pub(super) fn read<T: Item>(response: &Response, what: &str) -> Result<Page<T>, ResponseError> {
    let (items, links) = match serde_json::from_slice::<Document<T>>(response.body()) {
        Ok(document) => (document.data.into_iter().map(item_of).collect(), document.links),
        Err(_) => read_odd(response, what)?,
    };
    let next = links.as_object().map(|links| links.get("next").is_some_and(|next| !is_nothing(next)));
    Ok(Page { more: next, ..Page::of(items) })
}

/// A page of which some item has another shape.
fn read_odd<T: Item>(response: &Response, what: &str) -> Result<(Vec<T>, Value), ResponseError> {
    let mut body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is no list of {what} in JSON ({error})")))?;
    match body.get_mut("data").map(Value::take) {
        Some(Value::Array(items)) => {
            let links = body.get_mut("links").map(Value::take).unwrap_or_default();
            Ok((items.into_iter().map(resource).collect(), links))
        }
        _ => Err(ResponseError::malformed(format!("it has no list of {what} in `data`"))),
    }
}

fn item_of<T: Item>(resource: Resource<T>) -> T {
    let mut item = resource.attributes;
    *item.parts().0 = resource.id;
    item
}

/// Reads one resource from whatever stands in its place; nothing is lost.
pub(super) fn resource<T: Item>(value: Value) -> T {
    let Value::Object(mut members) = value else {
        let mut item = T::default();
        if !value.is_null() {
            item.parts().1.insert("item".to_owned(), value);
        }
        return item;
    };
    let attributes = members.remove("attributes").unwrap_or_default();
    let id = members.remove("id").unwrap_or_default();
    let mut item = T::deserialize(&attributes).unwrap_or_default();
    let (place, extra) = item.parts();
    if !attributes.is_object() && !attributes.is_null() {
        extra.insert("attributes".to_owned(), attributes);
    }
    match id {
        Value::String(text) => *place = Some(text),
        Value::Number(number) => *place = Some(number.to_string()),
        _ => {}
    }
    item
}

/// The resource in `data` of an answer about one thing; `None` if it shows none.
pub(super) fn one<T: Item>(response: &Response, what: &str) -> Result<Option<T>, ResponseError> {
    if response.body().trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is no {what} in JSON ({error})")))?;
    Ok(body.get_mut("data").map(Value::take).filter(Value::is_object).map(resource))
}

fn is_nothing(next: &Value) -> bool {
    next.is_null() || next.as_str().is_some_and(str::is_empty)
}

/// An answer that says that something is gone: 204. Whatever else has the status of a success says nothing of it, and
/// a read can tell.
pub(super) fn gone(response: &Response) -> Result<(), ResponseError> {
    let is_empty = response.status() == StatusCode::NO_CONTENT;
    is_empty
        .then_some(())
        .ok_or_else(|| ResponseError::malformed("it is not the 204 that says that it is gone"))
}

/// An answer that only says that something was done: nothing, or anything in JSON that is no failure.
pub(super) fn done(response: &Response) -> Result<Value, ResponseError> {
    if response.body().trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    let body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is neither empty nor JSON ({error})")))?;
    if body.get("data").is_none() && !super::errors_in(&body).is_empty() {
        return Err(ResponseError::malformed("it has the status of a success and lists errors"));
    }
    Ok(body)
}

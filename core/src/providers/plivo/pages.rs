//! Plivo's pages: `limit` and `offset` or a `cursor` in the query, `meta` and `objects` in the answer.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::success;
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{Page, Position};
use crate::operation::{Response, ResponseError};

/// The largest page, in items.
pub(super) const MOST: u64 = 20;

/// The request for the page that begins at `position`.
pub(super) fn page_of(call: ApiRequest, position: &Position) -> ApiRequest {
    let call = call.query("limit", &MOST.to_string());
    match &position.cursor {
        Some(cursor) => call.query("cursor", cursor),
        None if position.offset > 0 => call.query("offset", &position.offset.to_string()),
        None => call,
    }
}

/// Reads a page of objects. What a success has as an empty `error` is none.
pub(super) fn read_page<T: DeserializeOwned>(response: &Response) -> Result<Page<T>, ResponseError> {
    let mut body = success(response)?;
    let Some(Value::Array(objects)) = body.get_mut("objects").map(Value::take) else {
        return Err(ResponseError::malformed("it has no list of `objects`"));
    };
    let read = |(index, object): (usize, Value)| {
        serde_json::from_value(object)
            .map_err(|error| ResponseError::malformed(format!("`objects[{index}]` cannot be read ({error})")))
    };
    let items = objects.into_iter().enumerate().map(read).collect::<Result<Vec<T>, ResponseError>>()?;
    let mut page = Page::of(items);
    if let Some(meta) = body.get("meta").filter(|meta| meta.is_object()) {
        page.total = meta.get("total_count").and_then(whole);
        page.more = meta.get("next").map(|next| next.as_str().is_some_and(|next| !next.is_empty()));
        page.cursor = meta.get("next").and_then(Value::as_str).and_then(cursor);
    }
    Ok(page)
}

fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// The cursor in a link to the next page. The link itself is never followed.
fn cursor(next: &str) -> Option<String> {
    let (_, query) = next.split_once('?')?;
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let (_, cursor) = pairs.find(|(name, value)| name == "cursor" && !value.is_empty())?;
    Some(cursor.into_owned())
}

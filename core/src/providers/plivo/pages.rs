//! The pages of Plivo's lists: `meta` and `objects` in the response.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::provider::success;
use crate::operation::paging::Page;
use crate::operation::{Response, ResponseError};

/// Reads a page of objects.
pub(super) fn read_page<T: DeserializeOwned>(response: &Response) -> Result<Page<T>, ResponseError> {
    let mut body = success(response)?;
    let objects = match body.get_mut("objects").map(Value::take) {
        Some(Value::Array(objects)) => objects,
        Some(Value::Null) => Vec::new(),
        _ => return Err(ResponseError::malformed("it has no list of `objects`")),
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

/// The cursor in a link to the next page. The link itself is never requested.
fn cursor(next: &str) -> Option<String> {
    let (_, query) = next.split_once('?')?;
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let (_, cursor) = pairs.find(|(name, value)| name == "cursor" && !value.is_empty())?;
    Some(cursor.into_owned())
}

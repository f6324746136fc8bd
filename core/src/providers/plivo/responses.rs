//! Plivo's responses: JSON that may report a failure in a 2xx, and the pages of its lists.

use serde_json::Value;

use crate::operation::prelude::*;
use crate::operation::response::count;
use crate::types::error::ServerError;

pub(super) fn api_id(body: &Value) -> Option<String> {
    body.get("api_id").and_then(Value::as_str).map(str::to_owned)
}

pub(super) fn errors_in(body: &Value) -> Vec<ServerError> {
    match body.get("error") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        Some(Value::Array(items)) if items.is_empty() => Vec::new(),
        Some(Value::String(text)) => vec![ServerError::sentence(text)],
        Some(Value::Object(members)) => {
            let texts = members.iter().map(|(field, what)| {
                let detail = what.as_str().map_or_else(|| what.to_string(), str::to_owned);
                ServerError { field: Some(field.clone()), ..ServerError::sentence(detail) }
            });
            texts.collect()
        }
        Some(other) => vec![ServerError::sentence(other.to_string())],
    }
}

/// Reads a successful response: a JSON object without a filled `error`.
pub(super) fn success(response: &Response) -> Result<Value, ResponseError> {
    let body: Value = read_json(response, "JSON")?;
    if !body.is_object() {
        return Err(ResponseError::malformed("it is not a JSON object"));
    }
    if body.get("error").is_some() && !errors_in(&body).is_empty() {
        return Err(ResponseError::ReportedFailure(ErrorCode::Rejected));
    }
    Ok(body)
}

/// Reads a response that accepts a request without showing its effect.
pub(super) fn accepted(response: &Response) -> Result<Value, ResponseError> {
    let body = success(response)?;
    if body.get("message").is_none() && body.get("api_id").is_none() {
        return Err(ResponseError::malformed("it has neither `message` nor `api_id`"));
    }
    Ok(body)
}

/// Reads a page of the list `name`.
pub(super) fn read_page<T: Model>(response: &Response, name: &str) -> Result<Page<T>, ResponseError> {
    let mut body = success(response)?;
    let mut page = Page::of(take_items(&mut body, name)?);
    if let Some(meta) = body.get("meta").filter(|meta| meta.is_object()) {
        page.total = meta.get("total_count").and_then(count);
        page.more = meta.get("next").map(|next| next.as_str().is_some_and(|next| !next.is_empty()));
        page.cursor = meta.get("next").and_then(Value::as_str).and_then(cursor);
    }
    Ok(page)
}

/// The cursor in a link to the next page. The link itself is never requested.
fn cursor(next: &str) -> Option<String> {
    let (_, query) = next.split_once('?')?;
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let (_, cursor) = pairs.find(|(name, value)| name == "cursor" && !value.is_empty())?;
    Some(cursor.into_owned())
}

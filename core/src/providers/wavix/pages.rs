//! Wavix's lists: `page` and `per_page` in the query, a list by some name and `pagination` in the answer.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::refuses;
use crate::operation::api_request::ApiRequest;
use crate::operation::paging::{Page, Position};
use crate::operation::{Response, ResponseError};

/// The largest page, in items.
pub(super) const MOST: u64 = 100;

/// The request for the page that begins at `position`.
pub(super) fn page_of(call: ApiRequest, position: &Position) -> ApiRequest {
    let size = position.size.unwrap_or(MOST);
    call.query("page", &position.pages.saturating_add(1).to_string()).query("per_page", &size.to_string())
}

/// A success in JSON, which may be a refusal all the same.
pub(super) fn success(response: &Response) -> Result<Value, ResponseError> {
    let body: Value = serde_json::from_slice(response.body())
        .map_err(|error| ResponseError::malformed(format!("it is not JSON ({error})")))?;
    match body.as_object().and_then(refuses) {
        Some(refused) => Err(refused),
        None => Ok(body),
    }
}

/// An answer that says `success: true`, and nothing else that matters.
pub(super) fn confirmed(response: &Response) -> Result<Value, ResponseError> {
    let body = success(response)?;
    match body.get("success") {
        Some(Value::Bool(true)) => Ok(body),
        _ => Err(ResponseError::malformed("it does not say `success: true`")),
    }
}

/// Takes the items of a list out of a body.
pub(super) fn items<T: DeserializeOwned>(body: &mut Value, name: &str) -> Result<Vec<T>, ResponseError> {
    let list = match body {
        Value::Object(_) => body.get_mut(name).map(Value::take),
        _ => None,
    };
    match list {
        Some(Value::Array(list)) => read_all(list, name),
        _ => Err(ResponseError::malformed(format!("it has no list of `{name}`"))),
    }
}

/// Reads the members of a list.
pub(super) fn read_all<T: DeserializeOwned>(list: Vec<Value>, name: &str) -> Result<Vec<T>, ResponseError> {
    let read = |(index, item): (usize, Value)| {
        serde_json::from_value(item)
            .map_err(|error| ResponseError::malformed(format!("`{name}[{index}]` cannot be read ({error})")))
    };
    list.into_iter().enumerate().map(read).collect()
}

/// Reads a page of a list.
pub(super) fn read_page<T: DeserializeOwned>(
    response: &Response,
    name: &str,
) -> Result<Page<T>, ResponseError> {
    let mut body = success(response)?;
    let mut page = Page::of(items(&mut body, name)?);
    let count = |name: &str| {
        let value = body.get("pagination")?.get(name)?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    page.total = count("total");
    page.more = count("current_page").zip(count("total_pages")).map(|(at, pages)| at < pages);
    Ok(page)
}

/// Reads a list that comes as a whole.
pub(super) fn read_whole<T: DeserializeOwned>(
    response: &Response,
    name: &str,
) -> Result<Page<T>, ResponseError> {
    let mut page = Page::of(items(&mut success(response)?, name)?);
    page.more = Some(false);
    Ok(page)
}

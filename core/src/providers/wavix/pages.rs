//! Wavix's responses: JSON that may report a failure in a 2xx, and the pages of its lists.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::provider::refuses;
use crate::operation::prelude::*;

/// The number of items in the largest page.
pub(super) const PER_PAGE: u32 = 100;

/// Reads a 2xx response in JSON, which may report a failure.
pub(super) fn success(response: &Response) -> Result<Value, ResponseError> {
    let body: Value = read_json(response, "JSON")?;
    match body.as_object().and_then(refuses) {
        Some(refused) => Err(refused),
        None => Ok(body),
    }
}

/// Reads a response that confirms an operation with `success: true`.
pub(super) fn confirmed(response: &Response) -> Result<Value, ResponseError> {
    let body = success(response)?;
    match body.get("success") {
        Some(Value::Bool(true)) => Ok(body),
        _ => Err(ResponseError::malformed("it does not have `success: true`")),
    }
}

/// Reads the list `name` of a body.
pub(super) fn items<T: DeserializeOwned>(body: &mut Value, name: &str) -> Result<Vec<T>, ResponseError> {
    let list = match body {
        Value::Object(_) => body.get_mut(name).map(Value::take),
        _ => None,
    };
    match list {
        Some(Value::Array(list)) => read_all(list, name),
        Some(Value::Null) => Ok(Vec::new()),
        _ => Err(ResponseError::malformed(format!("it has no list of `{name}`"))),
    }
}

/// Reads the items of a list.
pub(super) fn read_all<T: DeserializeOwned>(list: Vec<Value>, name: &str) -> Result<Vec<T>, ResponseError> {
    let read = |(index, item): (usize, Value)| {
        serde_json::from_value(item)
            .map_err(|error| ResponseError::malformed(format!("`{name}[{index}]` cannot be read ({error})")))
    };
    list.into_iter().enumerate().map(read).collect()
}

/// Reads a page, or a whole list that has no `pagination`.
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

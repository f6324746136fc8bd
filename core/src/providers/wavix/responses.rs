//! Wavix's responses: JSON that may report a failure in a 2xx, and the pages of its lists.

use serde_json::Value;

use crate::operation::prelude::*;
use crate::operation::response::count;

/// The number of items in the largest page.
pub(super) const PER_PAGE: u32 = 100;

/// The failure that a 2xx body reports with `success: false` or `error: true`.
pub(super) fn refuses(members: &serde_json::Map<String, Value>) -> Option<ResponseError> {
    let says = |name: &str, what: bool| members.get(name).and_then(Value::as_bool) == Some(what);
    (says("success", false) || says("error", true))
        .then_some(ResponseError::ReportedFailure(ErrorCode::Rejected))
}

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

/// Reads a page, or a whole list that has no `pagination`.
pub(super) fn read_page<T: Model>(response: &Response, name: &str) -> Result<Page<T>, ResponseError> {
    let mut body = success(response)?;
    let mut page = Page::of(take_items(&mut body, name)?);
    let count = |name: &str| count(body.get("pagination")?.get(name)?);
    page.total = count("total");
    page.more = count("current_page").zip(count("total_pages")).map(|(at, pages)| at < pages);
    Ok(page)
}

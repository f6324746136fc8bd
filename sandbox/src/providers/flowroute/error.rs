//! Flowroute's errors: `{"errors": [{"detail", "id", "status", "title"}]}`, and their exceptions.

use crate::prelude::*;
use crate::switches::NotFoundStatus;

/// An array of one error.
pub(super) fn errors(detail: &Value, status: &Value, title: &str, cx: &mut Context<'_>) -> Value {
    json!([{ "detail": detail, "id": cx.ids.uuid(), "status": status, "title": title }])
}

/// 207 with the number, with an error of this title, with both or with neither: the Message Provision API is down.
pub(super) fn multi_status(number: Option<Value>, title: Option<&str>, cx: &mut Context<'_>) -> Response {
    let detail = "Message Provision API is unavailable.".into();
    let mut body = number.unwrap_or_else(|| json!({}));
    if let Some(title) = title {
        body["errors"] = errors(&detail, &503.into(), title, cx);
    }
    match body {
        Value::Object(members) if members.is_empty() => Response::empty(StatusCode::MULTI_STATUS),
        body => Response::json(StatusCode::MULTI_STATUS, body),
    }
}

fn error(status: StatusCode, detail: impl Into<Value>, cx: &mut Context<'_>) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let errors = errors(&detail.into(), &status.as_u16().into(), title, cx);
    Response::json(status, json!({ "errors": errors }))
}

pub(super) fn unauthorized(cx: &mut Context<'_>) -> Response {
    error(StatusCode::UNAUTHORIZED, "Authentication failed.", cx)
}

pub(super) fn bad_request(detail: &str, cx: &mut Context<'_>) -> Response {
    error(StatusCode::BAD_REQUEST, detail, cx)
}

pub(super) fn method_not_allowed(cx: &mut Context<'_>) -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "The method is not allowed for the requested URL.", cx)
}

pub(super) fn unsupported_media_type(cx: &mut Context<'_>) -> Response {
    error(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/vnd.api+json.", cx)
}

pub(super) fn no_such_number(number: &str, cx: &mut Context<'_>) -> Response {
    error(StatusCode::NOT_FOUND, format!("Number {number} not found on this account."), cx)
}

pub(super) fn not_in_stock(number: &str, cx: &mut Context<'_>) -> Response {
    error(StatusCode::NOT_FOUND, format!("Number {number} is not available for purchase."), cx)
}

pub(super) fn already_owned(number: &str, cx: &mut Context<'_>) -> Response {
    let detail = format!("Number {number} is on this account already.");
    error(StatusCode::UNPROCESSABLE_ENTITY, detail, cx)
}

pub(super) fn no_such_route(cx: &mut Context<'_>) -> Response {
    error(StatusCode::NOT_FOUND, "Invalid Route Id", cx)
}

/// The published 403: without a detail and an id.
pub(super) fn not_authorized() -> Response {
    let error = json!({ "detail": "", "status": 403, "title": "ActionNotAuthorizedError" });
    Response::json(StatusCode::FORBIDDEN, json!({ "errors": [error] }))
}

pub(super) fn duplicate_alias(cx: &mut Context<'_>) -> Response {
    error(StatusCode::FORBIDDEN, "A route with this alias exists already.", cx)
}

pub(super) fn route_in_use(doing: &str, cx: &mut Context<'_>) -> Response {
    let detail = format!("Please disassociate all numbers before {doing}.").into();
    let title = "This Route has numbers still associated to it.";
    let errors = errors(&detail, &403.into(), title, cx);
    Response::json(StatusCode::FORBIDDEN, json!({ "errors": errors }))
}

pub(super) fn no_such_task(cx: &mut Context<'_>) -> Response {
    error(StatusCode::NOT_FOUND, "Task not found.", cx)
}

/// The error of an unknown path. Its status may be a string.
pub(super) fn not_found(cx: &mut Context<'_>) -> Response {
    let status = match cx.switches.flowroute_not_found_status {
        NotFoundStatus::TextStatus => Value::from("404 Not Found: The requested URL was not found."),
        NotFoundStatus::IntStatus => Value::from(404),
    };
    let errors = errors(&cx.request.path.as_str().into(), &status, "Not Found", cx);
    Response::json(StatusCode::NOT_FOUND, json!({ "errors": errors }))
}

/// The error of wrong attributes. Its detail is nested like the body of a JSON:API request.
pub(super) fn unprocessable(wrong: Wrong, cx: &mut Context<'_>) -> Response {
    let attributes: Value = wrong.into_iter().map(|(name, why)| (name, json!([why]))).collect();
    let detail = json!({ "data": { "attributes": attributes } });
    error(StatusCode::UNPROCESSABLE_ENTITY, detail, cx)
}

/// The error of a 429 or 503.
pub(crate) fn unavailable(status: StatusCode, cx: &mut Context<'_>) -> Response {
    error(status, "Try again later.", cx)
}

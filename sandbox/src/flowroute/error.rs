//! Flowroute's errors: `{"errors": [{"detail", "id", "status", "title"}]}`, and their oddities.

use http::StatusCode;
use serde_json::{Value, json};

use crate::{ask::Ask, fields::Wrong, reply::Reply, switches::Unserved, world::Context};

/// An array of one error.
pub(super) fn errors(detail: &Value, status: &Value, title: &str, cx: &mut Context<'_>) -> Value {
    json!([{ "detail": detail, "id": cx.ids.uuid(), "status": status, "title": title }])
}

fn error(status: StatusCode, detail: impl Into<Value>, cx: &mut Context<'_>) -> Reply {
    let title = status.canonical_reason().unwrap_or_default();
    let errors = errors(&detail.into(), &status.as_u16().into(), title, cx);
    Reply::json(status, json!({ "errors": errors }))
}

pub(super) fn unauthorized(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::UNAUTHORIZED, "Authentication failed.", cx)
}

pub(super) fn bad_request(detail: &str, cx: &mut Context<'_>) -> Reply {
    error(StatusCode::BAD_REQUEST, detail, cx)
}

pub(super) fn method_not_allowed(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::METHOD_NOT_ALLOWED, "The method is not allowed for the requested URL.", cx)
}

pub(super) fn unsupported_media_type(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/vnd.api+json.", cx)
}

pub(super) fn no_such_number(number: &str, cx: &mut Context<'_>) -> Reply {
    error(StatusCode::NOT_FOUND, format!("Number {number} not found on this account."), cx)
}

pub(super) fn not_in_stock(number: &str, cx: &mut Context<'_>) -> Reply {
    error(StatusCode::NOT_FOUND, format!("Number {number} is not available for purchase."), cx)
}

pub(super) fn already_owned(number: &str, cx: &mut Context<'_>) -> Reply {
    let detail = format!("Number {number} is on this account already.");
    error(StatusCode::UNPROCESSABLE_ENTITY, detail, cx)
}

pub(super) fn no_such_route(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::NOT_FOUND, "Invalid Route Id", cx)
}

/// A refusal that says nothing, as published: no detail, and no id.
pub(super) fn not_authorized() -> Reply {
    let error = json!({ "detail": "", "status": 403, "title": "ActionNotAuthorizedError" });
    Reply::json(StatusCode::FORBIDDEN, json!({ "errors": [error] }))
}

pub(super) fn duplicate_alias(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::FORBIDDEN, "A route with this alias exists already.", cx)
}

pub(super) fn route_in_use(doing: &str, cx: &mut Context<'_>) -> Reply {
    let detail = format!("Please disassociate all numbers before {doing}.").into();
    let title = "This Route has numbers still associated to it.";
    let errors = errors(&detail, &403.into(), title, cx);
    Reply::json(StatusCode::FORBIDDEN, json!({ "errors": errors }))
}

pub(super) fn no_such_task(cx: &mut Context<'_>) -> Reply {
    error(StatusCode::NOT_FOUND, "Task not found.", cx)
}

/// A path that nobody serves: its status may be a text.
pub(super) fn unserved(ask: &Ask, cx: &mut Context<'_>) -> Reply {
    let status = match cx.switches.flowroute_unserved {
        Unserved::TextStatus => Value::from("404 Not Found: The requested URL was not found."),
        Unserved::IntStatus => Value::from(404),
    };
    let errors = errors(&ask.path.as_str().into(), &status, "Not Found", cx);
    Reply::json(StatusCode::NOT_FOUND, json!({ "errors": errors }))
}

/// Wrong attributes: the detail is an object, nested as the body of a JSON:API request would be.
pub(super) fn unprocessable(wrong: Wrong, cx: &mut Context<'_>) -> Reply {
    let attributes: Value = wrong.into_iter().map(|(name, why)| (name, json!([why]))).collect();
    let detail = json!({ "data": { "attributes": attributes } });
    error(StatusCode::UNPROCESSABLE_ENTITY, detail, cx)
}

/// 429, 503 and the like.
pub(crate) fn turned_away(status: StatusCode, cx: &mut Context<'_>) -> Reply {
    error(status, "Try again later.", cx)
}

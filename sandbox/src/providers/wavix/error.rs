//! Wavix's errors: `{"success": false, "message"}`, some with more.

use crate::prelude::*;

fn error(status: StatusCode, message: &str) -> Response {
    Response::json(status, json!({ "message": message, "success": false }))
}

pub(super) fn unauthorized() -> Response {
    let body = json!({ "error": true, "message": "Authentication failed", "success": false });
    Response::json(StatusCode::UNAUTHORIZED, body)
}

pub(super) fn forbidden() -> Response {
    error(StatusCode::FORBIDDEN, "The API key has no write scope for numbers")
}

pub(super) fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "Not found")
}

pub(super) fn method_not_allowed() -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
}

pub(super) fn bad_request(message: &str) -> Response {
    error(StatusCode::BAD_REQUEST, message)
}

pub(super) fn refused(message: &str) -> Response {
    error(StatusCode::UNPROCESSABLE_ENTITY, message)
}

/// The error of a checkout of numbers that are not available.
pub(super) fn gone(ids: &[String]) -> Response {
    let body = json!({ "error": "Some of the numbers are not available", "error_dids": ids });
    Response::json(StatusCode::UNPROCESSABLE_ENTITY, body)
}

pub(super) fn unprocessable(wrong: &Wrong) -> Response {
    let body = json!({ "errors": wrong, "message": "Validation failed", "success": false });
    Response::json(StatusCode::UNPROCESSABLE_ENTITY, body)
}

/// The error of a 429 or 503.
pub(crate) fn unavailable(status: StatusCode, _cx: &mut Context<'_>) -> Response {
    error(status, "Try again later")
}

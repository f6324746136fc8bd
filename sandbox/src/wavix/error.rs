//! Wavix's errors: `{"success": false, "message"}`, some with more.

use http::StatusCode;
use serde_json::json;

use crate::{fields::Wrong, reply::Reply};

fn error(status: StatusCode, message: &str) -> Reply {
    Reply::json(status, json!({ "message": message, "success": false }))
}

pub(super) fn unauthorized() -> Reply {
    let body = json!({ "error": true, "message": "Authentication failed", "success": false });
    Reply::json(StatusCode::UNAUTHORIZED, body)
}

pub(super) fn forbidden() -> Reply {
    error(StatusCode::FORBIDDEN, "The API key has no write scope for numbers")
}

pub(super) fn not_found() -> Reply {
    error(StatusCode::NOT_FOUND, "Not found")
}

pub(super) fn method_not_allowed() -> Reply {
    error(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
}

pub(super) fn bad_request(message: &str) -> Reply {
    error(StatusCode::BAD_REQUEST, message)
}

pub(super) fn refused(message: &str) -> Reply {
    error(StatusCode::UNPROCESSABLE_ENTITY, message)
}

/// A checkout of what is not to be had.
pub(super) fn gone(ids: &[String]) -> Reply {
    let body = json!({ "error": "Some of the numbers are not available", "error_dids": ids });
    Reply::json(StatusCode::UNPROCESSABLE_ENTITY, body)
}

pub(super) fn unprocessable(wrong: &Wrong) -> Reply {
    let body = json!({ "errors": wrong, "message": "Validation failed", "success": false });
    Reply::json(StatusCode::UNPROCESSABLE_ENTITY, body)
}

/// 429, 503 and the like.
pub(crate) fn turned_away(status: StatusCode) -> Reply {
    error(status, "Try again later")
}

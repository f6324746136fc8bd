//! Plivo's errors: `{"api_id", "error"}`, and the forms that were observed instead.

use crate::prelude::*;
use crate::{response::ResponseBody, switches::ErrorBody};

fn error(status: StatusCode, text: &str, fields: Option<Wrong>, cx: &mut Context<'_>) -> Response {
    let body = match cx.switches.plivo_error_body {
        ErrorBody::Text => ResponseBody::Json(json!({ "api_id": cx.ids.uuid(), "error": text })),
        ErrorBody::Object => {
            let error = match fields {
                Some(fields) => json!(fields),
                None => json!({ "message": text }),
            };
            ResponseBody::Json(json!({ "api_id": cx.ids.uuid(), "error": error }))
        }
        ErrorBody::Null => ResponseBody::Json(Value::Null),
        ErrorBody::Html => ResponseBody::Html(format!(
            "<html><head><title>{status}</title></head><body>{text}</body></html>"
        )),
        ErrorBody::EmptyObject => ResponseBody::Json(json!({})),
        ErrorBody::Empty => ResponseBody::Empty,
    };
    Response::new(status, body)
}

pub(super) fn unauthorized(cx: &mut Context<'_>) -> Response {
    error(StatusCode::UNAUTHORIZED, "authentication failed", None, cx)
}

pub(super) fn not_main_account(cx: &mut Context<'_>) -> Response {
    error(StatusCode::FORBIDDEN, "subaccount can be set by the main account only", None, cx)
}

pub(super) fn not_found(cx: &mut Context<'_>) -> Response {
    error(StatusCode::NOT_FOUND, "not found", None, cx)
}

pub(super) fn method_not_allowed(cx: &mut Context<'_>) -> Response {
    error(StatusCode::METHOD_NOT_ALLOWED, "method not allowed", None, cx)
}

pub(super) fn bad_request(text: &str, cx: &mut Context<'_>) -> Response {
    error(StatusCode::BAD_REQUEST, text, None, cx)
}

/// The error of wrong fields: one string, or an object by field.
pub(super) fn invalid(wrong: Wrong, cx: &mut Context<'_>) -> Response {
    let texts: Vec<String> = wrong.iter().map(|(name, why)| format!("{name}: {why}")).collect();
    error(StatusCode::BAD_REQUEST, &texts.join(" "), Some(wrong), cx)
}

/// The error of a 429 or 503.
pub(crate) fn unavailable(status: StatusCode, cx: &mut Context<'_>) -> Response {
    error(status, status.canonical_reason().unwrap_or_default(), None, cx)
}

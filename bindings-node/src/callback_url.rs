//! The check of callback URLs.

use napi_derive::napi;
use numplan::callback::CallbackUrl;
use serde_json::json;

/// Checks a callback URL: `{"ok", "findings", "masked"}`, or `{"rule", "message", "masked"}`.
#[napi]
pub fn callback_url(url: String, private_hosts: bool) -> String {
    let url = CallbackUrl::from(url);
    let masked = url.masked();
    match url.check(private_hosts) {
        Ok(findings) => json!({ "ok": true, "findings": findings, "masked": masked }),
        Err((rule, message)) => json!({ "rule": rule, "message": message, "masked": masked }),
    }
    .to_string()
}

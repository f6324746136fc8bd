//! Callback URLs: what may be written to a provider, and what of it is shown.

use numplan::callback::CallbackUrl;
use serde_json::{Value, json};

use crate::support::case::{Case, difference};

pub(crate) fn run(case: &Case) -> Result<(), String> {
    let repeat = case.get("repeat").as_u64().and_then(|times| usize::try_from(times).ok());
    let url = match repeat {
        Some(times) => format!("{}{}", case.text("url"), "a".repeat(times)),
        None => case.text("url").to_owned(),
    };
    let url = CallbackUrl::from(url);
    let mut seen = match url.check(case.get("private_hosts") == true) {
        Ok(findings) => json!({ "ok": true, "findings": findings }),
        Err((rule, _)) => json!({ "rule": rule }),
    };
    seen["masked"] = url.masked().into();
    for shown in [url.to_string(), format!("{url:?}"), json!(url).to_string()] {
        for secret in case.get("secrets").as_array().into_iter().flatten() {
            if shown.contains(secret.as_str().expect("a text")) {
                return Err(format!("{shown} shows {secret}"));
            }
        }
    }
    difference(&Value::Object(case.expect().clone()), &seen).map_or(Ok(()), Err)
}

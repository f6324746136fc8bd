//! `--dry-run`: shows the exact request without its secrets, and sends nothing.

use crate::support::{Run, numplan, sandbox};

const URL: &str = "https://user:hunter22@example.com/hook?token=s3cr3t";

#[test]
fn dry_run_hides_secrets_and_sends_nothing() {
    let (sandbox, flag) = sandbox();
    let line = [
        "update",
        "flowroute",
        "12065551234",
        "--messaging-enabled",
        "--messaging-callback-url",
        URL,
        "--dry-run",
    ];
    let ran = numplan(&[&line[..], &[&flag]].concat())
        .exits(0)
        .says(&["# first: GET ", "/v2/numbers/12065551234"])
        .says(&["PATCH ", &sandbox.url(), "/v2/numbers/12065551234"])
        .says(&["authorization: Basic ***"])
        .says(&[r#"{"type":"number","messaging_enabled":true,"messaging_callback_url":"https://***@example.com/hook?***"}"#])
        .says(&["nothing was sent"]);
    assert!(sandbox.log().is_empty());
    for secret in ["hunter22", "s3cr3t", "sandbox-secret-key"] {
        assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{}{}", ran.out, ran.err);
    }
}

#[test]
fn dry_run_shows_the_sent_request() {
    let (sandbox, flag) = sandbox();
    let line = [
        "update",
        "plivo",
        "12065551234",
        "--cnam-lookup",
        "enabled",
        "--alias",
        "A \"B\" é",
        "--no-keep-application",
        &flag,
    ];
    let shown = numplan(&[&line[..], &["--dry-run", "--json"]].concat()).exits(0).json().remove(0);
    numplan(&line).exits(0);
    let sent = crate::support::writes(&sandbox).remove(0);
    let request = &shown["result"]["request"];
    assert_eq!(request["method"], sent.method.as_str());
    assert_eq!(request["url"], format!("{}{}", sandbox.url(), sent.path));
    assert_eq!(request["body"], sent.body.as_str());
    for name in ["accept", "content-type"] {
        assert_eq!(request["headers"][name], sent.headers[name].as_str());
    }
}

#[test]
fn check_needs_no_credentials_and_no_network() {
    numplan(&["update", "plivo", "12065551234", "--cnam", "ACME", "--dry-run"])
        .exits(0)
        .says(&["POST https://api.plivo.com/v1/Account/MAXXXXXXXXXXXXXXXXXX/Number/12065551234/"])
        .says(&["placeholders"])
        .says(&["app_id", "so that it keeps it"]);
}

#[test]
fn incomplete_credentials_are_refused() {
    let run = Run::default().variable("PLIVO_AUTH_ID", "MASANDBOX00000000000");
    run.numplan(&["update", "plivo", "12065551234", "--alias", "x", "--dry-run"])
        .exits(2)
        .says(&["PLIVO_AUTH_TOKEN"]);
}

#[test]
fn wavix_dry_run_shows_and_explains_the_lookup() {
    numplan(&["update", "wavix", "12065551234", "--sms-enabled", "true", "--dry-run"])
        .exits(0)
        .says(&["# first: GET https://api.wavix.com/v1/numbers?search=12065551234&per_page=100"])
        .says(&["{id} is the id of the one record that the look-up finds"])
        .says(&["PATCH https://api.wavix.com/v1/numbers/{id}"]);
    let ran = numplan(&["update", "wavix", "--id", "7", "--sms-enabled", "true", "--dry-run", "--no-read"])
        .exits(0);
    assert!(ran.out.starts_with("PATCH https://api.wavix.com/v1/numbers/7\n"), "{}", ran.out);
}

#[test]
fn invalid_changes_are_refused_as_they_would_be() {
    numplan(&["update", "flowroute", "12065551234", "--messaging-email", "true", "--dry-run"]).exits(2);
    numplan(&["update", "flowroute", "abc", "12065551234", "--alias", "x", "--dry-run"])
        .exits(2)
        .says(&["PATCH "]);
}

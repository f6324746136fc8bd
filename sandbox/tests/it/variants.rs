//! Switches: each variant makes a difference that a client can observe.

use std::collections::HashMap;

use numplan_sandbox::{Action, Fault, Sandbox, Switches};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

#[test]
fn every_variant_changes_the_transcript() {
    let mut recorded: HashMap<String, String> = HashMap::new();
    recorded.insert(transcript(Switches::default()), "the defaults".to_owned());
    for variant in Switches::variants() {
        // The limit takes 300 requests: see `plivo::rate_limit_is_300_in_5_seconds`.
        if variant.switch != "plivo_rate_limit" {
            let twin = recorded.insert(transcript(variant.switches), variant.to_string());
            assert_eq!(twin, None, "{variant} has the same transcript");
        }
    }
}

#[test]
fn variants_round_trip_as_json() {
    for variant in Switches::variants() {
        let turned = Switches::default().turned(&json!({ variant.switch: variant.value }));
        assert_eq!(turned, Ok(variant.switches), "{variant}");
    }
}

#[test]
fn transcript_is_deterministic() {
    assert_eq!(transcript(Switches::default()), transcript(Switches::default()));
}

/// The responses to a fixed sequence of requests that every switch affects.
fn transcript(switches: Switches) -> String {
    let sandbox = sandbox(switches);
    let mut transcript = Transcript(Vec::new());
    flowroute(&sandbox, &mut transcript);
    plivo(&sandbox, &mut transcript);
    wavix(&sandbox, &mut transcript);
    transcript.record(&mut Client::wavix(&sandbox), "GET", "/_sandbox/numbers", &Value::Null);
    transcript.0.concat()
}

struct Transcript(Vec<String>);

impl Transcript {
    fn record(&mut self, client: &mut Client, method: &str, path: &str, body: &Value) {
        let response = client.send(method, path, body);
        let hints: Vec<_> = response.headers.iter().filter(|(name, _)| name != "date").collect();
        let text = response.text();
        self.0.push(format!("{method} {path} {body}\n{} {hints:?} {text}\n", response.status));
    }
}

fn flowroute(sandbox: &Sandbox, transcript: &mut Transcript) {
    let client = &mut Client::flowroute(sandbox);
    for (number, mut body) in [
        ("12065551234", json!({ "alias": "NYC Number" })),
        ("12065551234", json!({ "alias": null })),
        ("12065551234", json!({ "nickname": "x" })),
        ("16463451234", json!({ "messaging_enabled": false })),
        ("16502390214", json!({ "messaging_enabled": true })),
    ] {
        body["type"] = "number".into();
        let path = format!("/v2/numbers/{number}");
        transcript.record(client, "PATCH", &path, &body);
        transcript.record(client, "GET", &path, &Value::Null);
    }
    sandbox.complete_tasks();
    let route = json!({ "data": { "type": "route", "id": "1001" } });
    let relationship = "/v2/numbers/12065551234/relationships/failover_route";
    transcript.record(client, "PATCH", relationship, &route);
    for path in ["/v2/numbers/16502390214", "/v2/numbers?limit=2", "/v2/nothing"] {
        transcript.record(client, "GET", path, &Value::Null);
    }
    for (method, path, body) in [
        ("POST", "/v2/numbers/12065501000", Value::Null),
        ("GET", "/v2/numbers/12065501000", Value::Null),
        ("POST", "/v2/numbers/12065501000", Value::Null),
        ("PATCH", "/v2/routes/1001", route_body("Office")),
        ("POST", "/v2/message-provision", json!({ "numbers": ["12023819746"], "action": "enable" })),
    ] {
        transcript.record(client, method, path, &body);
    }
    let bulk = json!({ "numbers": ["12023819746", "12065551234"], "action": "enable" });
    transcript.record(client, "POST", "/v2/message-provision", &bulk);
    let tasks = sandbox.flowroute_tasks();
    for task in tasks.iter().filter(|task| task.bulk.is_some()) {
        let path = format!("/v2/message-provision/status/{}", task.id);
        transcript.record(client, "GET", &path, &Value::Null);
    }
    sandbox.fault(Fault::new(Action::Throttle { status: 429, after_ms: 1500 }));
    transcript.record(client, "GET", "/v2/numbers", &Value::Null);
}

fn route_body(alias: &str) -> Value {
    json!({ "data": { "type": "route", "attributes": { "alias": alias } } })
}

fn plivo(sandbox: &Sandbox, transcript: &mut Transcript) {
    let client = &mut Client::plivo(sandbox);
    let numbers = "/v1/Account/MASANDBOX00000000000/Number";
    for body in [
        json!({ "alias": "Updated Alias" }),
        json!({ "app_id": "29986316244302815", "alias": "" }),
        json!({ "app_id": "" }),
        json!({ "cnam": "ACME", "cnam_callback_url": "https://example.com/cnam" }),
        json!({ "cnam_callback_url": "" }),
    ] {
        let path = format!("{numbers}/12025551111/");
        transcript.record(client, "POST", &path, &body);
        transcript.record(client, "GET", &path, &Value::Null);
    }
    sandbox.complete_tasks();
    transcript.record(client, "GET", &format!("{numbers}/?limit=2"), &Value::Null);
    transcript.record(client, "GET", &format!("{numbers}/1/"), &Value::Null);
    let buy = "/v1/Account/MASANDBOX00000000000/PhoneNumber/12065501000/";
    transcript.record(client, "POST", buy, &json!({ "ha_enable": true }));
    transcript.record(client, "POST", buy, &json!({}));
    let compliance = json!({ "compliance_application_id": "x" });
    transcript.record(client, "POST", &format!("{numbers}/12065551234/"), &compliance);
    transcript.record(client, "GET", &format!("{numbers}/12065501000/"), &Value::Null);
}

fn wavix(sandbox: &Sandbox, transcript: &mut Transcript) {
    let client = &mut Client::wavix(sandbox);
    let relay = json!({ "sms_relay_url": "https://example.com/sms" });
    for (id, body) in [
        (123, relay.clone()),
        (125, relay.clone()),
        (124, relay),
        (123, json!({ "destinations": [] })),
        (123, json!({ "call_status_url": null })),
        (123, json!({ "call_status_url": "https://example.com/status" })),
        (123, json!({ "call_status_url": "" })),
    ] {
        let path = format!("/v1/numbers/{id}");
        transcript.record(client, "PATCH", &path, &body);
        transcript.record(client, "GET", &path, &Value::Null);
    }
    transcript.record(client, "GET", "/v1/buy/countries/840/cities/103/dids?per_page=1", &Value::Null);
    let ids = |ids: &[&str]| json!({ "ids": ids });
    transcript.record(client, "PUT", "/v1/buy/cart", &ids(&["12065501000", "12065501037"]));
    transcript.record(client, "POST", "/v1/buy/cart/checkout", &ids(&["12065501000"]));
    transcript.record(client, "POST", "/v1/buy/cart/checkout", &ids(&["12065501000", "12065501037"]));
    transcript.record(client, "GET", "/v1/numbers?search=1206550", &Value::Null);
}

//! Switches: each reading makes a difference that a client can see.

use std::collections::HashMap;

use numplan_sandbox::{Action, Fault, Sandbox, Switches};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

#[test]
fn every_reading_tells_a_story_of_its_own() {
    let mut told: HashMap<String, String> = HashMap::new();
    told.insert(story(Switches::default()), "the defaults".to_owned());
    for reading in Switches::readings() {
        // Its story takes 300 requests: see `plivo::the_limit_is_300_requests_in_5_seconds`.
        if reading.switch != "plivo_rate_limit" {
            let twin = told.insert(story(reading.switches), reading.to_string());
            assert_eq!(twin, None, "{reading} has the same story");
        }
    }
}

#[test]
fn readings_survive_json() {
    for reading in Switches::readings() {
        let turned = Switches::default().turned(&json!({ reading.switch: reading.value }));
        assert_eq!(turned, Ok(reading.switches), "{reading}");
    }
}

#[test]
fn a_story_is_the_same_when_told_twice() {
    assert_eq!(story(Switches::default()), story(Switches::default()));
}

/// Everything that a client is told on a walk past every switch.
fn story(switches: Switches) -> String {
    let sandbox = sandbox(switches);
    let mut story = Story(Vec::new());
    flowroute(&sandbox, &mut story);
    plivo(&sandbox, &mut story);
    wavix(&sandbox, &mut story);
    story.tell(&mut Client::wavix(&sandbox), "GET", "/_sandbox/numbers", &Value::Null);
    story.0.concat()
}

struct Story(Vec<String>);

impl Story {
    fn tell(&mut self, client: &mut Client, method: &str, path: &str, body: &Value) {
        let answer = client.send(method, path, body);
        let hints: Vec<_> = answer.headers.iter().filter(|(name, _)| name != "date").collect();
        let text = answer.text();
        self.0.push(format!("{method} {path} {body}\n{} {hints:?} {text}\n", answer.status));
    }
}

fn flowroute(sandbox: &Sandbox, story: &mut Story) {
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
        story.tell(client, "PATCH", &path, &body);
        story.tell(client, "GET", &path, &Value::Null);
    }
    sandbox.complete_tasks();
    let route = json!({ "data": { "type": "route", "id": "1001" } });
    let relationship = "/v2/numbers/12065551234/relationships/failover_route";
    story.tell(client, "PATCH", relationship, &route);
    for path in ["/v2/numbers/16502390214", "/v2/numbers?limit=2", "/v2/nothing"] {
        story.tell(client, "GET", path, &Value::Null);
    }
    for (method, path, body) in [
        ("POST", "/v2/numbers/12065501000", Value::Null),
        ("GET", "/v2/numbers/12065501000", Value::Null),
        ("POST", "/v2/numbers/12065501000", Value::Null),
        ("PATCH", "/v2/routes/1001", route_body("Office")),
        ("POST", "/v2/message-provision", json!({ "numbers": ["12023819746"], "action": "enable" })),
    ] {
        story.tell(client, method, path, &body);
    }
    sandbox.fault(Fault::new(Action::Throttle { status: 429, after_ms: 1500 }));
    story.tell(client, "GET", "/v2/numbers", &Value::Null);
}

fn route_body(alias: &str) -> Value {
    json!({ "data": { "type": "route", "attributes": { "alias": alias } } })
}

fn plivo(sandbox: &Sandbox, story: &mut Story) {
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
        story.tell(client, "POST", &path, &body);
        story.tell(client, "GET", &path, &Value::Null);
    }
    sandbox.complete_tasks();
    story.tell(client, "GET", &format!("{numbers}/?limit=2"), &Value::Null);
    story.tell(client, "GET", &format!("{numbers}/1/"), &Value::Null);
    let buy = "/v1/Account/MASANDBOX00000000000/PhoneNumber/12065501000/";
    story.tell(client, "POST", buy, &json!({}));
    story.tell(client, "GET", &format!("{numbers}/12065501000/"), &Value::Null);
}

fn wavix(sandbox: &Sandbox, story: &mut Story) {
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
        story.tell(client, "PATCH", &path, &body);
        story.tell(client, "GET", &path, &Value::Null);
    }
    story.tell(client, "GET", "/v1/buy/countries/840/cities/103/dids?per_page=1", &Value::Null);
    let ids = |ids: &[&str]| json!({ "ids": ids });
    story.tell(client, "PUT", "/v1/buy/cart", &ids(&["12065501000", "12065501037"]));
    story.tell(client, "POST", "/v1/buy/cart/checkout", &ids(&["12065501000"]));
    story.tell(client, "POST", "/v1/buy/cart/checkout", &ids(&["12065501000", "12065501037"]));
    story.tell(client, "GET", "/v1/numbers?search=1206550", &Value::Null);
}

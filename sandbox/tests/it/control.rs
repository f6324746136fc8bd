//! The control paths that tests in other languages use.

use numplan_sandbox::{Sandbox, Switches};
use serde_json::{Value, json};

use crate::client::{Client, sandbox, wait_until};

const NUMBER: &str = "/v2/numbers/12065551234";

fn start() -> (Sandbox, Client, Client) {
    let sandbox = sandbox(Switches::default());
    let control = Client::new(&sandbox, "");
    let client = Client::flowroute(&sandbox);
    (sandbox, control, client)
}

#[test]
fn faults_are_scripted_in_json() {
    let (_sandbox, mut control, mut client) = start();
    let fault = json!({
        "provider": "flowroute",
        "method": "GET",
        "path": "/v2/numbers/*",
        "nth": 2,
        "times": 2,
        "action": { "kind": "response", "status": 503, "body": { "errors": [] } },
    });
    assert_eq!(control.post("/_sandbox/faults", &fault).status, 200);
    let statuses: Vec<u16> = (0..4).map(|_| client.get(NUMBER).status).collect();
    assert_eq!(statuses, [200, 503, 503, 200]);

    let always = json!([{ "times": null, "action": { "kind": "html" } }]);
    control.post("/_sandbox/faults", &always);
    assert_eq!(control.get("/_sandbox/faults").json().as_array().unwrap().len(), 2);
    assert!(client.get(NUMBER).text().starts_with("<!doctype html>"));
    control.send("DELETE", "/_sandbox/faults", &Value::Null);
    assert_eq!(client.get(NUMBER).json()["data"]["id"], "12065551234");
}

#[test]
fn misspelled_input_is_rejected() {
    let (_sandbox, mut control, _) = start();
    for (method, path, body) in [
        ("POST", "/_sandbox/faults", json!({ "action": { "kind": "explode" } })),
        ("POST", "/_sandbox/faults", json!({ "action": { "kind": "hang", "comit": true } })),
        ("POST", "/_sandbox/faults", json!({ "verb": "GET", "action": { "kind": "html" } })),
        ("PATCH", "/_sandbox/switches", json!({ "read_leg": "none" })),
        ("PATCH", "/_sandbox/switches", json!({ "scalars": "words" })),
        ("PATCH", "/_sandbox/switches", json!({ "timing": { "task": 1 } })),
        ("POST", "/_sandbox/numbers", json!({ "plivo": [{ "nummer": "1" }] })),
        ("POST", "/_sandbox/numbers/many", json!({ "provider": "wavix" })),
        ("POST", "/_sandbox/stock", json!({ "plivo": [{ "nummer": "1" }] })),
        ("POST", "/_sandbox/refuse", json!({})),
    ] {
        let response = control.send(method, path, &body);
        assert_eq!(response.status, 400, "{body}");
        assert!(response.json()["error"].is_string());
    }
    assert_eq!(control.get("/_sandbox/nothing").status, 404);
}

#[test]
fn switches_change_one_by_one() {
    let (sandbox, mut control, mut client) = start();
    let turns = json!({ "read_lag": { "reads": 1 }, "timing": { "task_ms": 1 } });
    let all = control.patch("/_sandbox/switches", &turns).json();
    assert_eq!(all["read_lag"], json!({ "reads": 1 }));
    assert_eq!(all["timing"]["later_ms"], 600_000, "not sent: unchanged");
    assert_eq!(control.get("/_sandbox/switches").json(), all);
    client.patch(NUMBER, &json!({ "type": "number", "alias": "New" }));
    let mut alias = || client.get(NUMBER).json()["data"]["attributes"]["alias"].clone();
    assert_eq!([alias(), alias()], ["Main line", "New"]);

    let variants = control.get("/_sandbox/variants").json();
    assert_eq!(variants.as_array().unwrap().len(), Switches::variants().len());
    drop(sandbox);
}

#[test]
fn log_holds_sent_request() {
    let (_sandbox, mut control, mut client) = start();
    let body = json!({ "type": "number", "alias": "New" });
    client.patch(&format!("{NUMBER}?a=%20"), &body);
    let logged = &control.get("/_sandbox/log").json()[0];
    for (key, wanted) in [
        ("seq", json!(1)),
        ("provider", json!("flowroute")),
        ("method", json!("PATCH")),
        ("path", json!(NUMBER)),
        ("query", json!("a=%20")),
        ("body", json!(body.to_string())),
        ("json", body),
        ("fault", Value::Null),
        ("committed", json!(true)),
        ("status", json!(200)),
    ] {
        assert_eq!(logged[key], wanted, "{key}");
    }
    assert!(logged["ended_us"].as_u64() >= logged["started_us"].as_u64());
    control.send("DELETE", "/_sandbox/log", &Value::Null);
    assert_eq!(control.get("/_sandbox/log").json(), json!([]));
}

#[test]
fn reset_removes_added_numbers() {
    let (sandbox, mut control, mut client) = start();
    let new = json!({
        "flowroute": [{ "value": "12065550000", "alias": "New" }],
        "plivo": [{ "number": "12065550000" }],
        "wavix": [{ "id": 7, "number": "12065550000" }],
    });
    let all = control.post("/_sandbox/numbers", &new).json();
    assert_eq!(all["flowroute"].as_array().unwrap().len(), 6);
    assert_eq!(client.get("/v2/numbers/12065550000").status, 200);
    assert_eq!(Client::wavix(&sandbox).get("/v1/numbers/7").status, 200);
    control.post("/_sandbox/reset", &Value::Null);
    assert_eq!(client.get("/v2/numbers/12065550000").status, 404);
    assert_eq!(sandbox.log().len(), 1);
}

#[test]
fn reset_restores_stock() {
    let (sandbox, mut control, mut client) = start();
    let new = json!({
        "flowroute": [{ "value": "12065550000", "setup_cost": 0.5 }],
        "plivo": [{ "number": "12065550000" }],
        "wavix": [{ "id": 7, "number": "12065550000" }],
    });
    let all = control.post("/_sandbox/stock", &new).json();
    assert_eq!(all["flowroute"].as_array().unwrap().len(), 451);
    assert_eq!(client.post("/v2/numbers/12065550000", &Value::Null).status, 201);
    let order = &control.get("/_sandbox/orders").json()[0];
    assert_eq!((&order["provider"], &order["kind"]), (&json!("flowroute"), &json!("purchase")));
    assert_eq!(order["numbers"], json!(["12065550000"]));
    assert_eq!(sandbox.stock().flowroute.len(), 450);
    control.post("/_sandbox/reset", &Value::Null);
    assert_eq!(control.get("/_sandbox/stock").json()["plivo"].as_array().unwrap().len(), 160);
    assert_eq!(control.get("/_sandbox/orders").json(), json!([]));
}

#[test]
fn tasks_complete_on_demand() {
    let (_sandbox, mut control, mut client) = start();
    let body = json!({ "type": "number", "messaging_enabled": true, "messaging_email": true });
    client.patch(NUMBER, &body);
    let task = &control.get("/_sandbox/tasks").json()[0];
    assert_eq!((&task["status"], &task["email"]), (&json!("processing"), &json!(true)));
    let tasks = control.post("/_sandbox/tasks/complete", &Value::Null).json();
    assert_eq!(tasks[0]["status"], "completed");
}

#[test]
fn connections_are_refused_for_a_while() {
    let (_sandbox, mut control, mut client) = start();
    control.post("/_sandbox/refuse", &json!({ "for_ms": 100 }));
    let mut get = || client.try_send("GET", NUMBER, "", "");
    assert_eq!(get().unwrap_err().kind(), std::io::ErrorKind::ConnectionRefused);
    wait_until("it is back", || get().is_ok());
}

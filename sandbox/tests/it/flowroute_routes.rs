//! Flowroute: routes, edge strategies, message provisioning.

use numplan_sandbox::{
    OrderKind, Switches,
    switches::{BulkStatusType, MessagingDown, Permission, ProvisionForm, ReadLag, TaskResult},
};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

fn route(attributes: &Value) -> Value {
    json!({ "data": { "type": "route", "attributes": attributes } })
}

#[test]
fn route_is_created_updated_and_deleted() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let new = route(&json!({
        "alias": "Fax",
        "route_type": "host",
        "value": "24.239.23.40:5060",
        "edge_strategy_id": 2,
    }));
    let response = client.post("/v2/routes", &new);
    assert_eq!(response.status, 201);
    let data = response.json()["data"].clone();
    assert_eq!((&data["id"], &data["attributes"]), (&json!("1004"), &new["data"]["attributes"]));
    assert_eq!(client.post("/v2/routes", &new).status, 403, "its alias is its own");

    let response = client.patch("/v2/routes/1004", &route(&json!({ "value": "myphone.com" })));
    assert_eq!((response.status, &response.json()["data"]["attributes"]["alias"]), (200, &json!("Fax")));
    assert_eq!(client.send("DELETE", "/v2/routes/1004", &Value::Null).status, 204);
    assert_eq!(client.send("DELETE", "/v2/routes/1004", &Value::Null).status, 404);
    let recorded: Vec<_> = sandbox.orders().into_iter().map(|it| (it.kind, it.numbers.join(","))).collect();
    assert_eq!(recorded, [(OrderKind::CreateRoute, "1004".to_owned())]);
}

#[test]
fn invalid_route_requests_change_nothing() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    for (method, path, body, status) in [
        ("POST", "/v2/routes", json!(null), 415),
        ("POST", "/v2/routes", json!({}), 400),
        ("POST", "/v2/routes", route(&json!({ "alias": "x" })), 422),
        ("POST", "/v2/routes", route(&json!({ "alias": "x", "route_type": "sip-reg", "value": "x" })), 422),
        ("POST", "/v2/routes", route(&json!({ "alias": "x", "route_type": "number", "value": "1" })), 422),
        ("POST", "/v2/routes", route(&json!({ "alias": "x", "route_type": "uri", "value": "x" })), 422),
        (
            "POST",
            "/v2/routes",
            route(&json!({ "alias": "x", "route_type": "host", "value": "x", "edge_strategy_id": 9 })),
            422,
        ),
        ("POST", "/v2/routes", route(&json!({ "alias": "Trunk", "route_type": "host", "value": "x" })), 403),
        ("PATCH", "/v2/routes/1001", route(&json!({ "alias": "Trunk" })), 403),
        ("PATCH", "/v2/routes/0", route(&json!({ "alias": "x" })), 403),
        ("PATCH", "/v2/routes/7", route(&json!({ "alias": "x" })), 404),
        ("DELETE", "/v2/routes/0", json!(null), 403),
        ("PUT", "/v2/routes/1001", json!({}), 405),
    ] {
        assert_eq!(client.send(method, path, &body).status, status, "{method} {path} {body}");
    }
    assert!(sandbox.log().iter().all(|request| !request.committed));
    assert_eq!(sandbox.orders(), []);
}

#[test]
fn route_in_use_is_not_deleted() {
    for (flowroute_update_used_route, status) in [(Permission::Rejected, 403), (Permission::Accepted, 200)] {
        let sandbox = sandbox(Switches { flowroute_update_used_route, ..Switches::default() });
        let mut client = Client::flowroute(&sandbox);
        let link = "/v2/numbers/12065551234/relationships/failover_route";
        client.patch(link, &json!({ "data": { "type": "route", "id": "1001" } }));
        let change = route(&json!({ "alias": "Office" }));
        assert_eq!(client.patch("/v2/routes/1001", &change).status, status);
        let refused = client.send("DELETE", "/v2/routes/1001", &Value::Null);
        let title = "This Route has numbers still associated to it.";
        assert_eq!((refused.status, &refused.json()["errors"][0]["title"]), (403, &json!(title)));
        client.send("DELETE", link, &Value::Null);
        assert_eq!(client.send("DELETE", "/v2/routes/1001", &Value::Null).status, 204);
    }
}

#[test]
fn routes_lag_and_have_pages() {
    let sandbox = sandbox(Switches { read_lag: ReadLag::Reads(1), ..Switches::default() });
    let mut client = Client::flowroute(&sandbox);
    client.post("/v2/routes", &route(&json!({ "alias": "Fax", "route_type": "host", "value": "x" })));
    let mut hosts = || client.get("/v2/routes?route_type=host").json()["data"].as_array().unwrap().len();
    assert_eq!([hosts(), hosts()], [1, 2]);
    let page = client.get("/v2/routes?limit=2&offset=3").json();
    assert_eq!((page["data"][1]["id"].as_str(), page["links"].get("next")), (Some("1004"), None));
}

#[test]
fn edge_strategy_ids_are_json_numbers() {
    let sandbox = sandbox(Switches::default());
    let list = Client::flowroute(&sandbox).get("/v2/routes/edge_strategies").json();
    let ids: Vec<u64> =
        list["data"].as_array().unwrap().iter().map(|it| it["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, [1, 2, 3, 4]);
}

#[test]
fn one_number_starts_single_task() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    for (action, enabled) in [("enable", true), ("disable", false)] {
        let body = json!({
            "numbers": ["12065551234"],
            "action": action,
            "callback_url": "https://example.com/cb",
            "email": true,
        });
        let response = client.post("/v2/message-provision", &body);
        let task = response.json()["data"].clone();
        assert_eq!((response.status, &task["type"]), (201, &json!("message_provisioning_status")));
        assert_eq!(task["attributes"], json!({ "status": "processing", "tn": "12065551234" }));
        sandbox.complete_tasks();
        assert_eq!(sandbox.flowroute_number("12065551234").unwrap().messaging_enabled, enabled);
    }
    let recorded: Vec<_> = sandbox.orders().into_iter().map(|it| it.kind).collect();
    assert_eq!(recorded, [OrderKind::EnableMessaging, OrderKind::DisableMessaging]);
}

#[test]
fn several_numbers_start_bulk_task() {
    for (flowroute_task_result, successful) in [(TaskResult::Completed, 2), (TaskResult::Failed, 0)] {
        let sandbox = sandbox(Switches { flowroute_task_result, ..Switches::default() });
        let mut client = Client::flowroute(&sandbox);
        let numbers = ["12065551234", "12023819746", "12065550000"];
        let body = json!({ "numbers": numbers, "action": "enable" });
        let task = client.post("/v2/message-provision", &body).json()["data"].clone();
        assert_eq!(task["type"], "message_bulk_provisioning_status");
        let progress = json!({ "failed": [], "processing": numbers, "successful": [] });
        assert_eq!(task["attributes"]["numbers"], progress);
        sandbox.complete_tasks();
        let path = format!("/v2/message-provision/status/{}", task["id"].as_str().unwrap());
        let numbers = client.get(&path).json()["data"]["attributes"]["numbers"].clone();
        let count = |key: &str| numbers[key].as_array().unwrap().len();
        assert_eq!(
            [count("successful"), count("processing"), count("failed")],
            [successful, 0, 3 - successful]
        );
        assert_eq!(sandbox.flowroute_number("12023819746").unwrap().messaging_enabled, successful > 0);
    }
}

#[test]
fn bulk_status_has_bulk_or_single_type() {
    for (flowroute_bulk_status_type, kind) in [
        (BulkStatusType::Bulk, "message_bulk_provisioning_status"),
        (BulkStatusType::Single, "message_provisioning_status"),
    ] {
        let sandbox = sandbox(Switches { flowroute_bulk_status_type, ..Switches::default() });
        let mut client = Client::flowroute(&sandbox);
        let body = json!({ "numbers": ["12065551234", "12023819746"], "action": "enable" });
        let task = client.post("/v2/message-provision", &body).json()["data"].clone();
        assert_eq!(task["type"], "message_bulk_provisioning_status", "always when started");
        let path = format!("/v2/message-provision/status/{}", task["id"].as_str().unwrap());
        assert_eq!(client.get(&path).json()["data"]["type"], kind);
    }
}

#[test]
fn invalid_provisioning_starts_nothing() {
    let flat = json!({ "numbers": ["12065551234"], "action": "enable" });
    let nested = json!({ "data": { "attributes": flat } });
    let plus = json!({ "numbers": ["+12065551234"], "action": "enable" });
    for (form, body, status) in [
        (ProvisionForm::Flat, flat.clone(), 201),
        (ProvisionForm::Flat, nested.clone(), 422),
        (ProvisionForm::Flat, plus.clone(), 422),
        (ProvisionForm::JsonApi, nested, 201),
        (ProvisionForm::JsonApi, flat.clone(), 400),
        (ProvisionForm::Plus, plus, 201),
        (ProvisionForm::Plus, flat.clone(), 422),
        (ProvisionForm::Flat, json!({ "numbers": [], "action": "enable" }), 422),
        (ProvisionForm::Flat, json!({ "numbers": ["12065551234"], "action": "toggle" }), 422),
        (ProvisionForm::Flat, json!({ "numbers": ["12065550000"], "action": "enable" }), 404),
        (ProvisionForm::Flat, json!(null), 415),
        (ProvisionForm::Flat, json!({ "numbers": [12_065_551_234_u64], "action": "enable" }), 422),
        (
            ProvisionForm::Flat,
            json!({ "numbers": ["12065551234"], "action": "enable", "email": "ops@example.com" }),
            422,
        ),
    ] {
        let sandbox = sandbox(Switches { flowroute_provision_form: form, ..Switches::default() });
        let response = Client::flowroute(&sandbox).post("/v2/message-provision", &body);
        assert_eq!(response.status, status, "{form:?} {body}");
        assert_eq!(sandbox.orders().len(), usize::from(status == 201), "{form:?} {body}");
    }
    let sandbox = sandbox(Switches { flowroute_messaging_down: MessagingDown::Both, ..Switches::default() });
    assert_eq!(Client::flowroute(&sandbox).post("/v2/message-provision", &flat).status, 503);
}

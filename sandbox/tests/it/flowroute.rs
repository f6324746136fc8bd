//! Flowroute: numbers, routes of a number, lists.

use numplan_sandbox::Switches;
use serde_json::{Value, json};

use crate::client::{Client, basic, sandbox};

#[test]
fn update_returns_documented_object() {
    let sandbox = sandbox(Switches {
        flowroute_attributes: numplan_sandbox::switches::Attributes::Short,
        ..Switches::default()
    });
    let body = json!({ "type": "number", "alias": "NYC Number" });
    let response = Client::flowroute(&sandbox).patch("/v2/numbers/16463451234", &body);
    assert_eq!(response.status, 200);
    assert_eq!(
        response.json(),
        json!({
            "data": {
                "attributes": {
                    "alias": "NYC Number",
                    "cnam_lookups_enabled": true,
                    "messaging_enabled": true,
                    "number_type": "longcode",
                    "rate_center": "nwyrcyzn01",
                    "state": "ny",
                    "value": "16463451234",
                },
                "id": "16463451234",
                "links": { "self": "https://api.flowroute.com/v2/numbers/16463451234" },
                "relationships": {
                    "cnam_preset": { "data": null },
                    "e911_address": { "data": null },
                    "failover_route": { "data": null },
                    "primary_route": { "data": { "id": "0", "type": "route" } },
                },
                "type": "number",
            },
            "included": [{
                "attributes": { "alias": "sip-reg", "route_type": "sip-reg", "value": null },
                "id": "0",
                "links": { "self": "https://api.flowroute.com/v2/routes/0" },
                "type": "route",
            }],
            "links": { "self": "https://api.flowroute.com/v2/numbers/16463451234" },
        })
    );
}

#[test]
fn messaging_is_enabled_when_task_completes() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let body = json!({
        "type": "number",
        "messaging_enabled": true,
        "messaging_callback_url": "http://my-callback.com",
    });
    let response = client.patch("/v2/numbers/12023819746", &body).json();
    assert_eq!(response["data"]["attributes"]["messaging_enabled"], false);
    let link = &response["data"]["relationships"]["message_provision"]["data"];
    assert_eq!(link["type"], "message_provision");
    let task = &response["included"][1];
    assert_eq!(task["type"], "message_provisioning_status");
    assert_eq!(task["id"], link["id"]);
    assert_eq!(task["attributes"], json!({ "status": "processing", "tn": "12023819746" }));

    let status = format!("/v2/message-provision/status/{}", link["id"].as_str().unwrap());
    assert_eq!(client.get(&status).json()["data"]["attributes"]["status"], "processing");
    sandbox.complete_tasks();
    assert_eq!(client.get(&status).json()["data"]["attributes"]["status"], "completed");
    let number = client.get("/v2/numbers/12023819746").json();
    assert_eq!(number["data"]["attributes"]["messaging_enabled"], true);

    let task = &sandbox.flowroute_tasks()[0];
    assert_eq!(task.callback_url.as_deref(), Some("http://my-callback.com"));
    assert!(!task.email);
}

#[test]
fn errors_have_documented_shape() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let number = "/v2/numbers/12065551234";
    let attributes = "/errors/0/detail/data/attributes";
    for (method, path, body, status, pointer, wanted) in [
        ("GET", "/v2/numbers/12065550000", json!(null), 404, "/errors/0/status", json!(404)),
        ("PUT", number, json!({}), 405, "/errors/0/title", json!("Method Not Allowed")),
        ("PATCH", number, json!([]), 400, "/errors/0/status", json!(400)),
        ("PATCH", number, json!(null), 415, "/errors/0/status", json!(415)),
        (
            "PATCH",
            number,
            json!({ "alias": 1, "messaging_email": true, "nickname": "x" }),
            422,
            attributes,
            json!({
                "alias": ["Not a valid string."],
                "messaging_email": ["Requires messaging_enabled."],
                "nickname": ["Unknown field."],
                "type": ["Missing data for required field."],
            }),
        ),
        (
            "PATCH",
            number,
            json!({ "type": "number", "messaging_enabled": true, "messaging_callback_url": "x" }),
            422,
            attributes,
            json!({ "messaging_callback_url": ["Not a valid URL."] }),
        ),
        (
            "GET",
            "/v2/nothing",
            json!(null),
            404,
            "/errors/0/status",
            json!("404 Not Found: The requested URL was not found."),
        ),
        ("GET", "/v2/numbers?limit=201", json!(null), 400, "/errors/0/status", json!(400)),
        ("GET", "/v2/message-provision/status/1", json!(null), 404, "/errors/0/status", json!(404)),
    ] {
        let response = client.send(method, path, &body);
        assert_eq!(response.status, status, "{method} {path} {body}");
        assert_eq!(response.json().pointer(pointer), Some(&wanted), "{method} {path} {body}");
    }
    assert!(sandbox.log().iter().all(|request| !request.committed));
}

#[test]
fn form_body_is_415() {
    let sandbox = sandbox(Switches::default());
    let form = "application/x-www-form-urlencoded";
    let response =
        Client::flowroute(&sandbox).try_send("PATCH", "/v2/numbers/12065551234", form, "alias=x").unwrap();
    assert_eq!(response.status, 415);
}

#[test]
fn wrong_credentials_are_401() {
    let sandbox = sandbox(Switches::default());
    for authorization in ["", "Bearer sandbox-access-key", &basic("sandbox-access-key", "x")] {
        let response = Client::new(&sandbox, authorization).get("/v2/numbers/12065551234");
        assert_eq!(response.status, 401);
        let error = &response.json()["errors"][0];
        assert_eq!(error["detail"], "Authentication failed.");
        assert_eq!(error["title"], "Unauthorized");
    }
}

#[test]
fn setting_and_clearing_route_is_204() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let path = "/v2/numbers/12065551234/relationships/failover_route";
    let route = |id: &str| json!({ "data": { "type": "route", "id": id } });
    let failover = || sandbox.flowroute_number("12065551234").unwrap().failover_route;

    let response = client.patch(path, &route("1001"));
    assert_eq!((response.status, response.text().as_str()), (204, ""));
    assert_eq!(failover().as_deref(), Some("1001"));
    assert_eq!(client.patch(path, &route("7")).status, 422);
    let response = client.send("DELETE", path, &Value::Null);
    assert_eq!((response.status, failover()), (204, None));
}

#[test]
fn last_page_has_no_next_link() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let values = |list: &Value| -> Vec<String> {
        let items = list["data"].as_array().unwrap();
        items.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    for (query, wanted, more) in [
        ("limit=2", vec!["12023819746", "12065551234"], true),
        ("limit=2&offset=4", vec!["18005551234"], false),
        ("starts_with=206", vec!["12065551234"], false),
        ("starts_with=%2B1206", vec!["12065551234"], false),
        ("starts_with=%2B44", vec![], false),
        ("ends_with=1234&contains=555", vec!["12065551234", "18005551234"], false),
        ("starts_with=%2B12&limit=1&offset=1", vec!["12065551234"], false),
        ("alias=My%20NYC%20number", vec!["16463451234"], false),
    ] {
        let list = client.get(&format!("/v2/numbers?{query}")).json();
        assert_eq!(values(&list), wanted, "{query}");
        assert_eq!(list["links"].get("next").is_some(), more, "{query}");
        assert!(list["data"].as_array().unwrap().iter().all(|it| it.get("relationships").is_none()));
    }
    assert_eq!(values(&client.get("/v2/routes?route_type=host").json()), ["1001"]);
}

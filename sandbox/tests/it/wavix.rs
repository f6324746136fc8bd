//! Wavix: numbers, keys, lists.

use numplan_sandbox::{Switches, WAVIX_READ_ONLY_API_KEY};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

#[test]
fn update_returns_number_with_destination_key() {
    let sandbox = sandbox(Switches::default());
    let body = json!({
        "sms_enabled": true,
        "sms_relay_url": "https://your-site.com/sms",
        "transcription_threshold": 30,
        "destinations": [{ "destination": "15551234567", "priority": 1, "transport": 4 }],
    });
    let response = Client::wavix(&sandbox).patch("/v1/numbers/123", &body);
    assert_eq!(response.status, 200);
    let number = response.json();
    assert_eq!(number["id"], 123);
    assert_eq!(number["number"], "12565378257");
    assert_eq!(number["sms_relay_url"], "https://your-site.com/sms");
    assert_eq!(number["transcription_threshold"], 30);
    assert_eq!(number["call_recording_enabled"], true, "not sent: unchanged");
    assert_eq!(number["paid_until"], "2027-12-07");
    assert_eq!(number.get("destinations"), None);
    assert_eq!(
        number["destination"],
        json!([{
            "id": 9001,
            "destination": "15551234567",
            "priority": 1,
            "transport": 4,
            "trunk_id": null,
            "trunk_label": null,
            "srtp": false,
        }])
    );
}

#[test]
fn invalid_fields_are_422() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    let to = |item: Value| json!({ "destinations": [item] });
    for (id, body, field, why) in [
        (123, json!({ "sms_enabled": 1 }), "sms_enabled", "Not a valid boolean."),
        (123, json!({ "label": "x" }), "label", "Unknown field."),
        (
            123,
            json!({ "sms_relay_url": "https://example.com" }),
            "sms_relay_url",
            "SMS is not enabled for the number.",
        ),
        (
            125,
            json!({ "sms_relay_url": "https://example.com" }),
            "sms_relay_url",
            "Inbound SMS is available for US and CA numbers only.",
        ),
        (124, json!({ "call_status_url": "x" }), "call_status_url", "Must be a valid URL."),
        (
            124,
            to(json!({ "destination": "x", "priority": 1, "transport": 2 })),
            "destinations",
            "transport must be 1, 4 or 5.",
        ),
        (
            124,
            to(json!({ "destination": "x", "priority": 1, "transport": 5 })),
            "destinations",
            "transport 5 requires a trunk_id.",
        ),
        (
            124,
            to(json!({ "destination": "x", "priority": 1, "transport": 1, "id": 1 })),
            "destinations",
            "Unknown key in a destination.",
        ),
    ] {
        let response = client.patch(&format!("/v1/numbers/{id}"), &body);
        let json = response.json();
        assert_eq!((response.status, &json["success"]), (422, &json!(false)), "{body}");
        assert_eq!(json["errors"], json!({ field: why }), "{body}");
    }
    assert!(sandbox.log().iter().all(|request| !request.committed));
}

#[test]
fn keys_scopes_and_paths() {
    let sandbox = sandbox(Switches::default());
    let body = json!({ "sms_enabled": true });
    let read_only = format!("Bearer {WAVIX_READ_ONLY_API_KEY}");
    for (authorization, method, path, status) in [
        ("Bearer x", "GET", "/v1/numbers/123", 401),
        ("", "PATCH", "/v1/numbers/123", 401),
        (&*read_only, "GET", "/v1/numbers/123", 200),
        (&*read_only, "PATCH", "/v1/numbers/123", 403),
        ("Bearer sandbox-api-key", "PATCH", "/v1/numbers/7", 404),
        ("Bearer sandbox-api-key", "PATCH", "/v1/numbers/+12565378257", 404),
        ("Bearer sandbox-api-key", "PUT", "/v1/numbers/123", 405),
        ("Bearer sandbox-api-key", "GET", "/v1/mydids", 404),
        ("Bearer sandbox-api-key", "GET", "/v1/numbers?per_page=101", 400),
    ] {
        let response = Client::new(&sandbox, authorization).send(method, path, &body);
        assert_eq!(response.status, status, "{authorization} {method} {path}");
        if status != 200 {
            let json = response.json();
            assert_eq!(json["success"], false);
            assert!(json["message"].is_string());
            assert_eq!(json.get("error").is_some(), status == 401);
        }
    }
}

#[test]
fn search_matches_parts_of_numbers_only() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    for (query, ids) in [
        ("search=12565378257", vec![123]),
        ("search=12065551234", vec![124, 12_065_551_234_u64]),
        ("label=12565378257", vec![12_065_551_234]),
        ("label_present=false", vec![123, 125]),
        ("city_id=3", vec![125]),
        ("page=2&per_page=3", vec![12_065_551_234]),
    ] {
        let list = client.get(&format!("/v1/numbers?{query}")).json();
        let items = list["items"].as_array().unwrap();
        let found: Vec<u64> = items.iter().map(|it| it["id"].as_u64().unwrap()).collect();
        assert_eq!(found, ids, "{query}");
    }
    let list = client.get("/v1/numbers?per_page=3").json();
    let wanted = json!({ "current_page": 1, "per_page": 3, "total": 4, "total_pages": 2 });
    assert_eq!(list["pagination"], wanted);
}

#[test]
fn update_many_applies_destinations_after_response() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    let body = json!({
        "ids": [123, 124],
        "sms_enabled": true,
        "sms_relay_url": "https://example.com/new",
        "destinations": [],
        "transcription_threshold": 9,
    });
    let response = client.patch("/v1/numbers", &body);
    assert_eq!(response.status, 200);
    let first = &response.json()["items"][0];
    assert_eq!(first["transcription_threshold"], 9);
    assert_eq!(first["sms_relay_url"], "https://your-website.com/webhook");
    assert_eq!(first["destination"].as_array().unwrap().len(), 1);

    sandbox.complete_tasks();
    for id in [123, 124] {
        let number = sandbox.wavix_number(id).unwrap();
        assert_eq!(number.sms_relay_url.as_deref(), Some("https://example.com/new"));
        assert_eq!(number.destination, []);
    }
}

#[test]
fn update_many_is_all_or_nothing() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    for (ids, status) in [(json!([124, 7]), 404), (json!([]), 422), (json!("124"), 422)] {
        let body = json!({ "ids": ids, "transcription_threshold": 9 });
        assert_eq!(client.patch("/v1/numbers", &body).status, status, "{ids}");
    }
    assert_eq!(sandbox.wavix_number(124).unwrap().transcription_threshold, 6);
}

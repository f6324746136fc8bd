//! Wavix: places, cart, checkout, release.

use numplan_sandbox::{
    OrderKind, Switches, WAVIX_READ_ONLY_API_KEY,
    switches::{Checkout, CheckoutRefusal, CheckoutStatus, FailureStatus, StockId},
};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

fn ids(ids: &[&str]) -> Value {
    json!({ "ids": ids })
}

#[test]
fn places_link_to_numbers() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    for (path, wanted) in [
        (
            "",
            json!({ "countries": [
                { "has_provinces_or_states": false, "id": 826, "name": "United Kingdom" },
                { "has_provinces_or_states": true, "id": 840, "name": "United States" },
            ] }),
        ),
        (
            "/840/regions",
            json!({ "regions": [{ "id": 36, "name": "New York" }, { "id": 53, "name": "Washington" }] }),
        ),
        (
            "/840/regions/36/cities",
            json!({ "cities": [
                { "area_code": 212, "id": 101, "name": "NEW YORK, NY" },
                { "area_code": 716, "id": 102, "name": "BUFFALO, NY" },
            ] }),
        ),
        (
            "/826/cities",
            json!({ "cities": [
                { "area_code": 207, "id": 201, "name": "LONDON" },
                { "area_code": 161, "id": 202, "name": "MANCHESTER" },
            ] }),
        ),
        ("/826/cities?text_enabled_only=true", json!({ "cities": [] })),
    ] {
        assert_eq!(client.get(&format!("/v1/buy/countries{path}")).json(), wanted, "{path}");
    }
    for (path, status) in [
        ("/826/regions", 422),
        ("/1/regions", 404),
        ("/840/regions/7/cities", 404),
        ("/840/cities/201/dids", 404),
        ("/840/cities/x/dids", 404),
        ("/840/cities/101/dids?per_page=101", 400),
    ] {
        assert_eq!(client.get(&format!("/v1/buy/countries{path}")).status, status, "{path}");
    }
    assert_eq!(client.post("/v1/buy/countries", &json!({})).status, 405);
    let page = client.get("/v1/buy/countries/840/cities/101/dids?page=2&per_page=100").json();
    let pagination = json!({ "current_page": 2, "per_page": 100, "total": 130, "total_pages": 2 });
    assert_eq!((page["dids"].as_array().unwrap().len(), &page["pagination"]), (30, &pagination));
    assert_eq!(page["dids"][0]["channels"], "24");
}

#[test]
fn cart_is_filled_emptied_and_bought() {
    for (wavix_stock_id, id) in [(StockId::Number, "12065501000"), (StockId::Record, "700000103000")] {
        for (wavix_checkout_status, status) in [(CheckoutStatus::Ok, 200), (CheckoutStatus::Created, 201)] {
            let switches = Switches { wavix_stock_id, wavix_checkout_status, ..Switches::default() };
            let sandbox = sandbox(switches);
            let mut client = Client::wavix(&sandbox);
            let added = client.send("PUT", "/v1/buy/cart", &ids(&[id])).json();
            assert_eq!(added[0]["id"].to_string(), id);
            assert_eq!(client.get("/v1/buy/cart").json()["dids"], added);
            let removed = client.send("DELETE", "/v1/buy/cart", &ids(&[id]));
            assert_eq!((removed.status, removed.json()), (200, json!({ "success": true })));
            assert_eq!(client.send("DELETE", "/v1/buy/cart", &ids(&[id])).status, 404);
            let early = client.post("/v1/buy/cart/checkout", &ids(&[id]));
            assert_eq!((early.status, &early.json()["error_dids"]), (422, &json!([id])));
            client.send("PUT", "/v1/buy/cart", &ids(&[id]));
            let bought = client.post("/v1/buy/cart/checkout", &ids(&[id]));
            assert_eq!((bought.status, bought.json()), (status, json!({ "success": true })));
            assert_eq!(client.get("/v1/buy/cart").json()["dids"], json!([]));
            let list = client.get("/v1/numbers?search=12065501000").json();
            assert_eq!((&list["items"][0]["id"], &list["items"][0]["state"]), (&json!(2001), &json!("WA")));
            assert_eq!(sandbox.orders().len(), 1);
        }
    }
}

#[test]
fn checkout_without_stock_is_refused_or_partial() {
    for (wavix_checkout, owned) in [(Checkout::Whole, 0), (Checkout::Partly, 1)] {
        let sandbox = sandbox(Switches { wavix_checkout, ..Switches::default() });
        let mut client = Client::wavix(&sandbox);
        client.send("PUT", "/v1/buy/cart", &ids(&["12065501000"]));
        let response = client.post("/v1/buy/cart/checkout", &ids(&["12065501000", "12065501037"]));
        assert_eq!((response.status, &response.json()["error_dids"]), (422, &json!(["12065501037"])));
        let list = client.get("/v1/numbers?search=1206550").json();
        assert_eq!(list["pagination"]["total"], owned, "{wavix_checkout:?}");
        assert_eq!(sandbox.orders().len(), owned, "{wavix_checkout:?}");
    }
}

#[test]
fn documented_checkout_refusal_is_404() {
    let wavix_checkout_refusal = CheckoutRefusal::NotFound;
    let sandbox = sandbox(Switches { wavix_checkout_refusal, ..Switches::default() });
    let response = Client::wavix(&sandbox).post("/v1/buy/cart/checkout", &ids(&["12065501000"]));
    assert_eq!((response.status, response.json().get("error_dids")), (404, None));
    assert_eq!(sandbox.orders(), []);
}

#[test]
fn invalid_requests_change_nothing() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::wavix(&sandbox);
    for (method, path, body, status) in [
        ("PUT", "/v1/buy/cart", ids(&["7"]), 404),
        ("PUT", "/v1/buy/cart", json!({ "ids": [12_065_501_000_u64] }), 422),
        ("PUT", "/v1/buy/cart", ids(&[]), 422),
        ("PUT", "/v1/buy/cart", json!(null), 400),
        ("POST", "/v1/buy/cart", ids(&["12065501000"]), 405),
        ("GET", "/v1/buy/cart/checkout", json!(null), 405),
        ("DELETE", "/v1/numbers", json!(null), 422),
        ("DELETE", "/v1/numbers?ids=123&dids=12065551234", json!(null), 422),
        ("DELETE", "/v1/numbers?ids=123&ids=7", json!(null), 404),
        ("DELETE", "/v1/numbers?dids=12565378257,1", json!(null), 404),
    ] {
        assert_eq!(client.send(method, path, &body).status, status, "{method} {path} {body}");
    }
    let mut reader = Client::new(&sandbox, &format!("Bearer {WAVIX_READ_ONLY_API_KEY}"));
    assert_eq!(reader.get("/v1/buy/cart").status, 200);
    assert_eq!(reader.post("/v1/buy/cart/checkout", &ids(&["12065501000"])).status, 403);
    assert!(sandbox.log().iter().all(|request| !request.committed));
    assert_eq!(sandbox.orders(), []);
}

#[test]
fn numbers_are_released_by_id_or_number() {
    for (query, left) in [("ids=123&ids=124", 2), ("dids=12565378257", 3), ("ids=12065551234", 3)] {
        let sandbox = sandbox(Switches::default());
        let mut client = Client::wavix(&sandbox);
        let response = client.send("DELETE", &format!("/v1/numbers?{query}"), &Value::Null);
        assert_eq!((response.status, response.json()), (200, json!({ "success": true })), "{query}");
        assert_eq!(client.get("/v1/numbers").json()["pagination"]["total"], left, "{query}");
        let orders = sandbox.orders();
        assert_eq!(
            (orders.len(), orders[0].kind, orders[0].numbers.len()),
            (1, OrderKind::Release, 4 - left)
        );
    }
}

#[test]
fn failure_may_be_200_without_success() {
    let sandbox = sandbox(Switches { wavix_failure_status: FailureStatus::Ok, ..Switches::default() });
    let response = Client::wavix(&sandbox).post("/v1/buy/cart/checkout", &ids(&["12065501000"]));
    assert_eq!((response.status, &response.json()["success"]), (200, &json!(false)));
}

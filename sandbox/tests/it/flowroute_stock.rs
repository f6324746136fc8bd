//! Flowroute: search, purchase, release.

use numplan_sandbox::{Switches, switches::PurchaseAnswer};
use serde_json::{Value, json};

use crate::client::{Client, sandbox};

const SEARCH: &str = "/v2/numbers/available";

fn ids(list: &Value) -> Vec<&str> {
    list["data"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect()
}

#[test]
fn search_filters() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    for (query, count, first) in [
        ("", 450, "12065501000"),
        ("starts_with=206", 75, "12065501000"),
        ("starts_with=%2B44", 75, "442075501000"),
        ("starts_with=1206&ends_with=1037", 4, "12065501037"),
        ("contains=2065511", 20, "12065511000"),
        ("state=NY", 75, "12125501000"),
        ("rate_center=SEATTLE", 75, "12065501000"),
        ("number_type=toll-free", 75, "18885501000"),
        ("iso_country=CA", 75, "16045501000"),
        ("order_by=number,desc", 450, "442075531518"),
        ("order_by=monthly_cost,desc", 450, "442075501000"),
        ("order_by=state,desc&state=wa", 75, "12065501000"),
    ] {
        let all = client.get(&format!("{SEARCH}?limit=200&{query}")).json();
        assert_eq!(ids(&all)[0], first, "{query}");
        let last = client.get(&format!("{SEARCH}?limit=200&offset={}&{query}", count - 1)).json();
        assert_eq!((ids(&last).len(), last["links"].get("next")), (1, None), "{query}");
    }
    assert_eq!(ids(&client.get(SEARCH).json()).len(), 10);
    for query in ["limit=201", "limit=0", "order_by=color", "order_by=state,up", "number_type=x"] {
        assert_eq!(client.get(&format!("{SEARCH}?{query}")).status, 400, "{query}");
    }
}

#[test]
fn offer_is_documented_object() {
    let sandbox = sandbox(Switches::default());
    let list = Client::flowroute(&sandbox).get(&format!("{SEARCH}?limit=1")).json();
    assert_eq!(
        list["data"][0],
        json!({
            "attributes": {
                "inbound_rate": 0.012,
                "iso_country": "US",
                "monthly_cost": 1.25,
                "number_type": "longcode",
                "rate_center": "seattle",
                "rate_type": "local",
                "setup_cost": 1.0,
                "state": "wa",
                "tier": "Standard",
                "value": "12065501000",
            },
            "id": "12065501000",
            "links": { "related": "https://api.flowroute.com/v2/numbers/12065501000" },
            "type": "number",
        })
    );
}

#[test]
fn area_codes_link_to_exchanges() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    for (query, wanted) in [
        ("areacodes", vec!["206", "212", "415", "604", "888"]),
        ("areacodes?limit=400&offset=4", vec!["888"]),
        ("areacodes?max_setup_cost=0.5", vec![]),
        ("exchanges?areacode=206", vec!["206550", "206551", "206552", "206553"]),
        ("exchanges?limit=1&max_setup_cost=1", vec!["206550"]),
    ] {
        assert_eq!(ids(&client.get(&format!("{SEARCH}/{query}")).json()), wanted, "{query}");
    }
    let area = client.get(&format!("{SEARCH}/areacodes?limit=1")).json();
    let related = "https://api.flowroute.com/v2/numbers/available/exchanges?areacode=206";
    assert_eq!(area["data"][0], json!({ "id": "206", "links": { "related": related }, "type": "areacode" }));
    for query in ["areacodes?limit=401", "exchanges?limit=201", "areacodes?max_setup_cost=x"] {
        assert_eq!(client.get(&format!("{SEARCH}/{query}")).status, 400, "{query}");
    }
}

#[test]
fn every_purchase_response_buys_the_number() {
    use PurchaseAnswer::{Created, Nested, Ok, PartBoth, PartEmpty, PartErrors, PartNumber};
    let id = json!("12065501000");
    for (flowroute_purchase_answer, status, pointer, wanted) in [
        (Created, 201, "/data/id", Some(&id)),
        (Ok, 200, "/data/id", Some(&id)),
        (Nested, 201, "/data/data/id", Some(&id)),
        (PartNumber, 207, "/data/id", Some(&id)),
        (PartErrors, 207, "/errors/0/status", Some(&json!(503))),
        (PartBoth, 207, "/errors/0/title", Some(&json!("Unavailable"))),
        (PartEmpty, 207, "", Some(&Value::Null)),
    ] {
        let sandbox = sandbox(Switches { flowroute_purchase_answer, ..Switches::default() });
        let response = Client::flowroute(&sandbox).post("/v2/numbers/12065501000", &Value::Null);
        assert_eq!(response.status, status, "{flowroute_purchase_answer:?}");
        assert_eq!(response.json().pointer(pointer), wanted, "{flowroute_purchase_answer:?}");
        assert_eq!(sandbox.flowroute_number("12065501000").unwrap().status, "PURCHASED");
    }
}

#[test]
fn released_number_is_for_sale_again() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let path = "/v2/numbers/16463451234";
    let response = client.send("DELETE", path, &Value::Null);
    assert_eq!((response.status, response.text().as_str()), (204, ""));
    assert_eq!(client.get(path).status, 404);
    assert_eq!(client.send("DELETE", path, &Value::Null).status, 404);
    let found = client.get(&format!("{SEARCH}?starts_with=1646")).json();
    assert_eq!(ids(&found), ["16463451234"]);
    assert_eq!(client.post(path, &Value::Null).status, 201);
    assert_eq!(sandbox.flowroute_number("16463451234").unwrap().alias, None);
    assert_eq!(client.post("/v2/numbers/12065550000", &Value::Null).status, 404);
}

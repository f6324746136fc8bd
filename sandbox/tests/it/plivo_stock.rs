//! Plivo: search, purchase, added numbers, release.

use numplan_sandbox::{
    OrderKind, PLIVO_AUTH_TOKEN, PLIVO_SUBACCOUNT_AUTH_ID, Stock, Switches,
    plivo::{self, DEFAULT_APPLICATION},
    switches::{BuyStatus, FallbackAbroad, OrderStatus},
};
use serde_json::{Value, json};

use crate::client::{Client, basic, sandbox};

const ACCOUNT: &str = "/v1/Account/MASANDBOX00000000000";

#[test]
fn search_filters() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    for (query, count) in [
        ("country_iso=US", 130),
        ("country_iso=gb", 30),
        ("country_iso=US&type=tollfree", 30),
        ("country_iso=US&type=local&pattern=206", 50),
        ("country_iso=US&pattern=*1037", 8),
        ("country_iso=GB&pattern=207", 30),
        ("country_iso=US&npanxx=206550", 20),
        ("country_iso=US&region=new%20york", 50),
        ("country_iso=US&city=Seattle", 50),
        ("country_iso=US&services=sms,mms", 25),
        ("country_iso=US&rate_center=nwyrcyzn01", 50),
        ("country_iso=US&lata=132", 50),
        ("country_iso=DE", 0),
    ] {
        let list = client.get(&format!("{ACCOUNT}/PhoneNumber/?{query}")).json();
        assert_eq!(list["meta"]["total_count"], count, "{query}");
    }
    for query in ["", "country_iso=US&limit=21", "country_iso=US&type=pink", "country_iso=US&lata=x"] {
        assert_eq!(client.get(&format!("{ACCOUNT}/PhoneNumber/?{query}")).status, 400, "{query}");
    }
    let page = client.get(&format!("{ACCOUNT}/PhoneNumber/?country_iso=US&limit=5&offset=5")).json();
    assert_eq!(page["meta"]["next"], format!("{ACCOUNT}/PhoneNumber/?limit=5&offset=10"));
    assert_eq!(page["objects"][0]["number"], "12065501185");
    assert_eq!(page["objects"][0]["monthly_rental_rate"], "0.80000");
    assert_eq!(page["objects"][0]["lata"], 674);
}

#[test]
fn purchase_is_owned_at_once_or_later() {
    for (plivo_buy_answer, status) in [(OrderStatus::Created, 201), (OrderStatus::Accepted, 202)] {
        for (plivo_buy_status, word) in [(BuyStatus::Success, "Success"), (BuyStatus::Pending, "pending")] {
            let sandbox = sandbox(Switches { plivo_buy_answer, plivo_buy_status, ..Switches::default() });
            let mut client = Client::plivo(&sandbox);
            let response = client.post(&format!("{ACCOUNT}/PhoneNumber/12065501000/"), &json!({}));
            let numbers = json!([{ "number": "12065501000", "status": word }]);
            assert_eq!((response.status, &response.json()["numbers"]), (status, &numbers));
            let mut get = || client.get(&format!("{ACCOUNT}/Number/12065501000/")).status;
            assert_eq!(get(), if word == "Success" { 200 } else { 404 });
            sandbox.complete_tasks();
            assert_eq!(get(), 200);
            assert_eq!(sandbox.orders().len(), 1);
            let number = sandbox.plivo_number("12065501000").unwrap();
            assert_eq!(number.app_id.as_deref(), Some(DEFAULT_APPLICATION));
        }
    }
}

#[test]
fn order_options() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    let path = format!("{ACCOUNT}/PhoneNumber/12065501000/");
    for (path, body, status) in [
        (&*path, json!({ "cnam_lookup": "on" }), 400),
        (&*path, json!({ "nickname": "x" }), 400),
        (&*path, json!([]), 400),
        (&format!("{ACCOUNT}/PhoneNumber/442075501000/"), json!({ "cnam_lookup": "enabled" }), 400),
        (&format!("{ACCOUNT}/PhoneNumber/12065550000/"), json!({}), 404),
    ] {
        assert_eq!(client.post(path, &body).status, status, "{path} {body}");
    }
    assert_eq!(sandbox.orders(), []);
    let body = json!({ "app_id": "29986316244302815", "cnam_lookup": "enabled" });
    assert_eq!(client.post(&path, &body).status, 201);
    let number = sandbox.plivo_number("12065501000").unwrap();
    assert_eq!(number.app_id.as_deref(), Some("29986316244302815"));
    assert_eq!(number.cnam_lookup.as_deref(), Some("enabled"));
}

#[test]
fn high_availability_buys_a_fallback_number() {
    for (plivo_buy_status, word) in [(BuyStatus::Success, "Success"), (BuyStatus::Pending, "pending")] {
        let sandbox = sandbox(Switches { plivo_buy_status, ..Switches::default() });
        let offers = ["912262511000", "912262511001"].map(|number| plivo::Offer {
            country_iso: "IN".to_owned(),
            country: "INDIA".to_owned(),
            ..plivo::Offer::new(number)
        });
        sandbox.add_stock(Stock { plivo: offers.into(), ..Stock::default() });
        let mut client = Client::plivo(&sandbox);
        let path = format!("{ACCOUNT}/PhoneNumber/912262511000/");
        assert_eq!(client.post(&path, &json!({ "ha_enable": "yes" })).status, 400);
        let response = client.post(&path, &json!({ "ha_enable": true }));
        let item = json!({ "number": "912262511000", "status": word, "fallback_number": "912262511001" });
        assert_eq!((response.status, &response.json()["numbers"]), (201, &json!([item])));
        sandbox.complete_tasks();
        for number in ["912262511000", "912262511001"] {
            assert_eq!(sandbox.plivo_number(number).unwrap().country, "India", "{number}");
        }
        let orders = sandbox.orders();
        assert_eq!((orders.len(), orders[0].numbers.len()), (1, 2));
    }
}

#[test]
fn high_availability_without_second_number_buys_nothing() {
    let sandbox = sandbox(Switches::default());
    let offer = plivo::Offer { country_iso: "IN".to_owned(), ..plivo::Offer::new("912262511000") };
    sandbox.add_stock(Stock { plivo: vec![offer], ..Stock::default() });
    let path = format!("{ACCOUNT}/PhoneNumber/912262511000/");
    assert_eq!(Client::plivo(&sandbox).post(&path, &json!({ "ha_enable": true })).status, 404);
    assert_eq!(sandbox.orders(), []);
}

#[test]
fn high_availability_abroad_is_ignored_or_rejected() {
    for (plivo_fallback_abroad, status) in [(FallbackAbroad::Ignored, 201), (FallbackAbroad::Rejected, 400)] {
        let sandbox = sandbox(Switches { plivo_fallback_abroad, ..Switches::default() });
        let path = format!("{ACCOUNT}/PhoneNumber/12065501000/");
        let response = Client::plivo(&sandbox).post(&path, &json!({ "ha_enable": true }));
        assert_eq!(response.status, status);
        assert_eq!(response.json()["numbers"][0].get("fallback_number"), None);
        assert_eq!(sandbox.orders().len(), usize::from(status == 201));
    }
}

#[test]
fn subaccount_buys_for_itself() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::new(&sandbox, &basic(PLIVO_SUBACCOUNT_AUTH_ID, PLIVO_AUTH_TOKEN));
    let account = format!("/v1/Account/{PLIVO_SUBACCOUNT_AUTH_ID}");
    assert_eq!(client.post(&format!("{account}/PhoneNumber/12065501000/"), &json!({})).status, 201);
    assert_eq!(client.get(&format!("{account}/Number/12065501000/")).status, 200);
}

#[test]
fn numbers_of_other_carriers_are_added() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    let path = format!("{ACCOUNT}/Number/");
    for body in [
        json!({ "numbers": "18554675486", "region": "US" }),
        json!({ "numbers": "", "carrier": "c", "region": "US" }),
        json!({ "numbers": "abc", "carrier": "c", "region": "US" }),
        json!({ "numbers": "12065551234", "carrier": "c", "region": "US" }),
        json!({ "numbers": "18554675486", "carrier": "c", "region": "US", "subaccount": "x" }),
    ] {
        assert_eq!(client.post(&path, &body).status, 400, "{body}");
    }
    let body = json!({ "numbers": "18554675486,18554675487", "carrier": "c", "region": "US" });
    assert_eq!(client.post(&path, &body).status, 202);
    assert_eq!(client.get(&format!("{path}18554675487/")).json()["carrier"], "c");
    let orders = sandbox.orders();
    assert_eq!((orders.len(), orders[0].kind, orders[0].numbers.len()), (1, OrderKind::AddOwn, 2));
}

#[test]
fn released_number_does_not_return() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::plivo(&sandbox);
    let path = format!("{ACCOUNT}/Number/12025551111/");
    let response = client.send("DELETE", &path, &Value::Null);
    assert_eq!((response.status, response.text().as_str()), (204, ""));
    assert_eq!(client.send("DELETE", &path, &Value::Null).status, 404);
    assert_eq!(client.post(&format!("{ACCOUNT}/PhoneNumber/12025551111/"), &json!({})).status, 404);
    assert_eq!(sandbox.orders().iter().map(|it| it.kind).collect::<Vec<_>>(), [OrderKind::Release]);
}

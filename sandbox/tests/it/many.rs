//! A hundred thousand numbers, page by page.

use std::time::{Duration, Instant};

use numplan_sandbox::{Numbers, Provider, Sandbox, Switches};
use serde_json::json;

use crate::client::{Client, sandbox};

const COUNT: u32 = 100_000;

fn with(provider: Provider) -> Sandbox {
    let sandbox = sandbox(Switches::default());
    sandbox.add(Numbers::many(provider, COUNT));
    sandbox
}

/// Reads pages across the list and returns the average time of one.
fn walk(client: &mut Client, pages: u32, path: impl Fn(u32) -> String, items: &str, size: usize) -> Duration {
    client.get(&path(0));
    let start = Instant::now();
    for page in 0..pages {
        let response = client.get(&path(page)).json();
        assert_eq!(response[items].as_array().unwrap().len(), size, "page {page}");
    }
    start.elapsed() / pages
}

#[test]
fn pages_of_hundred_thousand_are_fast() {
    let flowroute = with(Provider::Flowroute);
    let plivo = with(Provider::Plivo);
    let wavix = with(Provider::Wavix);
    let numbers = "/v1/Account/MASANDBOX00000000000/Number";
    for time in [
        walk(
            &mut Client::flowroute(&flowroute),
            50,
            |page| format!("/v2/numbers?limit=200&offset={}", page * 2000),
            "data",
            200,
        ),
        walk(
            &mut Client::plivo(&plivo),
            50,
            |page| format!("{numbers}/?limit=20&offset={}", page * 2000),
            "objects",
            20,
        ),
        walk(
            &mut Client::wavix(&wavix),
            50,
            |page| format!("/v1/numbers?per_page=100&page={}", 1 + page * 20),
            "items",
            100,
        ),
    ] {
        assert!(time < Duration::from_millis(400), "{time:?} a page");
    }
}

#[test]
fn total_counts_all_numbers() {
    let sandbox = with(Provider::Plivo);
    let mut client = Client::plivo(&sandbox);
    let list = |client: &mut Client, query: &str| {
        client.get(&format!("/v1/Account/MASANDBOX00000000000/Number/?{query}")).json()["meta"].clone()
    };
    assert_eq!(list(&mut client, "limit=1")["total_count"], COUNT + 4);
    assert_eq!(list(&mut client, "number_startswith=130020099")["total_count"], 100);
    let path = "/v1/Account/MASANDBOX00000000000/Number/13002000000/";
    assert_eq!(client.send("DELETE", path, &serde_json::Value::Null).status, 204);
    assert_eq!(list(&mut client, "limit=1")["total_count"], COUNT + 3);
}

#[test]
fn many_numbers_are_added_over_http() {
    let sandbox = sandbox(Switches::default());
    let body = json!({ "provider": "wavix", "count": 300 });
    assert_eq!(Client::new(&sandbox, "").post("/_sandbox/numbers/many", &body).status, 200);
    let list = Client::wavix(&sandbox).get("/v1/numbers?page=4&per_page=100").json();
    assert_eq!(list["pagination"]["total"], 304);
    assert_eq!(list["items"].as_array().unwrap().len(), 4);
}

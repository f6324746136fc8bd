//! Time of an update without the wire: building its request and reading its response.
//!
//! The comparison in the same run is what anybody pays: the same body by `serde_json::json!`, the same answer
//! into a `serde_json::Value`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may stop at what should not be")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use numplan::flowroute::{Flowroute, KeyPair, NumberChanges, UpdateNumber};
use numplan::{Account, Nanp, Response, interpret, prepare};
use serde_json::Value;

/// The answer that the provider's page prints for this very request.
const ANSWER: &str = r#"{"data":{"attributes":{"alias":"NYC Number","cnam_lookups_enabled":true,
"messaging_enabled":true,"number_type":"longcode","rate_center":"nwyrcyzn01","state":"ny","value":"16463451234"},
"id":"16463451234","links":{"self":"https://api.flowroute.com/v2/numbers/16463451234"},"relationships":{
"cnam_preset":{"data":null},"e911_address":{"data":null},"failover_route":{"data":null},"primary_route":{"data":
{"id":"0","type":"route"}}},"type":"number"},"included":[{"attributes":{"alias":"sip-reg","route_type":"sip-reg",
"value":null},"id":"0","links":{"self":"https://api.flowroute.com/v2/routes/0"},"type":"route"}],"links":{"self":
"https://api.flowroute.com/v2/numbers/16463451234"}}"#;

fn response() -> Response {
    http::Response::builder().status(200).body(ANSWER.as_bytes().to_vec()).unwrap()
}

fn benches(criterion: &mut Criterion) {
    let account = Account::<Flowroute>::new(KeyPair::new("access", "secret").unwrap()).unwrap();
    let response = response();
    let mut group = criterion.benchmark_group("update");
    group.bench_function("numplan: build and read", |bench| {
        bench.iter(|| {
            let number = Nanp::parse(black_box("16463451234")).unwrap();
            let update = UpdateNumber::new(number, NumberChanges::new().alias(black_box("NYC Number")));
            black_box(prepare(&update, &account).unwrap());
            let updated = interpret(&update, &account, black_box(&response)).unwrap();
            assert!(updated.ok());
            updated
        });
    });
    group.bench_function("serde_json: the same by hand, nothing checked", |bench| {
        bench.iter(|| {
            let body = serde_json::json!({"type": "number", "alias": black_box("NYC Number")}).to_string();
            let request = http::Request::patch(format!(
                "https://api.flowroute.com/v2/numbers/{}",
                black_box("16463451234")
            ))
            .header("authorization", "Basic YWNjZXNzOnNlY3JldA==")
            .header("content-type", "application/vnd.api+json")
            .header("accept", "application/vnd.api+json")
            .body(body.into_bytes())
            .unwrap();
            black_box(request);
            serde_json::from_slice::<Value>(black_box(response.body())).unwrap()
        });
    });
    group.finish();
}

criterion_group!(update, benches);
criterion_main!(update);

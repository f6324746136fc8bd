//! Faults: their effects on the connection and on the account.

use std::{
    io::{ErrorKind, Read},
    time::{Duration, Instant},
};

use flate2::read::GzDecoder;
use numplan_sandbox::{
    Action, FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, Fault, Provider, Sandbox, Switches,
};
use serde_json::{Value, json};

use crate::client::{Client, Response, basic, sandbox, wait_until};

const NUMBER: &str = "/v2/numbers/12065551234";

fn with(action: Action) -> (Sandbox, Client) {
    let sandbox = sandbox(Switches::default());
    sandbox.fault(Fault::new(action));
    let client = Client::flowroute(&sandbox);
    (sandbox, client)
}

/// Updates the alias of the number.
fn update(client: &mut Client) -> std::io::Result<Response> {
    let body = json!({ "type": "number", "alias": "New" }).to_string();
    client.try_send("PATCH", NUMBER, "application/json", &body)
}

fn is_updated(sandbox: &Sandbox) -> bool {
    sandbox.flowroute_number("12065551234").unwrap().alias.as_deref() == Some("New")
}

#[test]
fn drop_before_or_after_commit() {
    for commit in [false, true] {
        for (reset, wanted) in [(false, ErrorKind::UnexpectedEof), (true, ErrorKind::ConnectionReset)] {
            let (sandbox, mut client) = with(Action::Drop { commit, reset });
            let error = update(&mut client).unwrap_err();
            assert_eq!((error.kind(), is_updated(&sandbox)), (wanted, commit));
            wait_until("it is logged", || sandbox.log()[0].ended_us.is_some());
            let logged = &sandbox.log()[0];
            assert_eq!((logged.committed, logged.status), (commit, None));
            assert_eq!(logged.fault.as_deref(), Some("drop"));
            assert_eq!(update(&mut client).unwrap().status, 200, "once");
        }
    }
}

#[test]
fn hang_until_client_disconnects() {
    for commit in [false, true] {
        let (sandbox, mut client) = with(Action::Hang { commit });
        client.patience(Duration::from_millis(50));
        let error = update(&mut client).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut));
        wait_until("the request ends", || sandbox.log().first().is_some_and(|it| it.ended_us.is_some()));
        assert_eq!(is_updated(&sandbox), commit);
        assert_eq!(sandbox.log()[0].status, None);
    }
}

#[test]
fn refuse_is_done_by_operating_system() {
    let (sandbox, mut client) = with(Action::Refuse { for_ms: 200 });
    let response = update(&mut client).unwrap();
    assert_eq!((response.status, response.header("connection")), (200, Some("close")));
    assert_eq!(update(&mut client).unwrap_err().kind(), ErrorKind::ConnectionRefused);
    wait_until("it is back", || update(&mut client).is_ok());
    assert_eq!(sandbox.log().len(), 2, "what was refused was never seen");
}

#[test]
fn refuse_until_reopened() {
    let sandbox = sandbox(Switches::default());
    let mut client = Client::flowroute(&sandbox);
    let mut idle = Client::flowroute(&sandbox);
    idle.get(NUMBER);
    sandbox.refuse_connections(true);
    assert_eq!(update(&mut client).unwrap_err().kind(), ErrorKind::ConnectionRefused);
    assert!(update(&mut idle).is_err(), "idle connections are closed");
    sandbox.refuse_connections(false);
    assert_eq!(update(&mut client).unwrap().status, 200);
}

#[test]
fn delay_is_at_least_the_set_time() {
    let (_sandbox, mut client) = with(Action::Delay { ms: 60 });
    let start = Instant::now();
    assert_eq!(update(&mut client).unwrap().status, 200);
    assert!(start.elapsed() >= Duration::from_millis(60));
}

#[test]
fn drip_sends_byte_by_byte() {
    let sandbox = sandbox(Switches::default());
    sandbox.fault(Fault::new(Action::Drip { every_ms: 2 }).provider(Provider::Plivo));
    let mut client = Client::plivo(&sandbox);
    let start = Instant::now();
    let path = "/v1/Account/MASANDBOX00000000000/Number/12025551111/";
    let response = client.post(path, &json!({ "alias": "New" }));
    assert_eq!(response.json()["message"], "changed");
    assert!(start.elapsed() >= Duration::from_millis(2) * u32::try_from(response.body.len()).unwrap());
}

#[test]
fn truncate_cuts_body() {
    let (sandbox, mut client) = with(Action::Truncate { keep: Some(10) });
    let response = update(&mut client).unwrap();
    assert_eq!((response.status, response.body.len()), (200, 10));
    assert!(response.missing > 100);
    assert!(is_updated(&sandbox));
}

#[test]
fn other_number_replaces_number_and_id() {
    let number = "12125550199".to_owned();
    let (sandbox, mut client) = with(Action::OtherNumber { number: number.clone() });
    let data = update(&mut client).unwrap().json()["data"].clone();
    assert_eq!(data["attributes"]["value"], "12125550199");
    assert_eq!(data["attributes"]["alias"], "New");
    assert!(is_updated(&sandbox));

    sandbox.fault(Fault::new(Action::OtherNumber { number }));
    let other = Client::wavix(&sandbox).get("/v1/numbers/123").json();
    assert_eq!(other["number"], "12125550199");
    assert_eq!(other["id"], 1_000_123);
}

#[test]
fn response_sends_given_status_and_body() {
    for commit in [false, true] {
        for (body, media_type, wanted) in [
            (json!("<b>Bad gateway"), "text/html", "<b>Bad gateway"),
            (json!({ "a": 1 }), "application/json", "{\"a\":1}"),
            (Value::Null, "text/plain", ""),
        ] {
            let headers = [("content-type".to_owned(), media_type.to_owned())].into();
            let (sandbox, mut client) = with(Action::Response { status: 502, headers, body, commit });
            let response = update(&mut client).unwrap();
            assert_eq!((response.status, &*response.text()), (502, wanted));
            assert_eq!(response.header("content-type"), Some(media_type));
            assert_eq!(is_updated(&sandbox), commit);
        }
    }
}

#[test]
fn throttle_redirect_and_html() {
    let (sandbox, mut client) = with(Action::Throttle { status: 503, after_ms: 1500 });
    let response = update(&mut client).unwrap();
    assert_eq!((response.status, response.header("retry-after")), (503, Some("2")));
    assert_eq!(response.json()["errors"][0]["status"], 503);

    let to = "https://example.com/".to_owned();
    sandbox.fault(Fault::new(Action::Redirect { status: 307, to, commit: false }));
    let response = update(&mut client).unwrap();
    assert_eq!((response.status, response.header("location")), (307, Some("https://example.com/")));

    sandbox.fault(Fault::new(Action::Html { status: 200, commit: false }));
    let response = update(&mut client).unwrap();
    assert_eq!((response.status, response.header("content-type")), (200, Some("text/html")));
    assert!(!is_updated(&sandbox));
}

#[test]
fn bomb_compresses_to_a_thousandth() {
    let (_sandbox, mut client) = with(Action::Bomb { megabytes: 4, commit: false });
    let response = update(&mut client).unwrap();
    assert_eq!(response.header("content-encoding"), Some("gzip"));
    assert!(response.body.len() < 16 * 1024);
    let mut text = String::new();
    GzDecoder::new(&*response.body).read_to_string(&mut text).unwrap();
    let object: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(object["data"].as_str().unwrap().len(), 4 * 1024 * 1024);
}

#[test]
fn deep_json_is_valid_json() {
    let (_sandbox, mut client) = with(Action::DeepJson { depth: 20, commit: false });
    assert!(update(&mut client).unwrap().json().is_object());
    let (_sandbox, mut client) = with(Action::DeepJson { depth: 100_000, commit: false });
    assert_eq!(update(&mut client).unwrap().json(), Value::Null, "too deep for this parser");
}

#[test]
fn log_numbers_connections() {
    let sandbox = sandbox(Switches::default());
    let mut first = Client::flowroute(&sandbox);
    first.get(NUMBER);
    first.get(NUMBER);
    Client::flowroute(&sandbox).get(NUMBER);
    let connections: Vec<u64> = sandbox.log().iter().map(|it| it.connection).collect();
    assert_eq!(connections, [1, 1, 2]);
}

#[test]
fn log_has_no_credentials() {
    let sandbox = sandbox(Switches::default());
    let secret = basic(FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY);
    for (authorization, wanted) in
        [(&*secret, "Basic valid"), ("Bearer x1y2z3", "Bearer invalid"), ("x1y2z3", "invalid")]
    {
        Client::new(&sandbox, authorization).get(NUMBER);
        let log = sandbox.log();
        assert_eq!(log.last().unwrap().headers["authorization"], wanted);
        let secret = authorization.split(' ').next_back().unwrap();
        assert!(!format!("{log:?}").contains(secret));
    }
}

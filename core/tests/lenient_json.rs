//! Malformed JSON in responses: one odd member must not fail an operation.

#![allow(clippy::unwrap_used, reason = "a test states its expectations by panicking")]

use numplan::flowroute::{GetNumber, KeyPair, ListNumbers, NumberFilters};
use numplan::{Account, interpret};

fn response(body: &[u8]) -> numplan::Response {
    http::Response::builder().status(200).body(body.to_vec()).unwrap()
}

#[test]
fn malformed_text_in_a_number_is_replaced() {
    let account = Account::new(KeyPair::new("key", "secret").unwrap()).unwrap();
    let operation = GetNumber::new("12065551234".parse().unwrap());
    for alias in [&br"caf\ud83d"[..], b"caf\xe9"] {
        let body = [
            br#"{"data":{"id":"12065551234","attributes":{"value":"12065551234","alias":""#,
            alias,
            br#""}}}"#,
        ];
        let number = interpret(&operation, &account, &response(&body.concat())).unwrap();
        assert_eq!(number.alias.as_deref(), Some("caf\u{fffd}"));
    }
}

#[test]
fn not_a_number_in_a_list_is_null() {
    let account = Account::new(KeyPair::new("key", "secret").unwrap()).unwrap();
    let operation = ListNumbers::new(NumberFilters::new());
    let body = b"\xef\xbb\xbf{\"data\":[{\"id\":\"1\",\"attributes\":{\"value\":\"12065551234\",\"monthly_cost\":NaN}}]}";
    let page = interpret(&operation, &account, &response(body)).unwrap();
    assert_eq!(page.items[0].value.as_deref(), Some("12065551234"));
}

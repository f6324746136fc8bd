//! JSON as deep as a provider cares to send costs no stack.

use std::fmt::Write as _;

use numplan::interpret;
use numplan::operation::Operation;
use numplan::{Account, ErrorCode, plivo, wavix};

use crate::support::course::response;
use crate::support::samples::{
    NUMBER, flowroute, phone, plivo as plivo_account, read, sets, starts, wavix as wavix_account,
};

const DEEP: usize = 200_000;

fn lists(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

fn objects(depth: usize) -> String {
    let mut text = String::new();
    for _ in 0..depth {
        let _ = write!(text, "{{\"data\":");
    }
    text.push('1');
    text.push_str(&"}".repeat(depth));
    text
}

/// Deep alone, and deep inside what each provider answers.
fn bodies() -> Vec<String> {
    let deep = lists(DEEP);
    let inside = |text: &str| text.replace("DEEP", &deep).replace("NUMBER", NUMBER);
    vec![
        lists(DEEP),
        "[".repeat(DEEP),
        objects(DEEP),
        inside(r#"{"data":{"attributes":{"value":"NUMBER","alias":DEEP}}}"#),
        inside(r#"{"data":{"attributes":{"value":"NUMBER"},"relationships":{"x":DEEP}},"included":DEEP}"#),
        inside(r#"{"errors":[{"detail":DEEP}]}"#),
        inside(r#"{"number":"NUMBER","id":123,"destination":DEEP,"x":DEEP}"#),
        inside(r#"{"items":[DEEP]}"#),
        inside(r#"{"api_id":"a","message":"changed","error":DEEP}"#),
    ]
}

fn refuses<O: Operation>(operation: &O, account: &Account<O::Provider>) {
    for body in bodies() {
        let shape: String = body.chars().take(40).collect();
        let Err(error) = interpret(operation, account, &response(200, &[], body.as_str())) else {
            panic!("{shape} is taken for an answer");
        };
        assert_eq!(error.code, ErrorCode::BadResponse, "{shape}");
        for status in [400, 503] {
            assert!(interpret(operation, account, &response(status, &[], body.as_str())).is_err(), "{shape}");
        }
    }
}

#[test]
fn deep_json_is_a_bad_response() {
    refuses(&read(), &flowroute());
    refuses(&sets(), &flowroute());
    refuses(&starts(), &flowroute());
    refuses(&plivo::GetNumber::new(phone()), &plivo_account());
    let changes = plivo::NumberChanges::new().alias("x");
    refuses(&plivo::UpdateNumber::new(phone(), changes), &plivo_account());
    let record = wavix::Address::Id(wavix::RecordId::new(123).unwrap());
    for address in [record, wavix::Address::Number(phone())] {
        refuses(&wavix::GetNumber::new(address.clone()), &wavix_account());
    }
    let record = wavix::Address::Id(wavix::RecordId::new(123).unwrap());
    let changes = wavix::NumberChanges::new().sms_enabled(true);
    refuses(&wavix::UpdateNumber::new(record, changes), &wavix_account());
}

#[test]
fn a_hundred_levels_are_read() {
    let body = format!(r#"{{"data":{{"attributes":{{"value":"{NUMBER}","x":{}}}}}}}"#, lists(100));
    let number = interpret(&read(), &flowroute(), &response(200, &[], body)).unwrap();
    assert!(number.extra.contains_key("x"));
}

//! Results, for callers that inspect them and for callers that only check errors.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

#[path = "support/mod.rs"]
mod support;

use numplan::interpret;
use numplan::updated::{Evidence, FieldState};
use numplan::{Error, ErrorCode, Sent, Updated, flowroute, plivo, wavix};
use serde_json::json;

use support::course::response;
use support::samples::{
    NUMBER, flowroute as account, nanp, number, number_json, sets, wavix as wavix_account,
};

fn updated(status: u16, body: impl Into<Vec<u8>>) -> Updated<flowroute::Number> {
    let changes = flowroute::NumberChanges::new().alias("NYC Number").messaging_enabled(true);
    let update = flowroute::UpdateNumber::new(nanp(), changes);
    interpret(&update, &account(), &response(status, &[], body)).unwrap()
}

#[test]
fn a_result_that_is_well_passes_through_require() {
    let updated = updated(200, number("NYC Number", true));
    assert!(updated.ok() && !updated.is_pending());
    assert_eq!(updated.clone().require().unwrap(), updated);
}

#[test]
fn what_is_pending_is_well() {
    let mut body = number_json("NYC Number", false);
    body["data"]["relationships"] = json!({ "message_provision": { "data": { "id": "t", "type": "x" } } });
    let updated = updated(200, body.to_string());
    assert!(updated.ok() && updated.is_pending());
    assert!(updated.require().is_ok());
}

#[test]
fn require_names_rejected_and_unknown_fields() {
    let mut body = number_json("Old", false);
    body["errors"] = json!([{ "id": "e-1", "detail": "Message Provision API is unavailable" }]);
    let failure = updated(207, body.to_string()).require().unwrap_err();
    let error = &failure.error;
    assert_eq!(
        (error.code, error.status, error.sent, error.attempts),
        (ErrorCode::Rejected, Some(207), Sent::Yes, 1)
    );
    assert_eq!(error.request_id.as_deref(), Some("e-1"));
    assert!(!error.retryable);
    let fields: Vec<_> = error.fields.iter().map(|field| (field.field.as_str(), field.rule)).collect();
    assert_eq!(fields, [("alias", "unknown"), ("messaging_enabled", "rejected")]);
    for part in ["alias", "Old", "messaging_enabled", "Message Provision API is unavailable"] {
        assert!(error.message.contains(part), "{part}: {error}");
    }
    assert_eq!(error.server_errors.len(), 1);
    // The error contains the result.
    assert_eq!(failure.result.field("alias").unwrap().observed, Some("Old".into()));
    assert_eq!(Error::from(failure).code, ErrorCode::Rejected);
}

#[test]
fn a_field_is_asked_by_its_name() {
    let updated = updated(200, number("NYC Number", true));
    let alias = updated.field("alias").unwrap();
    assert_eq!(
        (alias.state, alias.evidence, &alias.requested),
        (FieldState::Applied, Some(Evidence::Echo), &json!("NYC Number"))
    );
    assert_eq!(updated.field("cnam_lookups_enabled"), None);
}

#[test]
fn response_about_another_number_is_rejected() {
    let other = |value: &str| -> flowroute::Number {
        serde_json::from_value(json!({ "value": value, "alias": "Old" })).unwrap()
    };
    let read = |update: &flowroute::UpdateNumber| {
        interpret(update, &account(), &response(200, &[], number("NYC Number", false))).unwrap().before
    };
    assert!(read(&sets().current(other(NUMBER))).is_some());
    assert!(read(&sets().current(other("12065559999"))).is_none());
    assert!(read(&sets().current(other(""))).is_none());
}

#[test]
fn unrequested_changes_have_previous_values() {
    let known =
        json!({ "value": NUMBER, "alias": "Old", "cnam_lookups_enabled": true, "messaging_enabled": null });
    let update = sets().current(serde_json::from_value::<flowroute::Number>(known).unwrap());
    let updated = interpret(&update, &account(), &response(200, &[], number("NYC Number", false))).unwrap();
    let unrequested: Vec<_> = updated
        .unrequested
        .iter()
        .map(|unrequested| (unrequested.field, &unrequested.before, &unrequested.after))
        .collect();
    // The alias was asked for; what was not shown before cannot have been seen to change.
    assert_eq!(unrequested, [("cnam_lookups_enabled", &json!(true), &json!(false))]);
}

#[test]
fn reading_changing_and_writing_destinations_works() {
    let body = json!({ "id": 123, "number": NUMBER, "destination": [
        { "id": 1, "destination": "sip:a@example.com", "priority": 1, "transport": 1, "trunk_id": 8, "srtp": true },
        { "id": 2, "destination": "trunk", "priority": "2", "transport": "5", "trunk_id": "8", "trunk_label": "main" },
        { "id": 3, "destination": "x", "priority": 3, "transport": 2 },
    ] });
    let record = wavix::Address::Id(wavix::RecordId::new(123).unwrap());
    let get = wavix::GetNumber::new(record);
    let number = interpret(&get, &wavix_account(), &response(200, &[], body.to_string())).unwrap();
    let sendable: Vec<_> = number.destination.iter().map(wavix::RoutedDestination::to_destination).collect();
    let sip = wavix::Destination::new("sip:a@example.com", 1, wavix::Transport::SipUri);
    // An undocumented transport cannot be sent back.
    assert_eq!(sendable, [Some(sip), Some(wavix::Destination::trunk("trunk", 2, 8)), None]);
}

#[test]
fn plivos_paths_name_ids() {
    let read = |application: serde_json::Value, sub_account: serde_json::Value| -> plivo::Number {
        serde_json::from_value(json!({ "application": application, "sub_account": sub_account })).unwrap()
    };
    let table = [
        (json!("/v1/Account/MAXX/Application/77/"), Some("77")),
        (json!("/v1/Account/MAXX/Application/77"), Some("77")),
        (json!("77"), Some("77")),
        (json!(""), None),
        (json!("/"), None),
        (json!(null), None),
    ];
    for (given, id) in table {
        let number = read(given.clone(), given);
        assert_eq!((number.app_id(), number.subaccount_id()), (id, id), "{number:?}");
    }
}

#[test]
fn a_number_is_written_with_each_member_once() {
    let given = json!({ "number": NUMBER, "type": "local", "alias": ["odd"], "new": 1 });
    let number: plivo::Number = serde_json::from_value(given).unwrap();
    let written = serde_json::to_string(&number).unwrap();
    for name in ["\"type\":", "\"alias\":", "\"new\":"] {
        assert_eq!(written.matches(name).count(), 1, "{name} in {written}");
    }
}

//! Reading never panics and never loses a member, whatever a provider answers.

use numplan::interpret;
use numplan::operation::Operation;
use numplan::{Account, ErrorCode, flowroute, plivo, wavix};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::strategies::{body, json, members, status};
use crate::support::course::response;
use crate::support::samples::{
    NUMBER, flowroute as flowroute_account, nanp, phone, plivo as plivo_account, read, sets, starts,
    wavix as wavix_account,
};

/// Reads the answer; an error that comes out speaks of this answer.
fn try_reading<O: Operation>(
    operation: &O,
    account: &Account<O::Provider>,
    status: u16,
    body: &[u8],
) -> Result<(), TestCaseError> {
    if let Err(error) = interpret(operation, account, &response(status, &[], body)) {
        prop_assert_eq!(error.attempts, 1);
        prop_assert_eq!(error.sent.as_str(), "yes");
        prop_assert!(error.code != ErrorCode::OutcomeUnknown, "{error:?}");
        prop_assert!(!error.message.chars().any(char::is_control), "{:?}", error.message);
        prop_assert!(serde_json::to_string(&error).is_ok());
    }
    Ok(())
}

/// Every member of `given` is in what was read from it: under its name in a typed form or as it came.
fn nothing_is_lost<N: DeserializeOwned + serde::Serialize>(given: &Value) -> Result<(), TestCaseError> {
    let read: N = serde_json::from_value(given.clone()).unwrap();
    let shown = serde_json::to_value(&read).unwrap();
    for (name, value) in members(given) {
        let seen = shown.get(&name);
        let there = match &value {
            // Absent, null and empty are one thing in a typed field.
            Value::Null => seen.is_none_or(|seen| seen.is_null() || *seen == json!([])),
            _ => seen.is_some_and(|seen| !seen.is_null()),
        };
        prop_assert!(there, "{name}: {value} became {seen:?}");
    }
    Ok(())
}

/// An object with members of the type's own names and others, each of any shape.
fn object(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let name =
        prop_oneof![3 => prop::sample::select(names.to_vec()).prop_map(str::to_owned), 1 => "[a-z]{9,12}"];
    proptest::collection::btree_map(name, json(), 0..10)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_makes_a_reader_panic(status in status(), body in body()) {
        let (fr, pl, wx) = (flowroute_account(), plivo_account(), wavix_account());
        try_reading(&read(), &fr, status, &body)?;
        try_reading(&sets(), &fr, status, &body)?;
        try_reading(&starts(), &fr, status, &body)?;
        let task = numplan::ResourceId::parse("t-1").unwrap();
        try_reading(&flowroute::GetProvisioning::new(task), &fr, status, &body)?;
        try_reading(&plivo::GetNumber::new(phone()), &pl, status, &body)?;
        let changes = plivo::NumberChanges::new().alias("x").cnam("ACME");
        try_reading(&plivo::UpdateNumber::new(phone(), changes), &pl, status, &body)?;
        let record = wavix::Address::Id(wavix::RecordId::new(123).unwrap());
        for address in [record, wavix::Address::Number(phone())] {
            try_reading(&wavix::GetNumber::new(address.clone()), &wx, status, &body)?;
            let changes = wavix::NumberChanges::new().sms_enabled(true).destinations(Vec::new());
            try_reading(&wavix::UpdateNumber::new(address, changes), &wx, status, &body)?;
        }
    }

    #[test]
    fn flowroute_reading_keeps_every_member(given in object(<flowroute::Number as numplan::model::Model>::MEMBERS)) {
        nothing_is_lost::<flowroute::Number>(&given)?;
    }

    #[test]
    fn plivo_reading_keeps_every_member(given in object(<plivo::Number as numplan::model::Model>::MEMBERS)) {
        nothing_is_lost::<plivo::Number>(&given)?;
    }

    #[test]
    fn wavix_reading_keeps_every_member(given in object(<wavix::Number as numplan::model::Model>::MEMBERS)) {
        nothing_is_lost::<wavix::Number>(&given)?;
    }

    #[test]
    fn unknown_members_are_kept_verbatim(name in "x_[a-z]{1,8}", value in json()) {
        let mut attributes = serde_json::Map::new();
        attributes.insert("value".into(), NUMBER.into());
        attributes.insert(name.clone(), value.clone());
        let body = json!({ "data": { "attributes": attributes } }).to_string();
        let read = interpret(&flowroute::GetNumber::new(nanp()), &flowroute_account(), &response(200, &[], body));
        let read = read.unwrap();
        prop_assert_eq!(read.extra.get(&name), Some(&value));
    }

    #[test]
    fn odd_attribute_does_not_fail_applied_update(
        name in prop::sample::select(<flowroute::Number as numplan::model::Model>::MEMBERS.to_vec()),
        odd in json(),
        beside in json(),
    ) {
        prop_assume!(name != "value" && name != "alias");
        let mut document = json!({ "data": { "attributes": { "value": NUMBER, "alias": "NYC Number" } } });
        document["data"]["attributes"][name] = odd;
        document["data"]["relationships"] = beside.clone();
        document["included"] = beside.clone();
        document["links"] = beside;
        let updated = interpret(&sets(), &flowroute_account(), &response(200, &[], document.to_string()));
        prop_assert!(updated.unwrap().ok());
    }
}

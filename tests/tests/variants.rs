//! Updates under every variant of undocumented provider behavior.
//!
//! One rule holds under all of them: **a result is true**. A field applied by an echo or a read-back has its value
//! in the provider's state, a rejected field has not, and an unproven field is unknown. An update succeeds unless
//! the variant makes the provider ignore or refuse the change.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::time::Duration;

use numplan::fields::Options as _;
use numplan::updated::{Evidence, FieldState, Updated};
use numplan::wavix::{Address, Destination, RecordId, Transport};
use numplan::{Change, Error, OperationOptions, flowroute, plivo, wavix};
use numplan_sandbox::Sandbox;
use numplan_tests::{nanp, number, under_every_variant};
use serde_json::{Value, json};

/// Asserts that the outcome of each field agrees with `truth`, the provider's state.
fn assert_true<N>(name: &str, updated: &Updated<N>, truth: impl Fn(&str) -> Value) {
    for outcome in &updated.fields {
        let (state, by, truth) = (outcome.state, outcome.evidence, truth(outcome.field));
        let report = format!("{name}: {} is {state} by {by:?}, the provider has {truth}", outcome.field);
        let has_it = truth == outcome.requested || is_empty(&truth) && is_empty(&outcome.requested);
        match (state, by) {
            (FieldState::Applied, Some(Evidence::Echo | Evidence::ReadBack)) => assert!(has_it, "{report}"),
            (FieldState::Applied, Some(Evidence::Status)) => {}
            (FieldState::Applied, None) => panic!("{report}: an applied field needs evidence"),
            (FieldState::Rejected, _) => assert!(!has_it, "{report}"),
            (FieldState::Pending | FieldState::Unknown, _) => {}
        }
    }
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Null) || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty)
}

fn verified() -> OperationOptions {
    OperationOptions::new().verify()
}

#[test]
fn flowroute_alias_and_cnam_lookup() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let changes = flowroute::NumberChanges::new().alias("NYC Number").cnam_lookups_enabled(false);
        let update = flowroute::UpdateNumber::new(nanp("12065551234").unwrap(), changes);
        let plain = client.run(update.clone()).unwrap();
        let updated = client.run_with(update, verified()).unwrap();
        let truth = |field: &str| {
            let number = sandbox.flowroute_number("12065551234").unwrap();
            match field {
                "alias" => json!(number.alias),
                _ => json!(number.cnam_lookups_enabled),
            }
        };
        assert_true(name, &plain, truth);
        assert_true(name, &updated, truth);
        assert!(updated.ok(), "{name}: {:?}", updated.fields);
        assert_eq!(updated.unrequested, [], "{name}");
    });
}

#[test]
fn flowroute_clears_an_alias() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let number = nanp("16463451234").unwrap();
        let change = |alias| {
            client.run(flowroute::UpdateNumber::new(number, flowroute::NumberChanges::new().alias(alias)))
        };
        assert!(change(Change::Set("to be cleared".to_owned())).unwrap().field("alias").is_some());
        let truth = |_: &str| json!(sandbox.flowroute_number("16463451234").unwrap().alias);
        match change(Change::Clear) {
            Ok(updated) => assert_true(name, &updated, truth),
            Err(error) => {
                assert_eq!(name, "flowroute_clear_alias=rejected", "{error}");
                assert!(error.nothing_changed(), "{error:?}");
                assert_eq!(truth(""), json!("to be cleared"));
            }
        }
    });
}

#[test]
fn flowroute_enables_messaging_and_waits() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let changes = flowroute::NumberChanges::new()
            .alias("with messaging")
            .messaging_enabled(true)
            .messaging_email(true)
            .messaging_callback_url("https://example.com/done?token=t0ken");
        let update = flowroute::UpdateNumber::new(nanp("16502390214").unwrap(), changes);
        let updated = client.run_with(update, OperationOptions::new().wait(Duration::from_secs(20))).unwrap();
        let number = || sandbox.flowroute_number("16502390214").unwrap();
        assert_true(name, &updated, |field| match field {
            "alias" => json!(number().alias),
            "messaging_enabled" => json!(number().messaging_enabled),
            _ => Value::Null,
        });
        let messaging = updated.field("messaging_enabled").unwrap();
        match name {
            _ if name.starts_with("flowroute_messaging_down") => {
                assert_eq!(messaging.state, FieldState::Rejected, "{name}");
                assert!(!updated.ok());
            }
            "flowroute_task_result=failed" | "flowroute_task_effect=nothing" => {
                assert_eq!(
                    messaging.state,
                    FieldState::Unknown,
                    "{name}: the task has ended, but messaging is off"
                );
            }
            _ => assert_eq!(messaging.state, FieldState::Applied, "{name}: {updated:?}"),
        }
        assert!(
            !format!("{updated:?}{}", serde_json::to_string(&updated).unwrap()).contains("t0ken"),
            "{name}"
        );
    });
}

#[test]
fn flowroute_disables_messaging() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let changes = flowroute::NumberChanges::new().messaging_enabled(false);
        let update = flowroute::UpdateNumber::new(nanp("16463451234").unwrap(), changes);
        let truth = |_: &str| json!(sandbox.flowroute_number("16463451234").unwrap().messaging_enabled);
        match client.run(update) {
            Ok(updated) => {
                assert_true(name, &updated, truth);
                assert_eq!(
                    updated.field("messaging_enabled").unwrap().state,
                    FieldState::Unknown,
                    "{name}: unproven"
                );
            }
            Err(error) => assert!(error.nothing_changed() && truth("") == json!(true), "{name}: {error}"),
        }
    });
}

#[test]
fn plivo_alias_and_application() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::plivo(&sandbox.url()).unwrap().blocking().unwrap();
        let before = sandbox.plivo_number("12025551111").unwrap();
        let changes = plivo::NumberChanges::new().alias("Updated Alias").cnam_lookup(plivo::Toggle::Enabled);
        let update = plivo::UpdateNumber::new(number("12025551111").unwrap(), changes);
        let truth = |field: &str| {
            let number = sandbox.plivo_number("12025551111").unwrap();
            match field {
                "alias" => json!(number.alias),
                _ => json!(number.cnam_lookup),
            }
        };
        let updated = client.run_with(update.clone().keep_application(), verified()).unwrap();
        assert_true(name, &updated, truth);
        assert_eq!(
            sandbox.plivo_number("12025551111").unwrap().app_id,
            before.app_id,
            "{name}: keep_application was requested"
        );
        assert_eq!(updated.unrequested, [], "{name}");
        assert_eq!(updated.ok(), name != "plivo_partial=true", "{name}: {:?}", updated.fields);

        let updated = client.run_with(update, verified()).unwrap();
        let moved = sandbox.plivo_number("12025551111").unwrap().app_id != before.app_id;
        // While reads lag, the number shows the requested values (set before) and its old application.
        let lags = name.starts_with("read_lag");
        let reported = updated.unrequested.iter().any(|change| change.field == "app_id");
        assert!(reported == moved || lags, "{name}: an unrequested application change is reported");
    });
}

#[test]
fn plivo_clears_alias_and_application() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::plivo(&sandbox.url()).unwrap().blocking().unwrap();
        let changes = plivo::NumberChanges::new().alias(Change::Clear).app_id(Change::Clear);
        let update = plivo::UpdateNumber::new(number("12025551111").unwrap(), changes);
        let truth = |field: &str| {
            let number = sandbox.plivo_number("12025551111").unwrap();
            match field {
                "alias" => json!(number.alias),
                _ => json!(number.app_id),
            }
        };
        match client.run(update) {
            Ok(updated) => assert_true(name, &updated, truth),
            Err(error) => {
                assert!(name.ends_with("=rejected"), "{name}: {error}");
                assert!(error.nothing_changed(), "{error:?}");
            }
        }
    });
}

#[test]
fn plivo_registers_a_caller_name() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::plivo(&sandbox.url()).unwrap().blocking().unwrap();
        let changes =
            plivo::NumberChanges::new().cnam("ACME INC").cnam_callback_url("https://example.com/cnam");
        let update = plivo::UpdateNumber::new(number("12025551111").unwrap(), changes);
        let updated = client.run(update).unwrap();
        let cnam = updated.field("cnam").unwrap();
        let partial = name == "plivo_partial=true";
        assert_eq!(cnam.state, if partial { FieldState::Rejected } else { FieldState::Pending }, "{name}");
        let registered = sandbox.plivo_number("12025551111").unwrap().cnam.is_some();
        assert_eq!(registered, !partial, "{name}");
    });
}

/// A change of every field that Wavix can update.
fn wavix_changes() -> wavix::NumberChanges {
    wavix::NumberChanges::new()
        .sms_enabled(true)
        .destinations(vec![
            Destination::new("sip:desk@example.com", 1, Transport::SipUri),
            Destination::trunk("12065550100", 2, 77),
        ])
        .sms_relay_url("https://your-site.com/sms")
        .call_recording_enabled(true)
        .transcription_enabled(true)
        .transcription_threshold(30)
        .call_status_url("https://your-site.com/calls")
}

fn wavix_truth(sandbox: &Sandbox, field: &str) -> Value {
    let number = sandbox.wavix_number(123).unwrap();
    match field {
        "sms_enabled" => json!(number.sms_enabled),
        "destinations" => number
            .destination
            .iter()
            .map(|to| {
                let mut sent = json!({"destination": to.destination, "priority": to.priority, "transport": to.transport});
                if let (Some(trunk), 5) = (to.trunk_id, to.transport) {
                    sent["trunk_id"] = json!(trunk);
                }
                sent
            })
            .collect(),
        "sms_relay_url" => json!(number.sms_relay_url),
        "call_recording_enabled" => json!(number.call_recording_enabled),
        "transcription_enabled" => json!(number.transcription_enabled),
        "transcription_threshold" => json!(number.transcription_threshold),
        _ => json!(number.call_status_url),
    }
}

#[test]
fn wavix_every_field_by_number_and_by_id() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::wavix(&sandbox.url()).unwrap().blocking().unwrap();
        let by_number = Address::Number(number("12565378257").unwrap());
        let updated =
            client.run_with(wavix::UpdateNumber::new(by_number, wavix_changes()), verified()).unwrap();
        assert_eq!(updated.fields.len(), wavix::NumberChanges::FIELDS.len());
        assert_true(name, &updated, |field| wavix_truth(sandbox, field));
        assert!(updated.ok(), "{name}: {:?}", updated.fields);

        let by_id = Address::Id(RecordId::new(123).unwrap());
        let changes = wavix::NumberChanges::new().call_recording_enabled(false);
        let updated = client.run(wavix::UpdateNumber::new(by_id, changes)).unwrap();
        assert_true(name, &updated, |field| wavix_truth(sandbox, field));
        assert!(updated.ok(), "{name}: {:?}", updated.fields);
    });
}

#[test]
fn wavix_clears_fields() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::wavix(&sandbox.url()).unwrap().blocking().unwrap();
        let address = Address::Id(RecordId::new(123).unwrap());
        let _ =
            client.run_with(wavix::UpdateNumber::new(address.clone(), wavix_changes()), verified()).unwrap();
        let changes = wavix::NumberChanges::new()
            .destinations(Change::Clear)
            .sms_relay_url(Change::Clear)
            .call_status_url(Change::Clear);
        match client.run(wavix::UpdateNumber::new(address, changes)) {
            Ok(updated) => assert_true(name, &updated, |field| wavix_truth(sandbox, field)),
            Err(error) => {
                let refusing = name.ends_with("=rejected") || name == "wavix_clear_url=empty_text";
                assert!(refusing, "{name}: {error}");
                assert!(error.nothing_changed(), "{error:?}");
            }
        }
    });
}

#[test]
fn every_provider_reads_a_number() {
    under_every_variant(|sandbox, name| {
        let read = || -> Result<(), Error> {
            let client = numplan_tests::flowroute(&sandbox.url())?.blocking()?;
            let seen = client.run(flowroute::GetNumber::new(nanp("12023819746")?))?;
            assert_eq!(seen.phone_number(), Some(number("12023819746")?), "{name}");
            assert!(
                seen.cnam_lookups_enabled.is_some() && seen.messaging_enabled.is_some(),
                "{name}: {seen:?}"
            );
            let client = numplan_tests::plivo(&sandbox.url())?.blocking()?;
            let seen = client.run(plivo::GetNumber::new(number("12025551111")?))?;
            assert_eq!(seen.phone_number(), Some(number("12025551111")?), "{name}");
            let client = numplan_tests::wavix(&sandbox.url())?.blocking()?;
            for address in [Address::Number(number("12565378257")?), Address::Id(RecordId::new(123)?)] {
                let seen = client.run(wavix::GetNumber::new(address))?;
                assert_eq!(
                    (seen.id, seen.phone_number()),
                    (Some(123), Some(number("12565378257")?)),
                    "{name}"
                );
                assert!(
                    seen.transcription_threshold.is_some() && seen.sms_enabled.is_some(),
                    "{name}: {seen:?}"
                );
            }
            Ok(())
        };
        read().unwrap_or_else(|error| panic!("{name}: {error}"));
    });
}

//! Planning, and the plan file.

use numplan::provider::ProviderId;
use numplan_fleet::plan::{Before, Plan, ProblemKind, StepOperation, Undo};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Folder, csv, observed, phone, planned};

#[test]
fn only_differences_become_steps() {
    let wanted = csv("number,account,alias,cnam_lookup\n\
                      12065551234,plivo,Support,enabled\n\
                      12065551235,plivo,Support,\n\
                      12065551236,plivo,Support,\n\
                      12065551237,plivo,(clear),\n")
    .unwrap();
    let observed = observed(
        &wanted,
        &[
            ("plivo", "12065551234", &[("alias", json!("Old")), ("cnam_lookup", json!("enabled"))]),
            ("plivo", "12065551235", &[("alias", json!("Support"))]),
            ("plivo", "12065551237", &[("alias", json!(""))]),
            ("plivo", "12065559999", &[("alias", json!("Other"))]),
        ],
    );
    let plan = planned(&wanted, &observed);
    assert_eq!(plan.steps.len(), 1);
    let step = &plan.steps[0];
    assert_eq!((step.number, step.operation), (phone("12065551234"), StepOperation::Update));
    assert_eq!(step.fields.len(), 1);
    assert_eq!(step.fields[0].before, Before::Value(json!("Old")));
    assert_eq!((step.fields[0].after.clone(), step.fields[0].undo), (Some(json!("Support")), Undo::Possible));
    let counts = plan.header.counts();
    assert_eq!((counts.change, counts.same, counts.missing, counts.unmanaged), (1, 2, 1, 1));
    assert_eq!(plan.problems[0].kind, ProblemKind::Missing);
    assert_eq!(plan.problems[0].number, Some(phone("12065551236")));
}

#[test]
fn starts_are_steps_of_their_own() {
    let wanted = csv("number,account,alias,messaging_enabled,messaging_email,primary_route\n\
                      12065551234,flowroute,A,true,true,(clear)\n\
                      12065551235,flowroute,,true,true,\n")
    .unwrap();
    let observed = observed(
        &wanted,
        &[
            (
                "flowroute",
                "12065551234",
                &[("alias", json!(null)), ("messaging_enabled", json!(false)), ("primary_route", json!("7"))],
            ),
            ("flowroute", "12065551235", &[("messaging_enabled", json!(true))]),
        ],
    );
    let plan = planned(&wanted, &observed);
    let operations: Vec<_> = plan.steps.iter().map(|step| (step.operation, step.fields.len())).collect();
    assert_eq!(
        operations,
        [(StepOperation::Update, 1), (StepOperation::ClearRoute, 1), (StepOperation::StartProvisioning, 2)]
    );
    let counts = plan.header.counts();
    assert_eq!((counts.starts, counts.change, counts.same, counts.irreversible), (1, 1, 1, 1));
    assert!(plan.steps[2].fields.iter().all(|change| change.undo == Undo::Started));
    let exceeded = plan.header.exceeded(&plan.header.guards);
    assert!(exceeded[0].contains("--allow-starts 1"), "{exceeded:?}");
}

#[test]
fn messaging_cannot_be_turned_off() {
    let wanted = csv("number,account,messaging_enabled\n12065551234,flowroute,false\n").unwrap();
    let on = planned(
        &wanted,
        &observed(&wanted, &[("flowroute", "12065551234", &[("messaging_enabled", json!(true))])]),
    );
    assert_eq!((on.steps.len(), on.header.counts().refused), (0, 1));
    let off = planned(
        &wanted,
        &observed(&wanted, &[("flowroute", "12065551234", &[("messaging_enabled", json!(false))])]),
    );
    assert_eq!((off.header.counts().same, off.problems.len()), (1, 0));
}

#[test]
fn undo_obstacles_are_named() {
    let wanted = csv("number,account,subaccount,cnam_callback_method,sms_relay_url\n\
                      12065551234,plivo,SAXXXXXXXXXXXXXXXXXX,GET,\n\
                      12065551234,wavix,,,https://example.com/?t=new\n")
    .unwrap();
    let observed = observed(
        &wanted,
        &[
            ("plivo", "12065551234", &[("subaccount", json!(null))]),
            ("wavix", "12065551234", &[("sms_relay_url", json!("https://example.com/?t=old"))]),
        ],
    );
    let plan = planned(&wanted, &observed);
    let undo: Vec<_> = plan.steps.iter().flat_map(|step| &step.fields).map(|change| change.undo).collect();
    assert_eq!(undo, [Undo::CannotClear, Undo::Unobserved, Undo::Secret]);
    assert!(plan.header.has_secrets);
    let warnings: Vec<_> = plan.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(warnings[0].contains("`subaccount` SAXXXXXXXXXXXXXXXXXX is used by no number"), "{warnings:?}");
}

#[test]
fn secrets_are_not_in_the_file() {
    let wanted =
        csv("number,account,sms_relay_url\n12065551234,wavix,https://bob:hunter2@example.com/?t=s3cret\n")
            .unwrap();
    let seen =
        [("wavix", "12065551234", &[("sms_relay_url", json!("https://example.com/?k=0ldsecret"))][..])];
    let plan = planned(&wanted, &observed(&wanted, &seen));
    let mut text = Vec::new();
    let id = plan.write_to(&mut text).unwrap();
    let mut page = Vec::new();
    numplan_fleet::render::html(&plan, &id, &mut page).unwrap();
    for text in [text, page, numplan_fleet::render::table(&plan, &id).into_bytes()] {
        let text = String::from_utf8(text).unwrap();
        assert!(!["hunter2", "s3cret", "0ldsecret"].iter().any(|secret| text.contains(secret)), "{text}");
    }
}

#[test]
fn no_operation_buys_or_releases() {
    let mut found = 0;
    for provider in ProviderId::ALL {
        for spec in numplan::bindings::catalog::operations(*provider) {
            if StepOperation::ALL.iter().any(|operation| operation.catalog_name() == spec.name) {
                assert!(!spec.spends, "{provider:?} {}", spec.name);
                found += 1;
            }
        }
    }
    assert_eq!(found, 5, "an update each, and Flowroute's routes");
}

fn sample() -> Plan {
    let wanted = csv("number,account,alias,#note\n12065551234,plivo/main,A,x\n12065551235,plivo/main,B,\n\
                      12065551236,wavix,,\n")
    .unwrap();
    let seen = [
        ("plivo/main", "12065551234", &[("alias", json!(null))][..]),
        ("plivo/main", "12065551235", &[("alias", json!("b"))][..]),
    ];
    planned(&wanted, &observed(&wanted, &seen))
}

#[test]
fn plans_read_back_from_their_file() {
    let folder = Folder::new("plan");
    let (plan, path) = (sample(), folder.file("fleet.plan"));
    let id = plan.write(&path).unwrap();
    assert_eq!(Plan::read(&path).unwrap(), (plan.clone(), id.clone()));
    assert_eq!(plan.id(), id);
    assert_eq!(id.as_str().len(), 12);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let left: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file is left");
}

#[test]
fn changed_plans_never_pass_their_id() {
    let mut text = Vec::new();
    sample().write_to(&mut text).unwrap();
    for at in 0..text.len() {
        let mut changed = text.clone();
        changed[at] ^= 1;
        assert!(Plan::read_from(changed.as_slice()).is_err(), "byte {at}");
        assert!(Plan::read_from(&text[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn unknown_versions_and_members_are_refused() {
    let mut text = Vec::new();
    sample().write_to(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let read = |text: &str| Plan::read_from(text.as_bytes()).unwrap_err().to_string();
    assert!(read(&text.replace("\"version\":1", "\"version\":2")).contains("version 2"));
    assert!(read(&text.replace("\"undo\":", "\"later\":1,\"undo\":")).contains("unknown field `later`"));
    assert!(read("{}\n").contains("is not a plan"));
    assert!(read("").contains("empty"));
}

proptest! {
    #[test]
    fn planning_is_deterministic_and_complete(
        rows in prop::collection::btree_map(0u32..40, ("[a-c]{0,1}", prop::option::of("[a-c]{0,1}")), 1..30)
    ) {
        let mut text = "number,account,alias\n".to_owned();
        let mut seen = Vec::new();
        for (number, (wish, state)) in &rows {
            let number = format!("1206555{:04}", 1000 + number);
            let cell = if wish.is_empty() { "(clear)" } else { wish };
            text += &[number.as_str(), ",plivo,", cell, "\n"].concat();
            if let Some(state) = state {
                seen.push((number, [("alias", Value::from(state.as_str()))]));
            }
        }
        let wanted = csv(&text).unwrap();
        let seen: Vec<_> = seen.iter().map(|(number, fields)| ("plivo", number.as_str(), &fields[..])).collect();
        let plan = planned(&wanted, &observed(&wanted, &seen));
        let (mut first, mut second) = (Vec::new(), Vec::new());
        plan.write_to(&mut first).unwrap();
        planned(&wanted, &observed(&wanted, &seen)).write_to(&mut second).unwrap();
        prop_assert_eq!(&first, &second);
        prop_assert_eq!(Plan::read_from(first.as_slice()).unwrap().0, plan.clone());
        let differ = rows.values().filter(|(wish, state)| state.as_ref().is_some_and(|state| state != wish)).count();
        prop_assert_eq!(plan.steps.len(), differ);
        let counts = plan.header.counts();
        prop_assert_eq!(counts.change + counts.same + counts.missing, rows.len() as u64);
    }
}

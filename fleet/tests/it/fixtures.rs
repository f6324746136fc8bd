//! The plans in `tests/plans`, which the tests of other languages read, and approvals.

use std::path::{Path, PathBuf};

use numplan_fleet::plan::Plan;
use numplan_fleet::{Approval, PlanFile};
use serde_json::json;

use crate::support::{Folder, csv, observed, planned};

/// A plan with each kind of change, problem and obstacle.
fn plan_until(expires: u64) -> Plan {
    let mut text =
        "number,account,alias,subaccount,cnam_callback_method,messaging_enabled,sms_relay_url,#ticket\n"
            .to_owned();
    for last in ["0", "1", "2", "3", "4"] {
        text += &["1206555010", last, ",plivo/main,Support,,,,,T-1\n"].concat();
    }
    text += "12065550105,plivo/main,Front desk,,,,,\n\
             12065550106,plivo/main,(clear),SAXXXXXXXXXXXXXXXXXX,GET,,,\n\
             12065550107,plivo/main,Support,,,,,\n\
             12065550108,plivo/main,Support,,,,,\n\
             12065551234,flowroute,,,,true,,\n\
             12065551234,wavix,,,,,https://example.com/?t=new,\n";
    let wanted = csv(&text).unwrap();
    let none: &[_] = &[("alias", json!(null))];
    let observed = observed(
        &wanted,
        &[
            ("plivo/main", "12065550100", none),
            ("plivo/main", "12065550101", none),
            ("plivo/main", "12065550102", none),
            ("plivo/main", "12065550103", none),
            ("plivo/main", "12065550104", none),
            ("plivo/main", "12065550105", &[("alias", json!("Desk"))]),
            ("plivo/main", "12065550106", &[("alias", json!("Old")), ("subaccount", json!(null))]),
            ("plivo/main", "12065550107", &[("alias", json!("Support"))]),
            ("plivo/main", "12065559999", &[("alias", json!("Other"))]),
            ("flowroute", "12065551234", &[("messaging_enabled", json!(false))]),
            ("wavix", "12065551234", &[("sms_relay_url", json!("https://example.com/?t=old"))]),
        ],
    );
    let mut plan = planned(&wanted, &observed);
    "numplan-fleet 0.1.0".clone_into(&mut plan.header.engine);
    plan.header.created = plan.header.created.min(expires - 86_400);
    plan.header.expires = expires;
    plan
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/plans").join(name)
}

/// Open until 2100-01-01, and expired since 2023-11-14.
const PLANS: [(&str, u64); 2] = [("open.plan", 4_102_444_800), ("expired.plan", 1_700_000_000)];

/// `NUMPLAN_WRITE=1` writes the files.
#[test]
fn plans_for_other_languages_are_current() {
    for (name, expires) in PLANS {
        let mut text = Vec::new();
        plan_until(expires).write_to(&mut text).unwrap();
        if std::env::var_os("NUMPLAN_WRITE").is_some() {
            std::fs::write(file(name), &text).unwrap();
        }
        let committed = std::fs::read(file(name)).unwrap();
        assert!(committed == text, "{name} differs: run this test with NUMPLAN_WRITE=1");
    }
}

#[test]
fn approval_names_the_plan_and_its_command() {
    let plan = PlanFile::load(file("open.plan")).unwrap();
    let approval = plan.approve(plan.id().as_str()).unwrap();
    assert_eq!((&approval.id, approval.expires), (plan.id(), 4_102_444_800));
    let id = plan.id();
    let command = |path: &str| approval.command(Path::new(path));
    assert_eq!(command("fleet.plan"), format!("numplan fleet apply fleet.plan --approve {id} --wanted FILE"));
    assert!(command("Bob's plan").starts_with(r"numplan fleet apply 'Bob'\''s plan' --approve "));
}

#[test]
fn approval_of_another_or_expired_plan_fails() {
    let plan = PlanFile::load(file("open.plan")).unwrap();
    let error = plan.approve("0123456789ab").unwrap_err().to_string();
    assert_eq!(error, format!("the plan is {}, not 0123456789ab; nothing was sent", plan.id()));
    let expired = PlanFile::load(file("expired.plan")).unwrap();
    let error = Approval::of(&expired, expired.id(), expired.id().as_str()).unwrap_err().to_string();
    assert_eq!(
        error,
        "the plan could be applied until 2023-11-14 22:13 UTC: make it again; nothing was sent"
    );
}

#[test]
fn plan_without_secrets_needs_no_wanted_file() {
    let folder = Folder::new("approval");
    let mut plan = plan_until(4_102_444_800);
    plan.header.has_secrets = false;
    let plan = plan.save(folder.file("fleet.plan")).unwrap();
    let command = plan.approve(plan.id().as_str()).unwrap().command(Path::new("fleet.plan"));
    assert!(!command.contains("--wanted"), "{command}");
}

//! `numplan fleet`: check, plan, show.

use std::path::PathBuf;

use numplan_sandbox::{Numbers, Options};

use crate::support::{Scratch, numplan, sandbox_with, writes};

pub(crate) const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/fleet.csv");

/// A path for a plan, removed at the end.
pub(crate) struct PlanPath(PathBuf);

impl PlanPath {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("numplan-cli-{}-{name}.plan", std::process::id()));
        drop(std::fs::remove_file(&path));
        Self(path)
    }

    pub(crate) fn text(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for PlanPath {
    fn drop(&mut self) {
        for ending in ["", ".journal", ".lock"] {
            drop(std::fs::remove_file(format!("{}{ending}", self.text())));
        }
    }
}

#[test]
fn the_example_is_planned_and_shown() {
    let plan = PlanPath::new("example");
    numplan(&["fleet", "check", EXAMPLE]).exits(0).says(&["plivo", "76 numbers"]);
    let planned = numplan(&["fleet", "plan", EXAMPLE, "--sandbox", "-o", plan.text()]).exits(0);
    let planned = planned.says(&["30 × alias \"Old desk\" → \"Support\""]);
    let summary = planned.out.lines().last().unwrap().to_owned();
    assert!(summary.contains(": 164 of 192 numbers change, 28 same"), "{summary}");
    let shown = numplan(&["fleet", "show", plan.text()]).exits(0);
    assert_eq!(shown.out, planned.out);
    numplan(&["fleet", "show", plan.text(), "--number", "12065552000"]).exits(0).says(&["fleet.csv:2"]);
    let json = numplan(&["fleet", "show", plan.text(), "--format", "json"]).exits(0);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["steps"].as_array().unwrap().len(), 164);
    numplan(&["fleet", "show", plan.text(), "--format", "markdown"]).exits(0).says(&["### Plan `"]);
    numplan(&["fleet", "show", plan.text(), "--format", "html"]).exits(0).says(&["<!doctype html>"]);
}

#[test]
fn planning_writes_nothing_to_accounts() {
    let (sandbox, flag) = sandbox_with(Options { numbers: Numbers::fleet(), ..Options::default() });
    numplan(&["fleet", "plan", EXAMPLE, &flag, "--exit-code"]).exits(6);
    assert!(writes(&sandbox).is_empty());
    assert_eq!(
        sandbox.log().len(),
        7,
        "pages only: one at Flowroute, five at Plivo (they overlap), one at Wavix"
    );
}

#[test]
fn wrong_files_send_nothing() {
    let (sandbox, flag) = sandbox_with(Options::default());
    let file = Scratch::new("wrong-fleet.csv", "number,account,alias\n1206555,plivo,x\n12065551234,plvo,y\n");
    let ran = numplan(&["fleet", "plan", file.path(), &flag]).exits(2);
    let ran = ran.says(&["wrong-fleet.csv:2:1: "]).says(&["wrong-fleet.csv:3:13: ", "did you mean `plivo`?"]);
    ran.says(&["2 errors in the file; nothing was read or sent"]);
    assert!(sandbox.log().is_empty());
}

#[test]
fn missing_numbers_are_errors() {
    let file = Scratch::new("missing-fleet.csv", "number,account,alias\n12065550000,plivo,x\n");
    let ran = numplan(&["fleet", "plan", file.path(), "--sandbox"]).exits(1);
    ran.says(&["missing: 12065550000", "missing-fleet.csv:2: plivo does not have the number"]);
}

#[test]
fn changed_plans_are_refused() {
    let plan = PlanPath::new("changed");
    numplan(&["fleet", "plan", EXAMPLE, "--sandbox", "-o", plan.text()]).exits(0);
    let text = std::fs::read_to_string(&plan.0).unwrap();
    std::fs::write(&plan.0, text.replace("\"after\":\"Support\"", "\"after\":\"Suppers\"")).unwrap();
    numplan(&["fleet", "show", plan.text()]).exits(2).says(&["the plan was changed after it was made"]);
    numplan(&["fleet", "show", EXAMPLE]).exits(2).says(&["the file is not a plan"]);
}

#[test]
fn named_accounts_need_a_credentials_file() {
    let file = Scratch::new("named-fleet.csv", "number,account,alias\n12065551234,plivo/main,x\n");
    numplan(&["fleet", "plan", file.path()]).exits(2).says(&["plivo/main: ", "--credentials FILE"]);
}

/// A plan of the example for a sandbox that is running, and the files beside it.
pub(crate) fn planned(name: &str, flag: &str) -> PlanPath {
    let plan = PlanPath::new(name);
    numplan(&["fleet", "plan", EXAMPLE, flag, "-o", plan.text()]).exits(0);
    plan
}

#[test]
fn the_example_is_applied_once() {
    let (sandbox, flag) = sandbox_with(Options { numbers: Numbers::fleet(), ..Options::default() });
    let plan = planned("applied", &flag);
    numplan(&["fleet", "status", plan.text()]).exits(7).says(&["not applied yet, 164 steps"]);
    numplan(&["fleet", "apply", plan.text(), &flag, "--yes"]).exits(0).says(&["164 of 164 steps applied"]);
    let sent = writes(&sandbox).len();
    assert_eq!(sent, 164);
    assert_eq!(sandbox.flowroute_number("12065552001").unwrap().alias.as_deref(), Some("Support"));
    assert_eq!(sandbox.flowroute_number("12065552060").unwrap().alias, None);
    let kept = sandbox.plivo_number("12125552042").unwrap();
    assert_eq!((kept.alias.as_deref(), kept.app_id.as_deref()), (Some("Sales"), Some("29986316244302815")));
    numplan(&["fleet", "apply", plan.text(), &flag, "--yes"]).exits(0);
    assert_eq!(writes(&sandbox).len(), sent, "a second run sends nothing");
    numplan(&["fleet", "status", plan.text()]).exits(0).says(&["164  applied"]);
    numplan(&["fleet", "plan", EXAMPLE, &flag, "--exit-code"]).exits(0).says(&["0 of 192 numbers change"]);
    assert!(sandbox.orders().is_empty());
}

#[test]
fn staged_runs_go_on() {
    let (sandbox, flag) = sandbox_with(Options { numbers: Numbers::fleet(), ..Options::default() });
    let plan = planned("staged", &flag);
    let part = ["fleet", "apply", plan.text(), &flag, "--yes", "--only", "wavix/*", "--limit", "5"];
    numplan(&part).exits(7).says(&["5 of 164 steps applied", "159 not sent"]);
    assert_eq!(writes(&sandbox).len(), 5);
    numplan(&["fleet", "plan", EXAMPLE, &flag, "-o", plan.text()])
        .exits(2)
        .says(&["its journal is beside it"]);
    numplan(&["fleet", "apply", plan.text(), &flag, "--yes"]).exits(0).says(&["164 of 164 steps applied"]);
    assert_eq!(writes(&sandbox).len(), 164);
}

#[test]
fn others_changes_are_left() {
    let (sandbox, flag) = sandbox_with(Options { numbers: Numbers::fleet(), ..Options::default() });
    let plan = planned("drifted", &flag);
    numplan(&["update", "flowroute", "12065552010", "--alias", "theirs", &flag]).exits(0);
    let ran = numplan(&["fleet", "apply", plan.text(), &flag, "--yes"]).exits(3);
    ran.says(&["12065552010 (flowroute)", "`alias` shows \"theirs\""]);
    assert_eq!(sandbox.flowroute_number("12065552010").unwrap().alias.as_deref(), Some("theirs"));
}

#[test]
fn apply_needs_approval_and_limits() {
    let (sandbox, flag) = sandbox_with(Options { numbers: Numbers::fleet(), ..Options::default() });
    let plan = planned("approval", &flag);
    let apply = |more: &[&str]| {
        let args = [&["fleet", "apply", plan.text(), flag.as_str()], more].concat();
        numplan(&args).exits(2)
    };
    apply(&[]).says(&["the plan waits for --approve "]);
    apply(&["--approve", "0123456789ab"]).says(&["not 0123456789ab; nothing was sent"]);
    apply(&["--yes", "--max-changes", "10"])
        .says(&["164 numbers would change, more than 10", "--max-changes 164"]);
    apply(&["--yes", "--allow-starts", "1"]).says(&["pass --allow-starts 0"]);
    assert!(writes(&sandbox).is_empty());
}

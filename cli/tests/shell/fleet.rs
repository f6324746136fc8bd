//! `numplan fleet`: check, plan, show.

use std::path::PathBuf;

use numplan_sandbox::{Numbers, Options};

use crate::rig::{Scratch, numplan, sandbox_with, writes};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/fleet.csv");

/// A path for a plan, removed at the end.
struct PlanPath(PathBuf);

impl PlanPath {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("numplan-cli-{}-{name}.plan", std::process::id()));
        drop(std::fs::remove_file(&path));
        Self(path)
    }

    fn text(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for PlanPath {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
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
    assert_eq!(sandbox.log().len(), 6, "pages only: one at Flowroute, four at Plivo, one at Wavix");
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

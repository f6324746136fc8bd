//! `numplan fleet`: undo, snapshot, drift, status and resolve.

use numplan_sandbox::{Numbers, Options};

use crate::fleet::{EXAMPLE, PlanPath, planned};
use crate::support::{Scratch, numplan, sandbox_with, writes};

fn fleet() -> Options {
    Options { numbers: Numbers::fleet(), ..Options::default() }
}

#[test]
fn undo_returns_to_the_state_before() {
    let (sandbox, flag) = sandbox_with(fleet());
    let (plan, back) = (planned("undo", &flag), PlanPath::new("undo-back"));
    let before = sandbox.numbers();
    numplan(&["fleet", "undo", plan.text(), "-o", back.text()]).exits(2).says(&["nothing to undo"]);
    numplan(&["fleet", "apply", plan.text(), &flag, "--yes"]).exits(0);
    numplan(&["fleet", "drift", plan.text(), &flag]).exits(0).says(&["164 numbers show what"]);
    let undone = numplan(&["fleet", "undo", plan.text(), "-o", back.text()]).exits(0);
    undone.says(&["30 × alias \"Support\" → (clear)"]).says(&["164 of 192 numbers change"]);
    numplan(&["fleet", "apply", back.text(), &flag, "--yes", "--max-percent", "100"])
        .exits(0)
        .says(&["164 of 164 steps applied"]);
    assert_eq!(sandbox.numbers(), before);
    numplan(&["fleet", "drift", plan.text(), &flag]).exits(6).says(&["164 of 164 numbers differ"]);
}

#[test]
fn snapshots_are_no_change_until_drift() {
    let (sandbox, flag) = sandbox_with(fleet());
    let csv = Scratch::new("snapshot.csv", "");
    numplan(&["fleet", "snapshot", &flag, "-o", csv.path()]).exits(0).says(&["plivo", "80 numbers"]);
    assert!(writes(&sandbox).is_empty());
    numplan(&["fleet", "plan", csv.path(), &flag, "--exit-code"]).exits(0).says(&["0 of 200 numbers change"]);
    numplan(&["fleet", "drift", csv.path(), &flag]).exits(0).says(&["200 numbers show what"]);
    numplan(&["update", "flowroute", "12065552010", "--alias", "theirs", &flag]).exits(0);
    let drift = numplan(&["fleet", "drift", csv.path(), &flag]).exits(6);
    drift
        .says(&["12065552010 (flowroute)  alias shows \"theirs\", expected \"Old desk\""])
        .says(&["1 of 200 numbers differ"]);
    let json = numplan(&["fleet", "drift", csv.path(), &flag, "--json"]).exits(6).json();
    assert_eq!(json.len(), 1);
    assert_eq!((&json[0]["shown"], &json[0]["expected"]), (&"theirs".into(), &"Old desk".into()));
}

#[test]
fn snapshots_name_accounts_and_formats() {
    let (_sandbox, flag) = sandbox_with(fleet());
    let lines = Scratch::new("snapshot.jsonl", "");
    numplan(&["fleet", "snapshot", "wavix", &flag, "-o", lines.path()]).exits(0).says(&["wavix  40 numbers"]);
    let text = std::fs::read_to_string(lines.path()).unwrap();
    assert_eq!(text.lines().count(), 40);
    assert!(text.lines().all(|line| line.contains("\"account\":\"wavix\"")), "{text}");
    numplan(&["fleet", "plan", lines.path(), &flag, "--exit-code"]).exits(0);
    numplan(&["fleet", "snapshot", &flag, "-o", "x.pdf"]).exits(2).says(&["must end in .csv or .jsonl"]);
    numplan(&["fleet", "snapshot", "-o", lines.path()]).exits(2).says(&["no account has credentials"]);
    numplan(&["fleet", "drift", EXAMPLE, &flag]).exits(6).says(&["164 of 192 numbers differ"]);
}

#[test]
fn snapshots_leave_secrets_out() {
    let (_sandbox, flag) = sandbox_with(fleet());
    let csv = Scratch::new("secret-snapshot.csv", "");
    let url = "https://hooks.example.com/sms?token=s3cret";
    numplan(&["update", "wavix", "13035552000", "--sms-relay-url", url, &flag]).exits(0);
    numplan(&["fleet", "snapshot", "wavix", &flag, "-o", csv.path()])
        .exits(0)
        .says(&["1 values are left out"]);
    assert!(!std::fs::read_to_string(csv.path()).unwrap().contains("s3cret"));
    numplan(&["fleet", "plan", csv.path(), &flag, "--exit-code"]).exits(0);
}

//! Releases: each number is confirmed by typing it again.

use numplan_sandbox::{Action, Fault, OrderKind, Sandbox};

use crate::confirmation::with_credentials;
use crate::support::{numplan, sandbox, writes};

fn released(sandbox: &Sandbox) -> usize {
    sandbox.orders().iter().filter(|order| order.kind == OrderKind::Release).count()
}

#[test]
fn terminal_types_each_number_twice() {
    for name in ["flowroute", "plivo", "wavix"] {
        for (responses, many) in [
            ("12065551234\n12065551234\n", 1),
            ("12065551234\n12065551243\n", 0),
            ("12065551243\n12065551234\n", 0),
            ("12065551234\n", 0),
            ("y\ny\n", 0),
            ("", 0),
        ] {
            let (sandbox, _) = sandbox();
            let url = sandbox.url();
            let run = with_credentials().at_a_terminal().input(responses);
            let ran = run.numplan(&["release", name, "12065551234", "--base-url", &url]);
            assert!(ran.err.contains("cannot be undone"), "{}", ran.err);
            assert_eq!(released(&sandbox), many, "{name} {responses:?}");
            assert_eq!(ran.exit, if many == 1 { 0 } else { 2 }, "{}", ran.err);
        }
    }
}

#[test]
fn release_in_scripts_needs_yes_and_confirm() {
    let numbers = ["12065551234", "16463451234"];
    for (more, many) in [
        (&[][..], 0),
        (&["--yes"], 0),
        (&["--confirm", "12065551234", "--confirm", "16463451234"], 0),
        (&["--yes", "--confirm", "12065551234"], 0),
        (&["--yes", "--confirm", "12065551234", "--confirm", "12065551234"], 0),
        (&["--yes", "--confirm", "12065551234", "--confirm", "16502390214"], 0),
        (&["--yes", "--confirm", "16463451234", "--confirm", "(206) 555-1234"], 2),
    ] {
        let (sandbox, _) = sandbox();
        let url = sandbox.url();
        let line = [&["release", "flowroute"], &numbers[..], more, &["--base-url", &url]].concat();
        let ran = with_credentials().numplan(&line);
        assert_eq!(
            (released(&sandbox), ran.exit),
            (many, if many == 0 { 2 } else { 0 }),
            "{more:?} {}",
            ran.err
        );
        if many == 0 {
            ran.says(&["--yes", "nothing was released"]);
        }
    }
}

#[test]
fn release_takes_no_file_and_no_pipe() {
    let (sandbox, flag) = sandbox();
    numplan(&["release", "plivo", "-", "--yes", &flag]).exits(2).says(&["name each of them"]);
    numplan(&["release", "plivo", "--from", "numbers.csv", "--yes", &flag]).exits(2);
    assert!(sandbox.log().is_empty());
}

#[test]
fn a_wavix_record_is_confirmed_by_its_number() {
    let (sandbox, _) = sandbox();
    let url = sandbox.url();
    let line =
        |confirm| ["release", "wavix", "--id", "123", "--yes", "--confirm", confirm, "--base-url", &url];
    with_credentials().numplan(&line("123")).exits(2);
    assert!(writes(&sandbox).is_empty());
    with_credentials().numplan(&line("12565378257")).exits(0).says(&["record 123", "released"]);
    assert!(sandbox.wavix_number(123).is_none() && sandbox.wavix_number(124).is_some());
}

#[test]
fn missing_number_keeps_the_others() {
    let (sandbox, _) = sandbox();
    let url = sandbox.url();
    let line = [
        "release",
        "flowroute",
        "12065551234",
        "12065559999",
        "--yes",
        "--confirm",
        "12065551234",
        "--confirm",
        "12065559999",
        "--base-url",
        &url,
    ];
    with_credentials().numplan(&line).exits(1).says(&["12065559999"]).says(&["none was released"]);
    assert_eq!(released(&sandbox), 0);
}

#[test]
fn lost_release_response_is_reconciled() {
    for name in ["flowroute", "plivo", "wavix"] {
        let (sandbox, flag) = sandbox();
        sandbox.fault(Fault::new(Action::Drop { commit: true, reset: false }).method("DELETE").always());
        numplan(&["release", name, "12065551234", &flag])
            .exits(0)
            .says(&["12065551234", "released (the response was lost; the account no longer has it)"]);
        assert_eq!(released(&sandbox), 1, "{name}");
    }
}

#[test]
fn a_dry_run_and_json() {
    let (sandbox, flag) = sandbox();
    numplan(&["release", "plivo", "12065551234", "--dry-run", &flag])
        .exits(0)
        .says(&["DELETE ", "/12065551234/"]);
    assert!(sandbox.log().is_empty());
    let ran = numplan(&["release", "plivo", "12065551234", "--json", &flag]).exits(0);
    let line = ran.json().remove(0);
    assert_eq!(
        (&line["result"]["outcome"], &line["result"]["item"]["alias"]),
        (&"released".into(), &"Main line".into())
    );
}

//! Confirmation before anything that costs money.

use crate::support::{Run, numplan, sandbox, writes};
use numplan_sandbox::{
    FLOWROUTE_ACCESS_KEY, FLOWROUTE_SECRET_KEY, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, WAVIX_API_KEY,
};

const START: [&str; 4] = ["update", "flowroute", "12065551234", "--messaging-enabled"];

pub(crate) fn with_credentials() -> Run {
    Run::default()
        .variable("FLOWROUTE_ACCESS_KEY", FLOWROUTE_ACCESS_KEY)
        .variable("FLOWROUTE_SECRET_KEY", FLOWROUTE_SECRET_KEY)
        .variable("PLIVO_AUTH_ID", PLIVO_AUTH_ID)
        .variable("PLIVO_AUTH_TOKEN", PLIVO_AUTH_TOKEN)
        .variable("WAVIX_API_KEY", WAVIX_API_KEY)
}

#[test]
fn questions_without_a_terminal_need_yes() {
    let (sandbox, _) = sandbox();
    let url = sandbox.url();
    let at = ["--base-url", &url];
    let cnam = ["update", "plivo", "12065551234", "--cnam", "ACME"];
    for line in [&START[..], &cnam] {
        with_credentials().numplan(&[line, &at].concat()).exits(2).says(&["cost money", "--yes"]);
        assert!(sandbox.log().is_empty());
        with_credentials().numplan(&[line, &at, &["--yes"]].concat()).exits(0);
        assert_eq!(writes(&sandbox).len(), 1);
        sandbox.clear_log();
    }
    // A change that only sets values needs no confirmation.
    let sets = ["update", "flowroute", "12065551234", "--alias", "x"];
    with_credentials().numplan(&[&sets[..], &at].concat()).exits(0);
}

#[test]
fn terminal_asks_and_no_is_the_default() {
    for (response, sent) in [("y\n", 1), ("YES\n", 1), ("n\n", 0), ("\n", 0), ("", 0)] {
        let (sandbox, _) = sandbox();
        let run = with_credentials().at_a_terminal().input(response);
        let ran = run.numplan(&[&START[..], &["--base-url", &sandbox.url()]].concat());
        assert!(ran.err.contains("Continue? [y/N]"), "{}", ran.err);
        assert_eq!((writes(&sandbox).len(), ran.exit), (sent, if sent == 1 { 0 } else { 2 }), "{response:?}");
    }
}

#[test]
fn numbers_on_standard_input_need_yes() {
    let (sandbox, _) = sandbox();
    let run = with_credentials().at_a_terminal().input("12065551234\ny\n");
    let url = sandbox.url();
    run.numplan(&["update", "flowroute", "-", "--messaging-enabled", "--base-url", &url])
        .exits(2)
        .says(&["--yes"]);
    assert!(sandbox.log().is_empty());
}

#[test]
fn a_sandbox_costs_nothing_and_asks_nothing() {
    numplan(&[&START[..], &["--sandbox"]].concat()).exits(0);
}

//! Messaging at Flowroute: confirmed first, then followed.

use numplan_sandbox::OrderKind;

use crate::confirmation::with_credentials;
use crate::support::{numplan, sandbox};

#[test]
fn enabling_needs_confirmation() {
    let (sandbox, _) = sandbox();
    let url = sandbox.url();
    let enable = ["provision", "flowroute", "enable", "12065551234", "--base-url", &url];
    with_credentials().numplan(&enable).exits(2).says(&["costs money", "--yes"]);
    with_credentials().at_a_terminal().input("\n").numplan(&enable).exits(2);
    assert!(sandbox.log().is_empty());
    with_credentials().numplan(&[&enable[..], &["--yes"]].concat()).exits(0).says(&["12065551234", "task"]);
    assert_eq!(sandbox.orders().len(), 1);
    // Disabling costs nothing.
    let disable = ["provision", "flowroute", "disable", "16463451234", "--base-url", &url];
    with_credentials().numplan(&disable).exits(0);
    assert_eq!(sandbox.orders()[1].kind, OrderKind::DisableMessaging);
}

#[test]
fn task_is_followed_and_shown() {
    let (_sandbox, flag) = sandbox();
    let ran =
        numplan(&["provision", "flowroute", "enable", "12065551234", "--wait", "--json", &flag]).exits(0);
    let result = &ran.json()[0]["result"];
    assert_eq!((&result["outcome"], &result["state"]), (&"enabled".into(), &"applied".into()));
    let task = result["item"]["id"].as_str().unwrap();
    numplan(&["provision", "flowroute", "status", "12065551234", "16502390214", &flag])
        .exits(0)
        .says(&["12065551234", "enabled", task])
        .says(&["16502390214", "disabled"]);
    numplan(&["provision", "flowroute", "status", "--task", task, &flag]).exits(0).says(&[
        "task",
        task,
        "completed",
    ]);
    numplan(&["provision", "flowroute", "status", "--task", "../x", &flag]).exits(2);
}

#[test]
fn numbers_have_tasks_of_their_own() {
    let (sandbox, flag) = sandbox();
    let line = ["provision", "flowroute", "disable", "12065559999", "abc", "16463451234", &flag];
    let ran = numplan(&line);
    assert_eq!(ran.exit, 3, "{}{}", ran.out, ran.err);
    let ran = ran.says(&["3 numbers:", "2 failed"]);
    drop(ran);
    assert_eq!(sandbox.orders().len(), 1);
    assert_eq!(sandbox.orders()[0].numbers, ["16463451234"]);
}

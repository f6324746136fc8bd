//! Messaging at Flowroute: started only with a word, and followed.

use numplan_sandbox::OrderKind;

use crate::asking::with_credentials;
use crate::rig::{numplan, sandbox};

#[test]
fn enabling_costs_money_and_wants_a_word() {
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
fn it_is_followed_to_its_end_and_can_be_asked_about() {
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
fn each_number_has_its_own_task_and_failures_do_not_stop_the_others() {
    let (sandbox, flag) = sandbox();
    let line = ["provision", "flowroute", "disable", "12065559999", "abc", "16463451234", &flag];
    let ran = numplan(&line);
    assert_eq!(ran.exit, 3, "{}{}", ran.out, ran.err);
    let ran = ran.says(&["3 numbers:", "2 failed"]);
    drop(ran);
    assert_eq!(sandbox.orders().len(), 1);
    assert_eq!(sandbox.orders()[0].numbers, ["16463451234"]);
}

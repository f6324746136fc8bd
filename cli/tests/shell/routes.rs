//! Inbound voice routes at Flowroute.

use serde_json::json;

use crate::confirmation::with_credentials;
use crate::support::{numplan, sandbox, writes};

#[test]
fn route_is_created_updated_and_deleted() {
    let (_sandbox, flag) = sandbox();
    let create = [
        "route",
        "flowroute",
        "create",
        "--route-type",
        "host",
        "--value",
        "sip.example.com",
        "--alias",
        "HQ",
    ];
    let ran = numplan(&[&create[..], &["--json", &flag]].concat()).exits(0);
    let id = ran.json()[0]["item"]["id"].as_str().unwrap().to_owned();
    numplan(&["route", "flowroute", "update", &id, "--alias", "Head office", &flag])
        .exits(0)
        .says(&["route", &id, "updated"]);
    numplan(&["route", "flowroute", "list", &flag]).exits(0).says(&[
        &id,
        "host",
        "Head office",
        "sip.example.com",
    ]);
    numplan(&["route", "flowroute", "delete", &id, &flag]).exits(0).says(&["route", &id, "deleted"]);
    let ran = numplan(&["route", "flowroute", "list", "--json", &flag]).exits(0);
    assert!(ran.json().iter().all(|route| route["id"] != id.as_str()));
}

#[test]
fn a_list_is_filtered() {
    let ran = numplan(&["route", "flowroute", "list", "--route-type", "uri", "--json", "--sandbox"]).exits(0);
    assert_eq!(ran.json().len(), 1);
    numplan(&["route", "flowroute", "edge-strategies", "--sandbox"]).exits(0).says(&["1", "us-west-wa"]);
}

#[test]
fn routes_of_numbers_are_set_and_cleared() {
    let (sandbox, flag) = sandbox();
    let set = ["route", "flowroute", "set", "12065551234", "--primary", "1001", "--failover", "1002", &flag];
    numplan(&set).exits(0).says(&["12065551234", "set", "primary route 1001"]).says(&[
        "12065551234",
        "set",
        "failover route 1002",
    ]);
    let paths: Vec<String> = writes(&sandbox).into_iter().map(|sent| sent.path).collect();
    assert!(paths[0].ends_with("/relationships/primary_route"), "{paths:?}");
    assert!(paths[1].ends_with("/relationships/failover_route"), "{paths:?}");
    let links = || {
        let ran = numplan(&["get", "flowroute", "12065551234", "--json", &flag]).exits(0);
        let links = &ran.json()[0]["result"]["relationships"];
        (links["primary_route"]["id"].clone(), links["failover_route"]["id"].clone())
    };
    assert_eq!(links(), (json!("1001"), json!("1002")));
    // A route in use stays.
    numplan(&["route", "flowroute", "delete", "1001", &flag]).exits(1).says(&["403"]);
    numplan(&["route", "flowroute", "clear", "12065551234", "--failover", &flag]).exits(0).says(&[
        "12065551234",
        "cleared",
        "failover route",
    ]);
    assert_eq!(links().0, json!("1001"));
    assert!(links().1 != json!("1002"));
}

#[test]
fn invalid_route_changes_are_not_sent() {
    let (sandbox, flag) = sandbox();
    numplan(&["route", "flowroute", "set", "12065551234", &flag]).exits(2).says(&["--primary ROUTE"]);
    numplan(&["route", "flowroute", "clear", "12065551234", &flag]).exits(2).says(&["--primary"]);
    numplan(&["route", "flowroute", "set", "12065551234", "--primary", "a/b", &flag])
        .exits(2)
        .says(&["not the id of a route"]);
    numplan(&["route", "flowroute", "create", "--alias", "x", &flag]).exits(2).says(&["`value`", "missing"]);
    numplan(&["route", "plivo", "list", &flag]).exits(2);
    assert!(sandbox.log().is_empty());
    numplan(&["route", "flowroute", "set", "12065551234", "--primary", "999999", &flag]).exits(1);
}

#[test]
fn a_deletion_is_asked_about() {
    let (sandbox, _) = sandbox();
    let url = sandbox.url();
    let delete = ["route", "flowroute", "delete", "1001", "--base-url", &url];
    with_credentials().numplan(&delete).exits(2).says(&["--yes"]);
    with_credentials().at_a_terminal().input("n\n").numplan(&delete).exits(2);
    assert!(sandbox.log().is_empty());
    with_credentials().numplan(&[&delete[..], &["--yes"]].concat()).exits(0);
    assert_eq!(writes(&sandbox).len(), 1);
}

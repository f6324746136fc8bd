//! Purchases: confirmed first, and never made twice.

use std::collections::BTreeMap;

use numplan_sandbox::switches::{BuyStatus, StockId};
use numplan_sandbox::{Action, Fault, Order, OrderKind, Sandbox, Stock, flowroute};

use crate::confirmation::with_credentials;
use crate::exit_codes::Gone;
use crate::support::{numplan, sandbox, writes};

/// The flags with which each provider's stock shows 12065501000.
const EACH: [(&str, &[&str]); 3] =
    [("flowroute", &[]), ("plivo", &[]), ("wavix", &["--country", "840", "--city", "103"])];

fn purchases(sandbox: &Sandbox) -> Vec<Order> {
    sandbox.orders().into_iter().filter(|order| order.kind == OrderKind::Purchase).collect()
}

#[test]
fn buy_without_yes_only_shows_prices() {
    for (name, place) in EACH {
        let (sandbox, _) = sandbox();
        let url = sandbox.url();
        let line = [&["buy", name, "12065501000", "--base-url", &url], place].concat();
        let ran =
            with_credentials().numplan(&line).exits(2).says(&["costs money", "--yes", "nothing was sent"]);
        assert!(ran.err.contains("12065501000  set-up "), "{}", ran.err);
        assert!(
            ran.out.is_empty() && purchases(&sandbox).is_empty() && writes(&sandbox).is_empty(),
            "{name}"
        );
    }
}

#[test]
fn yes_buys_exactly_once() {
    for (name, place) in EACH {
        let (sandbox, _) = sandbox();
        let url = sandbox.url();
        let line = [&["buy", name, "12065501000", "--yes", "--base-url", &url], place].concat();
        with_credentials().numplan(&line).exits(0).says(&["12065501000", "bought", "set-up", "monthly"]);
        let bought = purchases(&sandbox);
        assert_eq!(bought.len(), 1, "{name}");
        assert_eq!(bought[0].numbers, ["12065501000"]);
        // The second time the account has it already.
        with_credentials().numplan(&line).exits(1).says(&["in this account already", "nothing was ordered"]);
        assert_eq!(purchases(&sandbox).len(), 1, "{name}");
    }
}

#[test]
fn buying_an_owned_number_is_a_conflict() {
    let (sandbox, flag) = sandbox();
    let offer = flowroute::Number::new("12065551234");
    sandbox.add_stock(Stock { flowroute: vec![offer], ..Stock::default() });
    let ran = numplan(&["buy", "flowroute", "12065551234", "--json", &flag]).exits(1);
    assert_eq!(ran.json()[0]["error"]["code"], "conflict");
    assert_eq!(ran.json()[0]["error"]["sent"], "no");
    assert!(sandbox.orders().is_empty() && writes(&sandbox).is_empty());
}

#[test]
fn terminal_asks_and_no_is_the_default() {
    for (response, bought) in [("y\n", 1), ("n\n", 0), ("\n", 0), ("", 0)] {
        let (sandbox, _) = sandbox();
        let url = sandbox.url();
        let line = ["buy", "flowroute", "12065501000", "12065501037", "--base-url", &url];
        let ran = with_credentials().at_a_terminal().input(response).numplan(&line);
        assert!(ran.err.contains("set-up 2.00, and 2.50 a month"), "{}", ran.err);
        assert!(ran.err.contains("Continue? [y/N]"), "{}", ran.err);
        assert_eq!((purchases(&sandbox).len(), ran.exit), (bought * 2, if bought == 1 { 0 } else { 2 }));
    }
}

#[test]
fn lost_order_response_is_reconciled() {
    for (name, place) in EACH {
        let (sandbox, flag) = sandbox();
        sandbox.fault(Fault::new(Action::Drop { commit: true, reset: false }).method("POST").always());
        let line = [&["buy", name, "12065501000", &flag], place].concat();
        numplan(&line)
            .exits(0)
            .says(&["12065501000", "bought (the response was lost; the account shows it)"]);
        assert_eq!(purchases(&sandbox).len(), 1, "{name}");
    }
}

#[test]
fn json_of_an_order_has_evidence_and_price() {
    let ran = numplan(&["buy", "plivo", "12065501000", "--json", "--sandbox"]).exits(0);
    let lines = ran.json();
    assert_eq!((lines.len(), &lines[0]["ok"]), (1, &true.into()));
    let result = &lines[0]["result"];
    assert_eq!((&result["outcome"], &result["reconciled"]), (&"bought".into(), &false.into()));
    assert_eq!(result["offer"]["monthly_rental_rate"], "0.80000");
    assert_eq!(result["state"], "applied");
}

#[test]
fn buy_continues_after_an_unavailable_number() {
    let (sandbox, flag) = sandbox();
    let line = ["buy", "flowroute", "12065559999", "12065551234", "12065501000", &flag];
    numplan(&line)
        .exits(3)
        .says(&["12065559999", "nothing was ordered"])
        .says(&["12065551234 is in this account already"])
        .says(&["12065501000", "bought"])
        .says(&["3 numbers:", "1 bought", "2 failed"]);
    assert_eq!(purchases(&sandbox).len(), 1);
}

#[test]
fn invalid_number_stops_the_purchase() {
    let (sandbox, flag) = sandbox();
    numplan(&["buy", "flowroute", "12065501000", "1206", &flag]).exits(2);
    numplan(&["buy", "flowroute", "-", &flag]).exits(2).says(&["name each of them"]);
    numplan(&["buy", "flowroute", "--from", "numbers.csv", &flag]).exits(2);
    assert!(sandbox.log().is_empty());
}

#[test]
fn dry_run_of_an_order_orders_nothing() {
    numplan(&["buy", "flowroute", "12065501000", "--dry-run"])
        .exits(0)
        .says(&["# first: GET ", "/v2/numbers/12065501000"])
        .says(&["POST https://api.flowroute.com/v2/numbers/12065501000"])
        .says(&["authorization: Basic ***"])
        .says(&["nothing was sent"]);
    numplan(&["buy", "plivo", "12065501000", "--cnam-lookup", "enabled", "--dry-run"])
        .exits(0)
        .says(&["{\"cnam_lookup\":\"enabled\"}"]);
    // An order at Wavix needs an id that only the stock shows.
    let (sandbox, flag) = sandbox();
    let line = ["buy", "wavix", "12065501000", "--country", "840", "--city", "103", "--dry-run", &flag];
    numplan(&line).exits(0).says(&["POST ", "/v1/buy/cart/checkout"]).says(&["{\"ids\":["]);
    assert!(writes(&sandbox).is_empty() && sandbox.orders().is_empty());
}

#[test]
fn wrong_order_is_refused_before_the_question() {
    let (sandbox, flag) = sandbox();
    numplan(&["buy", "wavix", "12065501000", &flag]).exits(2).says(&["--country is missing"]);
    numplan(&["buy", "plivo", "442075501000", &flag]).exits(2).says(&["country_iso", "missing"]);
    assert!(sandbox.log().is_empty());
    numplan(&["buy", "plivo", "442075501000", "--country-iso", "gb", &flag]).exits(0).says(&["bought"]);
}

#[test]
fn unfinished_order_is_pending() {
    let (sandbox, flag) = sandbox();
    let mut switches = sandbox.switches();
    switches.plivo_buy_status = BuyStatus::Pending;
    sandbox.set_switches(switches);
    numplan(&["buy", "plivo", "12065501000", &flag]).exits(0).says(&["12065501000", "pending"]);
}

#[test]
fn wavix_failure_mentions_the_cart() {
    let (sandbox, flag) = sandbox();
    let mut switches = sandbox.switches();
    switches.wavix_stock_id = StockId::Record;
    sandbox.set_switches(switches);
    let line = ["buy", "wavix", "12065501000", "--country", "840", "--city", "103", &flag];
    let refusal =
        Action::Response { status: 402, headers: BTreeMap::default(), body: "no".into(), commit: false };
    sandbox.fault(Fault::new(refusal).method("POST"));
    numplan(&line).exits(1).says(&["402"]).says(&["still be in the cart"]);
    assert!(purchases(&sandbox).is_empty());
    numplan(&line).exits(0).says(&["12065501000", "bought"]);
    let sent = writes(&sandbox).pop().and_then(|sent| sent.json).unwrap();
    assert_eq!(sent, serde_json::json!({ "ids": ["700000103000"] }));
}

#[test]
fn broken_pipe_stops_the_purchase() {
    let (sandbox, flag) = sandbox();
    let around = numplan_cli::Process { output: Box::new(Gone), ..numplan_cli::Process::current() };
    let line = ["numplan", "buy", "flowroute", "12065501000", "12065501037", &flag];
    assert_eq!(numplan_cli::run(line, around).code(), 3);
    assert_eq!(purchases(&sandbox).len(), 1);
}

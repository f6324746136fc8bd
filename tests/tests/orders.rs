//! Money: under every fault at most one order arrives per call, and the caller learns the truth, or that it is
//! not known.
//!
//! Each order is made on a sandbox of its own, blocking and async. What the sandbox has carried out is counted
//! there, whatever the caller was told; then what the caller was told is held against it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

use std::time::Duration;

use numplan::exchange::Limits;
use numplan::flowroute::{BuyNumber, ReleaseNumber};
use numplan::operation::Operation;
use numplan::plivo::{self, BuyOptions};
use numplan::provider::Provider;
use numplan::updated::FieldState;
use numplan::wavix::{CartItem, Checkout, FillCart};
use numplan::{Builder, Error, ErrorCode, Receipt, ResourceId, Sent};
use numplan_sandbox::{Action, Fault, Options, OrderKind, Sandbox, Switches};
use numplan_tests::{flowroute, in_parallel, matrix, nanp, number, plivo, wavix};

/// A number that all three providers have in stock; Wavix's ids of the stock look like numbers.
const NEW: &str = "12125501000";

/// What may go wrong with the order itself, and whether it is carried out all the same: the table that every
/// language runs.
fn faults() -> Vec<(String, Action, bool)> {
    let rows = matrix();
    let rows = rows["orders"].as_array().unwrap().iter().map(|row| {
        let name = row["name"].as_str().unwrap().to_owned();
        (name, serde_json::from_value(row["action"].clone()).unwrap(), row["committed"].as_bool().unwrap())
    });
    rows.collect()
}

/// Time enough to wait for a request that hangs, and to find out what became of it.
fn limits() -> Limits {
    Limits { order_timeout: Duration::from_secs(48), ..Limits::default() }
}

/// Carries an order out on a sandbox where its request meets a fault.
fn order<O>(
    asynchronous: bool,
    sandbox: &Sandbox,
    builder: Result<Builder<O::Provider>, Error>,
    order: O,
) -> Result<O::Output, Error>
where
    O: Operation,
    O::Provider: Provider,
{
    let builder = builder.unwrap().limits(limits());
    sandbox.clear_log();
    if asynchronous {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { builder.build()?.run(order).await })
    } else {
        builder.blocking()?.run(order)
    }
}

/// Holds what the caller was told against what was done.
fn judge<T: std::fmt::Debug>(
    name: &str,
    sandbox: &Sandbox,
    what: OrderKind,
    committed: bool,
    told: &Result<Receipt<T>, Error>,
) {
    let orders = sandbox.orders().iter().filter(|order| order.kind == what).count();
    let sent = sandbox.log().iter().filter(|one| one.method == "POST" || one.method == "DELETE").count();
    assert_eq!(orders, usize::from(committed), "{name}: carried out");
    assert_eq!(sent, 1, "{name}: an order is sent once, and never again");
    match told {
        Ok(receipt) => {
            assert!(committed, "{name}: told that it was done, and it was not: {receipt:?}");
            assert_eq!((receipt.state, receipt.attempts), (FieldState::Applied, 1), "{name}");
        }
        Err(error) => {
            assert_ne!(error.sent, Sent::No, "{name}: {error:?}");
            assert!(!error.retryable || error.code == ErrorCode::RateLimited, "{name}: {error:?}");
            assert!(!error.nothing_changed() || !committed, "{name}: told that nothing changed: {error:?}");
            assert!(!committed || error.code == ErrorCode::OutcomeUnknown, "{name}: {error:?}");
        }
    }
    assert!(told.is_ok() || !committed, "{name}: it can be found out that it was done: {told:?}");
}

fn cases() -> Vec<(String, Action, bool, bool)> {
    let both = faults().into_iter().flat_map(|(name, action, committed)| {
        [false, true].map(|asynchronous| {
            let kind = if asynchronous { "async" } else { "blocking" };
            (format!("{name}, {kind}"), action.clone(), committed, asynchronous)
        })
    });
    both.collect()
}

/// Most of a case is waiting.
fn under_every_fault(run: impl Fn(&str, &Action, bool, bool) + Sync) {
    let name = |case: &(String, Action, bool, bool)| case.0.clone();
    in_parallel(36, &cases(), name, |(name, action, committed, asynchronous)| {
        run(name, action, *committed, *asynchronous);
    });
}

fn sandbox(fault: Fault) -> Sandbox {
    // Whoever orders twice pays twice.
    let switches = Switches::default().turned(&serde_json::json!({ "repeated_order": "charged" })).unwrap();
    let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
    sandbox.fault(fault);
    sandbox
}

#[test]
fn flowroute_buys_at_most_once() {
    under_every_fault(|name, action, committed, asynchronous| {
        let sandbox = sandbox(Fault::new(action.clone()).method("POST"));
        let purchase = BuyNumber::new(nanp(NEW).unwrap());
        let told = order(asynchronous, &sandbox, flowroute(&sandbox.url()), purchase);
        judge(name, &sandbox, OrderKind::Purchase, committed, &told);
    });
}

#[test]
fn flowroute_releases_at_most_once() {
    under_every_fault(|name, action, committed, asynchronous| {
        let sandbox = sandbox(Fault::new(action.clone()).method("DELETE"));
        let release = ReleaseNumber::new(nanp("12065551234").unwrap());
        let told = order(asynchronous, &sandbox, flowroute(&sandbox.url()), release);
        judge(name, &sandbox, OrderKind::Release, committed, &told);
    });
}

#[test]
fn plivo_buys_at_most_once() {
    under_every_fault(|name, action, committed, asynchronous| {
        let sandbox = sandbox(Fault::new(action.clone()).method("POST"));
        let buy = plivo::BuyNumber::new(number(NEW).unwrap(), BuyOptions::new());
        let told = order(asynchronous, &sandbox, plivo(&sandbox.url()), buy);
        judge(name, &sandbox, OrderKind::Purchase, committed, &told);
    });
}

#[test]
fn plivo_unrents_at_most_once() {
    under_every_fault(|name, action, committed, asynchronous| {
        let sandbox = sandbox(Fault::new(action.clone()).method("DELETE"));
        let unrent = plivo::ReleaseNumber::new(number("12025551111").unwrap());
        let told = order(asynchronous, &sandbox, plivo(&sandbox.url()), unrent);
        judge(name, &sandbox, OrderKind::Release, committed, &told);
    });
}

#[test]
fn wavix_checks_out_at_most_once() {
    under_every_fault(|name, action, committed, asynchronous| {
        let sandbox = sandbox(Fault::new(action.clone()).method("POST").path("/v1/buy/cart/checkout"));
        let id = ResourceId::parse(NEW).unwrap();
        let client = wavix(&sandbox.url()).unwrap().blocking().unwrap();
        client.run(FillCart::new(vec![id.clone()])).unwrap();
        let checkout = Checkout::new(vec![CartItem { id, number: number(NEW).unwrap() }]);
        let told = order(asynchronous, &sandbox, wavix(&sandbox.url()), checkout);
        judge(name, &sandbox, OrderKind::Purchase, committed, &told);
    });
}

#[test]
fn what_is_owned_already_is_not_ordered() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = flowroute(&sandbox.url()).unwrap().blocking().unwrap();
    let error = client.run(BuyNumber::new(nanp("12065551234").unwrap())).unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Conflict, Sent::No), "{error:?}");
    let client = plivo(&sandbox.url()).unwrap().blocking().unwrap();
    let error =
        client.run(plivo::BuyNumber::new(number("12025551111").unwrap(), BuyOptions::new())).unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Conflict, Sent::No), "{error:?}");
    assert_eq!(sandbox.orders(), []);
    assert!(sandbox.log().iter().all(|one| one.method == "GET"));
}

#[test]
fn an_order_rides_a_connection_of_its_own() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = flowroute(&sandbox.url()).unwrap().blocking().unwrap();
    assert!(client.run(BuyNumber::new(nanp(NEW).unwrap())).is_ok());
    assert!(client.run(ReleaseNumber::new(nanp(NEW).unwrap())).is_ok());
    let log = sandbox.log();
    for order in log.iter().filter(|one| one.method != "GET") {
        let sharing = log.iter().filter(|one| one.connection == order.connection).count();
        assert_eq!(sharing, 1, "{} {} shares its connection", order.method, order.path);
    }
}

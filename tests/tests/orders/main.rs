//! Orders: under every fault at most one order arrives, and the result is true or unknown.
//!
//! Each order runs on a sandbox of its own, which counts the orders that it has carried out. Every fault of the matrix runs
//! with the engine on a fake clock. One fault of each kind also runs with both clients, in real time.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod fake_clock;

use std::mem::discriminant;
use std::time::Duration;

use numplan::exchange::{Limits, Rate};
use numplan::flowroute::{BuyNumber, KeyPair, ReleaseNumber};
use numplan::operation::Operation;
use numplan::plivo::{self, AuthPair, BuyOptions};
use numplan::provider::Provider;
use numplan::updated::FieldState;
use numplan::wavix::{ApiKey, CartItem, Checkout, FillCart};
use numplan::{Account, Builder, Error, ErrorCode, Receipt, ResourceId, Sent};
use numplan_sandbox::{self as credentials, Action, Fault, Options, OrderKind, Sandbox, Switches};
use numplan_tests::{flowroute, in_parallel, matrix, nanp, number, plivo as plivo_client, wavix};

/// A number that all three providers have in stock; Wavix's ids of the stock look like numbers.
const NEW: &str = "12125501000";

/// A fault that the request of an order meets.
struct Row {
    name: String,
    action: Action,
    /// Whether the order is carried out all the same.
    committed: bool,
}

/// Reads the table that every language runs.
fn rows() -> Vec<Row> {
    let rows = matrix();
    let rows = rows["orders"].as_array().unwrap().iter().map(|row| Row {
        name: row["name"].as_str().unwrap().to_owned(),
        action: serde_json::from_value(row["action"].clone()).unwrap(),
        committed: row["committed"].as_bool().unwrap(),
    });
    rows.collect()
}

/// A way to run an operation.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Driver {
    FakeClock,
    Blocking,
    Async,
}

/// Every fault, on the fake clock.
fn on_the_fake_clock() -> Vec<(Row, Driver)> {
    rows().into_iter().map(|row| (row, Driver::FakeClock)).collect()
}

/// The first fault of each kind, with both clients.
fn on_the_wire() -> Vec<(Row, Driver)> {
    let mut cases: Vec<(Row, Driver)> = Vec::new();
    for driver in [Driver::Blocking, Driver::Async] {
        for row in rows() {
            let same = |(of, by): &(Row, Driver)| {
                *by == driver && discriminant(&of.action) == discriminant(&row.action)
            };
            if !cases.iter().any(same) {
                cases.push((row, driver));
            }
        }
    }
    cases
}

/// Runs an order against the sandbox with the driver of a case.
fn run<O: Operation>(
    (row, driver): &(Row, Driver),
    sandbox: &Sandbox,
    credentials: &<O::Provider as Provider>::Credentials,
    order: O,
) -> Result<O::Output, Error> {
    let limits = Limits {
        attempt_timeout: Duration::from_secs(4),
        order_timeout: Duration::from_secs(48),
        ..Limits::default()
    };
    let builder = || {
        let builder = Builder::<O::Provider>::default().credentials(credentials.clone());
        builder.base_url(sandbox.url()).max_rate(Rate::Unlimited).limits(limits)
    };
    sandbox.clear_log();
    match driver {
        Driver::FakeClock => {
            let slow = matches!(row.action, Action::Hang { .. } | Action::Drip { .. });
            fake_clock::run(order, Account::at(credentials.clone(), &sandbox.url())?, limits, slow)
        }
        Driver::Blocking => builder().blocking()?.run(order),
        Driver::Async => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { builder().build()?.run(order).await })
        }
    }
}

/// Runs every case on a sandbox of its own, and compares the result with the orders that the sandbox has carried out.
fn assert_orders_once<O, T>(
    cases: &[(Row, Driver)],
    kind: OrderKind,
    credentials: &<O::Provider as Provider>::Credentials,
    fault: impl Fn(Action) -> Fault + Sync,
    order: impl Fn(&Sandbox) -> O + Sync,
) where
    O: Operation<Output = Receipt<T>>,
    T: std::fmt::Debug,
    <O::Provider as Provider>::Credentials: Sync,
{
    let name = |(row, driver): &(Row, Driver)| format!("{}, {driver:?}", row.name);
    in_parallel(36, cases, name, |case| {
        // A second order costs money.
        let switches = serde_json::json!({ "repeated_order": "charged" });
        let switches = Switches::default().turned(&switches).unwrap();
        let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
        sandbox.fault(fault(case.0.action.clone()));
        let order = order(&sandbox);
        let result = run(case, &sandbox, credentials, order);
        assert_true(&name(case), &sandbox, kind, case.0.committed, &result);
    });
}

/// Compares the result of an order with the orders that the sandbox has carried out.
fn assert_true<T: std::fmt::Debug>(
    name: &str,
    sandbox: &Sandbox,
    kind: OrderKind,
    committed: bool,
    result: &Result<Receipt<T>, Error>,
) {
    let orders = sandbox.orders().iter().filter(|order| order.kind == kind).count();
    let sent = sandbox.log().iter().filter(|one| one.method == "POST" || one.method == "DELETE").count();
    assert_eq!(orders, usize::from(committed), "{name}: orders carried out");
    assert_eq!(sent, 1, "{name}: orders sent");
    match result {
        Ok(receipt) => {
            assert!(committed, "{name}: not carried out: {receipt:?}");
            assert_eq!((receipt.state, receipt.attempts), (FieldState::Applied, 1), "{name}");
        }
        Err(error) => {
            assert_ne!(error.sent, Sent::No, "{name}: {error:?}");
            assert!(!error.retryable || error.code == ErrorCode::RateLimited, "{name}: {error:?}");
            assert!(!error.nothing_changed() || !committed, "{name}: carried out: {error:?}");
            assert!(!committed || error.code == ErrorCode::OutcomeUnknown, "{name}: {error:?}");
        }
    }
    assert!(result.is_ok() || !committed, "{name}: a read shows the order: {result:?}");
}

fn flowroute_credentials() -> KeyPair {
    KeyPair::new(credentials::FLOWROUTE_ACCESS_KEY, credentials::FLOWROUTE_SECRET_KEY).unwrap()
}

fn plivo_credentials() -> AuthPair {
    AuthPair::new(credentials::PLIVO_AUTH_ID, credentials::PLIVO_AUTH_TOKEN).unwrap()
}

#[test]
fn both_clients_order_at_most_once() {
    let fault = |action| Fault::new(action).method("POST");
    let buy = |_: &Sandbox| BuyNumber::new(nanp(NEW).unwrap());
    assert_orders_once(&on_the_wire(), OrderKind::Purchase, &flowroute_credentials(), fault, buy);
}

#[test]
fn flowroute_buys_at_most_once() {
    let fault = |action| Fault::new(action).method("POST");
    assert_orders_once(&on_the_fake_clock(), OrderKind::Purchase, &flowroute_credentials(), fault, |_| {
        BuyNumber::new(nanp(NEW).unwrap())
    });
}

#[test]
fn flowroute_releases_at_most_once() {
    let fault = |action| Fault::new(action).method("DELETE");
    let release = |_: &Sandbox| ReleaseNumber::new(nanp("12065551234").unwrap());
    assert_orders_once(&on_the_fake_clock(), OrderKind::Release, &flowroute_credentials(), fault, release);
}

#[test]
fn plivo_buys_at_most_once() {
    let fault = |action| Fault::new(action).method("POST");
    let buy = |_: &Sandbox| plivo::BuyNumber::new(number(NEW).unwrap(), BuyOptions::new());
    assert_orders_once(&on_the_fake_clock(), OrderKind::Purchase, &plivo_credentials(), fault, buy);
}

#[test]
fn plivo_releases_at_most_once() {
    let fault = |action| Fault::new(action).method("DELETE");
    let release = |_: &Sandbox| plivo::ReleaseNumber::new(number("12025551111").unwrap());
    assert_orders_once(&on_the_fake_clock(), OrderKind::Release, &plivo_credentials(), fault, release);
}

#[test]
fn wavix_checks_out_at_most_once() {
    let fault = |action| Fault::new(action).method("POST").path("/v1/buy/cart/checkout");
    let key = ApiKey::new(credentials::WAVIX_API_KEY).unwrap();
    assert_orders_once(&on_the_fake_clock(), OrderKind::Purchase, &key, fault, |sandbox| {
        let id = ResourceId::parse(NEW).unwrap();
        let client = wavix(&sandbox.url()).unwrap().blocking().unwrap();
        client.run(FillCart::new(vec![id.clone()])).unwrap();
        Checkout::new(vec![CartItem::new(id, number(NEW).unwrap())])
    });
}

#[test]
fn owned_number_is_not_ordered() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = flowroute(&sandbox.url()).unwrap().blocking().unwrap();
    let error = client.run(BuyNumber::new(nanp("12065551234").unwrap())).unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Conflict, Sent::No), "{error:?}");
    let client = plivo_client(&sandbox.url()).unwrap().blocking().unwrap();
    let error =
        client.run(plivo::BuyNumber::new(number("12025551111").unwrap(), BuyOptions::new())).unwrap_err();
    assert_eq!((error.code, error.sent), (ErrorCode::Conflict, Sent::No), "{error:?}");
    assert_eq!(sandbox.orders(), []);
    assert!(sandbox.log().iter().all(|one| one.method == "GET"));
}

#[test]
fn order_uses_its_own_connection() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let client = flowroute(&sandbox.url()).unwrap().blocking().unwrap();
    assert!(client.run(BuyNumber::new(nanp(NEW).unwrap())).is_ok());
    assert!(client.run(ReleaseNumber::new(nanp(NEW).unwrap())).is_ok());
    let log = sandbox.log();
    for order in log.iter().filter(|one| one.method != "GET") {
        let sharing = log.iter().filter(|one| one.connection == order.connection).count();
        assert_eq!(sharing, 1, "{} {} shares a connection", order.method, order.path);
    }
}

//! Orders: recorded once each when carried out, even if the response is lost.

use std::io;

use numplan_sandbox::{
    Action, Fault, OrderKind, Provider, Sandbox, Switches, switches::ReadLag, switches::RepeatedOrder,
};
use serde_json::{Value, json};

use crate::client::{Client, Response, sandbox, wait_until};

/// A number that the three providers have in stock.
const NUMBER: &str = "12065501000";

const PROVIDERS: [Provider; 3] = [Provider::Flowroute, Provider::Plivo, Provider::Wavix];

fn client(provider: Provider, sandbox: &Sandbox) -> Client {
    match provider {
        Provider::Flowroute => Client::flowroute(sandbox),
        Provider::Plivo => Client::plivo(sandbox),
        Provider::Wavix => {
            let mut client = Client::wavix(sandbox);
            assert_eq!(client.send("PUT", "/v1/buy/cart", &json!({ "ids": [NUMBER] })).status, 200);
            client
        }
        other => panic!("no case for {other:?}"),
    }
}

/// Orders the number.
fn order(provider: Provider, client: &mut Client) -> io::Result<Response> {
    let (path, body) = match provider {
        Provider::Flowroute => ("/v2/numbers/12065501000", String::new()),
        Provider::Plivo => ("/v1/Account/MASANDBOX00000000000/PhoneNumber/12065501000/", "{}".to_owned()),
        Provider::Wavix => ("/v1/buy/cart/checkout", json!({ "ids": [NUMBER] }).to_string()),
        other => panic!("no case for {other:?}"),
    };
    client.try_send("POST", path, "application/json", &body)
}

/// Whether a read returns the number.
fn is_seen(provider: Provider, client: &mut Client) -> bool {
    match provider {
        Provider::Flowroute => client.get("/v2/numbers/12065501000").status == 200,
        Provider::Plivo => client.get("/v1/Account/MASANDBOX00000000000/Number/12065501000/").status == 200,
        Provider::Wavix => client.get("/v1/numbers?search=12065501000").json()["pagination"]["total"] == 1,
        other => panic!("no case for {other:?}"),
    }
}

fn purchases(sandbox: &Sandbox) -> usize {
    sandbox.orders().iter().filter(|order| order.kind == OrderKind::Purchase).count()
}

#[test]
fn lost_response_keeps_committed_order() {
    for provider in PROVIDERS {
        for commit in [false, true] {
            let sandbox = sandbox(Switches::default());
            let mut client = client(provider, &sandbox);
            sandbox.fault(Fault::new(Action::Drop { commit, reset: false }).method("POST"));
            assert!(order(provider, &mut client).is_err());
            assert_eq!(purchases(&sandbox), usize::from(commit), "{provider:?}");
            assert_eq!(is_seen(provider, &mut client), commit, "{provider:?}");
            assert_eq!(sandbox.log().iter().any(|it| it.method == "POST" && it.committed), commit);
        }
    }
}

#[test]
fn purchase_leaves_stock_and_is_recorded() {
    let sandbox = sandbox(Switches::default());
    for provider in PROVIDERS {
        let mut client = client(provider, &sandbox);
        assert!(order(provider, &mut client).unwrap().status < 300);
    }
    let orders = sandbox.orders();
    let recorded: Vec<_> = orders.iter().map(|it| (it.provider, it.kind, it.numbers.join(","))).collect();
    assert_eq!(recorded, PROVIDERS.map(|it| (it, OrderKind::Purchase, NUMBER.to_owned())));
    assert!(orders.is_sorted_by_key(|order| order.at));
    let stock = sandbox.stock();
    assert!(stock.flowroute.iter().all(|number| number.value != NUMBER));
    assert!(stock.plivo.iter().all(|offer| offer.number != NUMBER));
    assert!(stock.wavix.iter().all(|offer| offer.number != NUMBER));
    let control = Client::new(&sandbox, "").get("/_sandbox/orders").json();
    assert_eq!(control, json!(orders));
}

#[test]
fn purchase_is_readable_after_lag() {
    for provider in PROVIDERS {
        let sandbox = sandbox(Switches { read_lag: ReadLag::Reads(2), ..Switches::default() });
        let mut client = client(provider, &sandbox);
        assert!(order(provider, &mut client).unwrap().status < 300);
        assert_eq!([(); 3].map(|()| is_seen(provider, &mut client)), [false, false, true], "{provider:?}");
    }
}

#[test]
fn repeated_order_is_refused_or_charged() {
    for provider in PROVIDERS {
        let refused = match provider {
            Provider::Flowroute | Provider::Wavix => 422,
            Provider::Plivo => 400,
            other => panic!("no case for {other:?}"),
        };
        for (repeated_order, status, count) in [
            (RepeatedOrder::Refused, refused, 1),
            (RepeatedOrder::NotFound, 404, 1),
            (RepeatedOrder::Charged, 0, 2),
        ] {
            let sandbox = sandbox(Switches { repeated_order, ..Switches::default() });
            let mut client = client(provider, &sandbox);
            let first = order(provider, &mut client).unwrap().status;
            let second = order(provider, &mut client).unwrap().status;
            let wanted = if status == 0 { first } else { status };
            assert_eq!((second, purchases(&sandbox)), (wanted, count), "{provider:?} {repeated_order:?}");
        }
    }
}

#[test]
fn every_fault_leaves_one_order_at_most() {
    for provider in PROVIDERS {
        for action in [
            Action::Hang { commit: true },
            Action::Truncate { keep: Some(3) },
            Action::OtherNumber { number: "12125550199".to_owned() },
            Action::Html { status: 200, commit: true },
            Action::Throttle { status: 429, after_ms: 1 },
            Action::Response { status: 502, headers: [].into(), body: Value::Null, commit: true },
        ] {
            let sandbox = sandbox(Switches::default());
            let mut client = client(provider, &sandbox);
            let commits = !matches!(action, Action::Throttle { .. });
            let patience = std::time::Duration::from_millis(50);
            client.patience(patience);
            sandbox.fault(Fault::new(action.clone()).method("POST"));
            drop(order(provider, &mut client));
            wait_until("the order is received", || sandbox.log().iter().any(|it| it.method == "POST"));
            assert_eq!(purchases(&sandbox), usize::from(commits), "{provider:?} {action:?}");
        }
    }
}

#[test]
fn paid_side_effects_are_orders() {
    let sandbox = sandbox(Switches::default());
    let mut flowroute = Client::flowroute(&sandbox);
    let enable = json!({ "type": "number", "messaging_enabled": true });
    assert_eq!(flowroute.patch("/v2/numbers/12065551234", &enable).status, 200);
    let cnam = json!({ "cnam": "ACME" });
    let path = "/v1/Account/MASANDBOX00000000000/Number/12025551111/";
    assert_eq!(Client::plivo(&sandbox).post(path, &cnam).status, 202);
    let recorded: Vec<_> = sandbox.orders().into_iter().map(|it| it.kind).collect();
    assert_eq!(recorded, [OrderKind::EnableMessaging, OrderKind::Register]);
    sandbox.reset();
    assert_eq!(sandbox.orders(), []);
}

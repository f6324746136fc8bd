//! Purchases, releases and lists under every variant of undocumented provider behavior: a receipt is true, and a
//! list has every number.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use numplan::flowroute::{self, BuyNumber, ListNumbers, ReleaseNumber, RouteSlot, SetRoute};
use numplan::plivo::{self, BuyOptions};
use numplan::updated::FieldState;
use numplan::wavix::{self, CartItem, Checkout, FillCart, ReleaseNumbers};
use numplan::{Error, ErrorCode, Receipt, ResourceId};
use numplan_tests::{nanp, number, under_every_variant};

/// A number that all three providers have in stock.
const NEW: &str = "12125501000";

/// Asserts that a receipt is applied when the provider is done, pending when it is not, and nothing else.
fn assert_true<T: std::fmt::Debug>(name: &str, receipt: &Receipt<T>, done: impl Fn() -> bool) {
    match receipt.state {
        FieldState::Applied => assert!(done(), "{name}: {receipt:?}"),
        FieldState::Pending => assert!(!done(), "{name}: {receipt:?}"),
        other => panic!("{name}: a receipt is applied or pending, not {other}"),
    }
}

#[test]
fn flowroute_buys_and_releases() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let owned = || sandbox.flowroute_number(NEW).is_some();
        let bought = client.run(BuyNumber::new(nanp(NEW).unwrap())).unwrap();
        assert_true(name, &bought, owned);
        assert_eq!(sandbox.orders().len(), 1, "{name}");
        sandbox.complete_tasks();
        // A read may lag behind the purchase, and a release reads first.
        let released = (0..20).find_map(|_| match client.run(ReleaseNumber::new(nanp(NEW).unwrap())) {
            Err(error) if error.code == ErrorCode::NotFound && name.starts_with("read_lag") => {
                std::thread::sleep(std::time::Duration::from_millis(50));
                None
            }
            other => Some(other),
        });
        assert_true(name, &released.unwrap().unwrap(), || !owned());
    });
}

#[test]
fn flowroute_sets_a_route() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::flowroute(&sandbox.url()).unwrap().blocking().unwrap();
        let number = nanp("12065551234").unwrap();
        let route = ResourceId::parse("0").unwrap();
        let set = client.run(SetRoute::new(number, RouteSlot::Failover, route)).unwrap();
        let shown =
            || sandbox.flowroute_number("12065551234").unwrap().failover_route.as_deref() == Some("0");
        assert_true(name, &set, shown);
    });
}

#[test]
fn plivo_buys_and_unrents() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::plivo(&sandbox.url()).unwrap().blocking().unwrap();
        let owned = || sandbox.plivo_number(NEW).is_some();
        let bought = client.run(plivo::BuyNumber::new(number(NEW).unwrap(), BuyOptions::new())).unwrap();
        assert_true(name, &bought, owned);
        assert_eq!(bought.state == FieldState::Pending, name == "plivo_buy_status=pending", "{name}");
        let released = client.run(plivo::ReleaseNumber::new(number("12025551111").unwrap())).unwrap();
        assert_true(name, &released, || sandbox.plivo_number("12025551111").is_none());
        assert_eq!(sandbox.orders().len(), 2, "{name}");
    });
}

#[test]
fn wavix_checks_out_and_releases() {
    under_every_variant(|sandbox, name| {
        let client = numplan_tests::wavix(&sandbox.url()).unwrap().blocking().unwrap();
        let id = if name == "wavix_stock_id=record" { stock_id(&client) } else { NEW.to_owned() };
        let id = ResourceId::parse(&id).unwrap();
        client.run(FillCart::new(vec![id.clone()])).unwrap();
        let bought = client.run(Checkout::new(vec![CartItem::new(id, number(NEW).unwrap())])).unwrap();
        let owned = |text: &str| sandbox.numbers().wavix.iter().any(|number| number.number == text);
        assert_true(name, &bought, || owned(NEW));
        let released = client.run(ReleaseNumbers::numbers(vec![number("12565378257").unwrap()])).unwrap();
        assert_true(name, &released, || !owned("12565378257"));
        assert_eq!(sandbox.orders().len(), 2, "{name}");
    });
}

/// The id of a number in stock, found through the search.
fn stock_id(client: &numplan::blocking::Client<wavix::Wavix>) -> String {
    let find = || -> Result<String, Error> {
        let (country, city) = (wavix::PlaceId::new(840)?, wavix::PlaceId::new(101)?);
        for item in client.items(wavix::SearchStock::new(country, city, wavix::StockFilters::new())) {
            let item = item?;
            if item.phone_number() == Some(number(NEW)?) {
                return Ok(item.id.unwrap_or_default());
            }
        }
        panic!("{NEW} is not in the stock");
    };
    find().unwrap()
}

#[test]
fn every_list_has_every_number() {
    under_every_variant(|sandbox, name| {
        let url = sandbox.url();
        let client = numplan_tests::flowroute(&url).unwrap().blocking().unwrap();
        let count =
            client.items(ListNumbers::new(flowroute::NumberFilters::new())).map(Result::unwrap).count();
        assert_eq!(count, sandbox.numbers().flowroute.len(), "{name}");
        let client = numplan_tests::plivo(&url).unwrap().blocking().unwrap();
        let count =
            client.items(plivo::ListNumbers::new(plivo::NumberFilters::new())).map(Result::unwrap).count();
        assert_eq!(count, sandbox.numbers().plivo.len(), "{name}");
        let client = numplan_tests::wavix(&url).unwrap().blocking().unwrap();
        let count =
            client.items(wavix::ListNumbers::new(wavix::NumberFilters::new())).map(Result::unwrap).count();
        assert_eq!(count, sandbox.numbers().wavix.len(), "{name}");
    });
}

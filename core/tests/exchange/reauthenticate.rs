//! A 401 asks the driver for other credentials, once.

use numplan::exchange::{Exchange, Step};
use numplan::flowroute::{BuyNumber, Flowroute, KeyPair};
use numplan::operation::Operation;
use numplan::{Account, Error};

use crate::support::course::{Reply, World};
use crate::support::samples::{flowroute, nanp, number, read, sets};

fn renewed() -> Account<Flowroute> {
    Account::new(KeyPair::new("access-key", "new-secret").unwrap()).unwrap()
}

/// Drives an exchange with these statuses; counts the requests for credentials.
fn drive<O: Operation<Provider = Flowroute>>(
    exchange: &mut Exchange<O>,
    statuses: &[u16],
    renew: impl Fn() -> Result<Option<Account<Flowroute>>, Error>,
) -> (Result<O::Output, Error>, usize, Vec<String>) {
    let mut world = World::default();
    let (mut statuses, mut asked, mut authorizations) = (statuses.iter(), 0, Vec::new());
    loop {
        match exchange.next(&mut world.env()) {
            Step::Send(attempt) => {
                let header = attempt.request.headers()["authorization"].to_str().unwrap().to_owned();
                authorizations.push(header);
                let reply = Reply::response(*statuses.next().unwrap(), number("NYC Number", false));
                exchange.report(reply.outcome, &mut world.env());
            }
            Step::Wait(time) => world.pass(time),
            Step::Reauthenticate(limit) => {
                assert!(!limit.is_zero());
                asked += 1;
                exchange.reauthenticate(renew());
            }
            Step::Done(end) => return (end, asked, authorizations),
        }
    }
}

#[test]
fn renewed_credentials_repeat_the_request() {
    let mut world = World::default();
    let mut exchange = world.begin(sets(), &flowroute()).can_reauthenticate();
    let (end, asked, authorizations) = drive(&mut exchange, &[401, 200], || Ok(Some(renewed())));
    let updated = end.unwrap();
    assert_eq!((updated.ok(), updated.attempts, asked), (true, 2, 1));
    assert_ne!(authorizations[0], authorizations[1]);
}

#[test]
fn second_401_fails() {
    let mut world = World::default();
    let mut exchange = world.begin(read(), &flowroute()).can_reauthenticate();
    let (end, asked, _) = drive(&mut exchange, &[401, 401], || Ok(Some(renewed())));
    assert_eq!((end.unwrap_err().code.as_str(), asked), ("unauthorized", 1));
}

#[test]
fn no_other_credentials_keep_the_401() {
    let mut world = World::default();
    let mut exchange = world.begin(read(), &flowroute()).can_reauthenticate();
    let (end, asked, _) = drive(&mut exchange, &[401], || Ok(None));
    assert_eq!((end.unwrap_err().code.as_str(), asked), ("unauthorized", 1));
    let mut exchange = world.begin(read(), &flowroute()).can_reauthenticate();
    let (end, ..) = drive(&mut exchange, &[401], || Err(Error::config("the keychain is locked")));
    let error = end.unwrap_err();
    assert_eq!(error.code.as_str(), "unauthorized");
    assert!(error.message.contains("the keychain is locked"), "{}", error.message);
}

#[test]
fn driver_without_source_is_not_asked() {
    let mut world = World::default();
    let mut exchange = world.begin(read(), &flowroute());
    let (end, asked, _) = drive(&mut exchange, &[401], || Ok(Some(renewed())));
    assert_eq!((end.unwrap_err().code.as_str(), asked), ("unauthorized", 0));
}

#[test]
fn precheck_of_an_order_reauthenticates() {
    let mut world = World::default();
    let mut exchange = world.begin(BuyNumber::new(nanp()), &flowroute()).can_reauthenticate();
    let (end, asked, authorizations) = drive(&mut exchange, &[401, 404, 400], || Ok(Some(renewed())));
    assert_eq!((end.unwrap_err().code.as_str(), asked), ("rejected", 1));
    assert_eq!(authorizations[1], authorizations[2]);
}

#[test]
fn cancel_while_credentials_are_fetched() {
    let mut world = World::default();
    let mut exchange = world.begin(sets(), &flowroute()).can_reauthenticate();
    assert!(matches!(exchange.next(&mut world.env()), Step::Send(_)));
    exchange.report(Reply::response(401, "").outcome, &mut world.env());
    assert!(matches!(exchange.next(&mut world.env()), Step::Reauthenticate(_)));
    assert_eq!(exchange.cancel().unwrap_err().code.as_str(), "canceled");
}

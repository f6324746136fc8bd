//! The caller gives up: in every phase it learns how things stand.

use std::time::Duration;

use numplan::exchange::{Exchange, Outcome, Step};
use numplan::operation::Operation;
use numplan::{Error, wavix};

use crate::support::course::{Reply, World};
use crate::support::samples::{
    flowroute, number, number_with_task, phone, read, sets, starts, task, wavix as wavix_account,
};

/// Lets the exchange send its next request, waiting as long as it wants.
fn send<O: Operation>(world: &mut World, exchange: &mut Exchange<O>) {
    loop {
        match exchange.next(&mut world.env()) {
            Step::Send(_) => return,
            Step::Wait(time) => world.pass(time),
            Step::Done(_) | Step::Reauthenticate(_) => panic!("it is over"),
        }
    }
}

fn report<O: Operation>(world: &mut World, exchange: &mut Exchange<O>, reply: Reply) {
    let outcome: Outcome = reply.outcome;
    exchange.report(outcome, &mut world.env());
}

fn words(error: &Error) -> String {
    format!("{} {} {}", error.code, error.sent, error.attempts)
}

#[test]
fn before_anything_was_sent_nothing_was() {
    let mut world = World::default();
    assert_eq!(words(&world.begin(sets(), &flowroute()).cancel().unwrap_err()), "canceled no 0");
    // Also while it waits for its turn.
    world.shared.pause(world.now + Duration::from_secs(5));
    let mut call = world.begin(starts(), &flowroute());
    assert!(matches!(call.next(&mut world.env()), Step::Wait(_)));
    assert_eq!(words(&call.cancel().unwrap_err()), "canceled no 0");
}

#[test]
fn canceled_precheck_sent_nothing() {
    let mut world = World::default();
    let changes = wavix::NumberChanges::new().sms_enabled(true);
    let update = wavix::UpdateNumber::new(wavix::Address::Number(phone()), changes);
    let mut call = world.begin(update, &wavix_account());
    send(&mut world, &mut call);
    let error = call.cancel().unwrap_err();
    assert_eq!(words(&error), "canceled no 0");
    assert!(error.nothing_changed());
}

#[test]
fn canceled_read_may_have_been_sent() {
    let mut world = World::default();
    let mut call = world.begin(read(), &flowroute());
    send(&mut world, &mut call);
    assert_eq!(words(&call.cancel().unwrap_err()), "canceled maybe 1");
}

#[test]
fn canceled_write_has_unknown_outcome() {
    for (operation, retryable) in [(sets(), true), (starts(), false)] {
        let mut world = World::default();
        let mut call = world.begin(operation, &flowroute());
        send(&mut world, &mut call);
        let error = call.cancel().unwrap_err();
        assert_eq!(words(&error), "outcome_unknown maybe 1");
        assert_eq!(error.cause.map(numplan::ErrorCode::as_str), Some("canceled"));
        assert_eq!(error.retryable, retryable);
    }
}

#[test]
fn cancel_between_attempts_reports_first_attempt() {
    let table = [
        ("not sent", "canceled no 1"),
        ("429", "canceled yes 1"),
        ("503", "canceled yes 1"),
        ("lost", "outcome_unknown maybe 1"),
    ];
    for (first, end) in table {
        let mut world = World::default();
        let mut call = world.begin(sets(), &flowroute());
        send(&mut world, &mut call);
        let reply = match first {
            "not sent" => Reply::not_sent(numplan::exchange::TransportErrorKind::Connect),
            "lost" => Reply::lost(),
            status => Reply::response(status.parse().unwrap(), ""),
        };
        report(&mut world, &mut call, reply);
        assert!(matches!(call.next(&mut world.env()), Step::Wait(_)), "{first}");
        assert_eq!(words(&call.cancel().unwrap_err()), end, "{first}");
    }
}

#[test]
fn canceled_read_back_has_unknown_outcome() {
    for on_the_wire in [false, true] {
        let mut world = World::default();
        let mut call = world.begin(starts(), &flowroute());
        send(&mut world, &mut call);
        report(&mut world, &mut call, Reply::lost());
        if on_the_wire {
            send(&mut world, &mut call);
        }
        let error = call.cancel().unwrap_err();
        assert_eq!(words(&error), "outcome_unknown maybe 1", "{on_the_wire}");
        assert!(!error.retryable);
    }
}

#[test]
fn canceled_wait_returns_known_result() {
    for on_the_wire in [false, true] {
        let mut world = World::default();
        world.follow.wait = Some(Duration::from_secs(300));
        let mut call = world.begin(starts(), &flowroute());
        send(&mut world, &mut call);
        report(&mut world, &mut call, Reply::response(200, number_with_task("processing")));
        if on_the_wire {
            send(&mut world, &mut call);
        }
        let updated = call.cancel().unwrap();
        assert!(updated.ok() && updated.is_pending(), "{updated:?}");
        assert_eq!((updated.attempts, updated.status), (1, Some(200)));
    }
}

#[test]
fn canceled_verification_returns_known_result() {
    let mut world = World::default();
    world.follow.wait = Some(Duration::from_secs(300));
    let mut call = world.begin(starts(), &flowroute());
    send(&mut world, &mut call);
    report(&mut world, &mut call, Reply::response(200, number_with_task("processing")));
    send(&mut world, &mut call);
    report(&mut world, &mut call, Reply::response(200, task("completed")));
    send(&mut world, &mut call);
    let updated = call.cancel().unwrap();
    assert_eq!(updated.task.unwrap().status.as_deref(), Some("completed"));

    let mut world = World::default();
    world.follow.verify = true;
    let mut call = world.begin(sets(), &flowroute());
    send(&mut world, &mut call);
    report(&mut world, &mut call, Reply::response(200, number("Old", false)));
    send(&mut world, &mut call);
    report(&mut world, &mut call, Reply::response(200, number("NYC Number", false)));
    let updated = call.cancel().unwrap();
    assert!(updated.ok() && updated.before.is_some(), "{updated:?}");
}

#[test]
fn what_is_over_stays_over() {
    let mut world = World::default();
    let mut call = world.begin(read(), &flowroute());
    let course = world.drive(&mut call, |_| Reply::response(404, ""));
    assert!(course.end.is_err());
    assert!(call.cancel().is_err());
    report(&mut world, &mut call, Reply::response(200, number("x", false)));
    assert!(matches!(call.next(&mut world.env()), Step::Done(Err(_))));
}

#[test]
fn cancel_returns_unfetched_result() {
    let mut world = World::default();
    let mut call = world.begin(sets(), &flowroute());
    send(&mut world, &mut call);
    report(&mut world, &mut call, Reply::response(200, number("NYC Number", false)));
    assert!(call.cancel().unwrap().ok());
}

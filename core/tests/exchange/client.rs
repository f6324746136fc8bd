//! Several calls of one client: what one of them is told, the others heed.

use std::time::Duration;

use numplan::exchange::{Exchange, Shared, Step};
use numplan::operation::Operation;

use crate::support::course::{Reply, World, response};
use crate::support::samples::{flowroute, number, number_with_task, read, sets, starts, task};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The next step's wait; zero if a request goes now.
fn wait<O: Operation>(world: &mut World, exchange: &mut Exchange<O>) -> Option<Duration> {
    match exchange.next(&mut world.env()) {
        Step::Send(_) => None,
        Step::Wait(time) => Some(time),
        Step::Done(_) | Step::Reauthenticate(_) => panic!("it is over"),
    }
}

/// Runs an operation whose response asks for a wait beyond the operation's limit.
fn throttle(world: &mut World, hint: &str) {
    let limits = world.limits;
    world.limits.timeout = Duration::from_millis(10);
    let course = world.run(read(), &flowroute(), |_| Reply::answer_with(429, &[("retry-after", hint)], ""));
    assert!(course.end.is_err());
    world.limits = limits;
}

#[test]
fn retry_after_of_429_pauses_other_operations() {
    let mut world = World::default();
    let mut waiting = world.begin(read(), &flowroute());
    throttle(&mut world, "7");
    let mut new = world.begin(sets(), &flowroute());
    assert_eq!(wait(&mut world, &mut waiting), Some(seconds(7)));
    assert_eq!(wait(&mut world, &mut new), Some(seconds(7)));
    world.pass(seconds(7));
    assert_eq!(wait(&mut world, &mut waiting), None);
    assert_eq!(wait(&mut world, &mut new), None);
}

#[test]
fn only_429_with_retry_after_pauses_others() {
    for (status, headers) in [(429, &[][..]), (503, &[("retry-after", "7")][..])] {
        let mut world = World::default();
        world.limits.max_attempts = 1;
        let course = world.run(read(), &flowroute(), |_| Reply::answer_with(status, headers, ""));
        assert!(course.end.is_err());
        let mut other = world.begin(read(), &flowroute());
        assert_eq!(wait(&mut world, &mut other), None, "{status}");
    }
}

#[test]
fn pause_beyond_limit_fails_unsent() {
    let mut world = World::default();
    throttle(&mut world, "90");
    for operation in [sets(), starts()] {
        let course = world.run(operation, &flowroute(), |_| panic!("nothing may go"));
        let error = course.end.unwrap_err();
        assert_eq!((error.code.as_str(), error.sent.as_str(), error.attempts), ("rate_limited", "no", 0));
        assert_eq!(error.retry_after, Some(seconds(90)));
        assert!(error.retryable && error.nothing_changed());
        assert_eq!(course.took, Duration::ZERO);
    }
}

#[test]
fn the_longer_pause_counts() {
    let mut world = World::default();
    throttle(&mut world, "30");
    world.shared.pause(world.now + seconds(5));
    let mut call = world.begin(read(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), Some(seconds(30)));
}

#[test]
fn pause_delays_waiting_retry() {
    let mut world = World::default();
    let mut call = world.begin(read(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), None);
    call.report(Reply::response(503, "").outcome, &mut world.env());
    assert_eq!(wait(&mut world, &mut call), Some(Duration::from_millis(50)));
    throttle(&mut world, "7");
    world.pass(Duration::from_millis(50));
    assert_eq!(wait(&mut world, &mut call), Some(Duration::from_millis(6_950)));
}

#[test]
fn pause_delays_read_back() {
    // A read-back after a lost answer.
    let mut world = World::default();
    let mut call = world.begin(starts(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), None);
    throttle(&mut world, "7");
    call.report(Reply::lost().outcome, &mut world.env());
    assert_eq!(wait(&mut world, &mut call), Some(seconds(7)), "read-back");

    // A look at a task.
    let mut world = World::default();
    world.follow.wait = Some(seconds(300));
    let mut call = world.begin(starts(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), None);
    call.report(Reply::response(200, number_with_task("processing")).outcome, &mut world.env());
    throttle(&mut world, "7");
    world.pass(seconds(1));
    assert_eq!(wait(&mut world, &mut call), Some(seconds(6)), "task");

    // A look at the effect.
    let mut world = World::default();
    world.follow.wait = Some(seconds(300));
    let mut call = world.begin(starts(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), None);
    call.report(Reply::response(200, number_with_task("processing")).outcome, &mut world.env());
    world.pass(seconds(1));
    assert_eq!(wait(&mut world, &mut call), None);
    call.report(Reply::response(200, task("done")).outcome, &mut world.env());
    throttle(&mut world, "7");
    assert_eq!(wait(&mut world, &mut call), Some(seconds(7)), "effect");
}

#[test]
fn read_back_429_pauses_client() {
    let mut world = World::default();
    world.follow.wait = Some(seconds(300));
    let mut call = world.begin(starts(), &flowroute());
    assert_eq!(wait(&mut world, &mut call), None);
    call.report(Reply::response(200, number_with_task("processing")).outcome, &mut world.env());
    world.pass(seconds(1));
    assert_eq!(wait(&mut world, &mut call), None);
    let told = response(429, &[("retry-after", "20")], "");
    call.report(numplan::exchange::Outcome::Answered(told), &mut world.env());
    let mut other = world.begin(read(), &flowroute());
    assert_eq!(wait(&mut world, &mut other), Some(seconds(20)));
}

#[test]
fn requests_keep_the_clients_pace() {
    let mut world = World { shared: Shared::new(Some(10.0)), ..World::default() };
    let mut calls: Vec<_> = (0..5).map(|_| world.begin(read(), &flowroute())).collect();
    let waits: Vec<_> = calls.iter_mut().map(|call| wait(&mut world, call)).collect();
    let tenths = |tenths: u64| Some(Duration::from_millis(tenths * 100));
    assert_eq!(waits, [None, tenths(1), tenths(2), tenths(3), tenths(4)]);
}

#[test]
fn retries_and_read_backs_are_paced() {
    let mut world = World { shared: Shared::new(Some(1.0)), random: 0.0, ..World::default() };
    world.follow.verify = true;
    let course = world.run(sets(), &flowroute(), |attempt| match attempt.request.method().as_str() {
        "GET" => Reply::response(200, number("Old", false)),
        _ => Reply::response(200, number("NYC Number", false)),
    });
    // The read before, the update, and the looks at 0, 1, 3 and 7 s after it, never two within a second.
    assert_eq!(course.times(), [0, 1_000, 2_000, 3_000, 4_000, 8_000]);
}

#[test]
fn the_end_of_a_pause_is_no_stampede() {
    let mut world = World { shared: Shared::new(Some(1.0)), ..World::default() };
    throttle(&mut world, "10");
    let mut calls: Vec<_> = (0..4).map(|_| world.begin(read(), &flowroute())).collect();
    let mut sent = Vec::new();
    let begin = world.now;
    while sent.len() < 4 {
        for call in &mut calls {
            if let Step::Send(_) = call.next(&mut world.env()) {
                sent.push(world.now.saturating_sub(begin).as_secs());
            }
        }
        world.pass(seconds(1));
        assert!(world.now < begin + seconds(60), "they never go: {sent:?}");
    }
    assert_eq!(sent, [10, 11, 12, 13]);
}

#[test]
fn slots_after_pause_stay_paced() {
    let mut world = World { shared: Shared::new(Some(1.0)), ..World::default() };
    let mut calls: Vec<_> = (0..4).map(|_| world.begin(read(), &flowroute())).collect();
    let first: Vec<_> = calls.iter_mut().map(|call| wait(&mut world, call)).collect();
    assert_eq!(first[0], None);
    let begin = world.now;
    world.shared.pause(begin + seconds(10));
    let mut sent = Vec::new();
    while sent.len() < 3 {
        for call in &mut calls[1..] {
            if let Step::Send(_) = call.next(&mut world.env()) {
                sent.push(world.now.saturating_sub(begin).as_secs());
            }
        }
        world.pass(Duration::from_millis(500));
        assert!(world.now < begin + seconds(60), "they never go: {sent:?}");
    }
    assert_eq!(sent, [10, 11, 12]);
}

#[test]
fn slot_beyond_limit_fails_unsent() {
    let mut world = World { shared: Shared::new(Some(0.01)), ..World::default() };
    world.run(read(), &flowroute(), |_| Reply::response(200, number("x", false))).end.unwrap();
    let error = world.run(sets(), &flowroute(), |_| panic!("nothing may go")).end.unwrap_err();
    assert_eq!((error.code.as_str(), error.sent.as_str(), error.attempts), ("timeout", "no", 0));
    assert!(error.retryable);
}

#[test]
fn burst_ends_with_what_the_pace_allows() {
    let mut world = World { shared: Shared::new(Some(60.0)), ..World::default() };
    world.limits.timeout = seconds(3);
    let mut calls: Vec<_> = (0..10_000).map(|_| world.begin(sets(), &flowroute())).collect();
    let (mut done, mut late) = (0, 0);
    let begin = world.now;
    let mut due: Vec<Option<Duration>> = vec![Some(begin); calls.len()];
    while let Some(next) = due.iter().flatten().min().copied() {
        world.now = next.max(world.now);
        for (call, due) in calls.iter_mut().zip(&mut due) {
            if due.is_none_or(|due| due > world.now) {
                continue;
            }
            *due = match call.next(&mut world.env()) {
                Step::Send(_) => {
                    let reply = Reply::response(200, number("NYC Number", false));
                    call.report(reply.outcome, &mut world.env());
                    Some(world.now)
                }
                Step::Wait(time) => Some(world.now + time),
                Step::Reauthenticate(_) => panic!("asks for credentials"),
                Step::Done(Ok(_)) => {
                    done += 1;
                    None
                }
                Step::Done(Err(error)) => {
                    assert_eq!((error.code.as_str(), error.sent.as_str()), ("timeout", "no"));
                    assert!(error.message.contains("180 requests are ahead at 60"), "{}", error.message);
                    late += 1;
                    None
                }
            };
        }
    }
    // One at once, and 60 a second for 3 s.
    assert_eq!((done, late), (180, 9_820));
    world.now = begin + seconds(3);
    let mut next = world.begin(read(), &flowroute());
    assert!(wait(&mut world, &mut next).is_none_or(|wait| wait < Duration::from_millis(17)));
}

#[test]
fn a_rate_that_is_none_does_no_harm() {
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e-30] {
        let mut world = World { shared: Shared::new(Some(rate)), ..World::default() };
        let mut first = world.begin(read(), &flowroute());
        assert_eq!(wait(&mut world, &mut first), None, "{rate}");
        let mut second = world.begin(read(), &flowroute());
        let _ = second.next(&mut world.env());
    }
}

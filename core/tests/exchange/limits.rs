//! How long things may take: to the millisecond, since the clock is ours.

use std::time::Duration;

use numplan::ErrorCode;
use numplan::exchange::{Limits, Shared};
use numplan::flowroute::BuyNumber;

use crate::support::course::{Reply, World};
use crate::support::samples::{flowroute, nanp, number, number_with_task, read, sets, starts};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn within(call: Duration) -> World {
    World { limits: Limits { timeout: call, ..Limits::default() }, ..World::default() }
}

#[test]
fn silence_ends_at_the_operation_limit() {
    for limit in [0, 1, 10, 15, 16, 20, 29, 31, 44, 45].map(seconds) {
        for random in [0.0, 0.5, 1.0] {
            let mut world = World { random, ..within(limit) };
            for took in [
                world.run(read(), &flowroute(), |_| Reply::silence()).took,
                world.run(sets(), &flowroute(), |_| Reply::silence()).took,
                world.run(starts(), &flowroute(), |_| Reply::silence()).took,
            ] {
                assert!(took <= limit, "{took:?} of {limit:?}");
            }
        }
    }
}

#[test]
fn attempt_takes_15_s_or_remaining_time() {
    let mut world = World { random: 0.0, ..within(seconds(40)) };
    let course = world.run(read(), &flowroute(), |_| Reply::silence());
    let timeouts: Vec<_> = course.sends.iter().map(|sent| sent.timeout).collect();
    assert_eq!(timeouts, [15, 15, 10].map(seconds));
    assert_eq!(course.took, seconds(40));
}

#[test]
fn attempt_timeout_of_caller_holds() {
    let mut world = World::default();
    world.limits.attempt_timeout = seconds(2);
    let course = world.run(read(), &flowroute(), |_| Reply::silence());
    assert!(course.sends.iter().all(|sent| sent.timeout == seconds(2)), "{course:?}");
}

#[test]
fn reads_after_a_write_may_take_5_s() {
    let course = World::default().run(starts(), &flowroute(), |_| Reply::silence());
    let timeouts: Vec<_> = course.sends.iter().map(|sent| sent.timeout).collect();
    assert_eq!(timeouts, [15, 5].map(seconds), "read-back");
    assert_eq!(course.took, seconds(20));

    let mut world = World::default();
    world.follow.wait = Some(seconds(3));
    let course = world.run(starts(), &flowroute(), |attempt| match attempt.template {
        "/v2/numbers/{number}" if attempt.request.method() == "PATCH" => {
            Reply::response(200, number_with_task("processing"))
        }
        _ => Reply::silence(),
    });
    let timeouts: Vec<_> = course.sends.iter().map(|sent| sent.timeout).collect();
    // The look at the task has what is left of the wait, the look at the number its own time.
    assert_eq!(timeouts, [15, 2, 5].map(seconds), "wait");
    assert!(course.end.unwrap().is_pending());
}

#[test]
fn verify_ends_with_the_calls_limit() {
    for limit in 1..10 {
        let mut world = within(seconds(limit));
        world.follow.verify = true;
        let course = world.run(sets(), &flowroute(), |attempt| match attempt.request.method().as_str() {
            "GET" => Reply::response(200, number("Old", false)),
            _ => Reply::response(200, number("NYC Number", false)),
        });
        assert!(course.took <= seconds(limit), "{:?} of {limit} s", course.took);
        assert!(course.end.is_ok());
    }
}

#[test]
fn max_attempts_defaults_to_three() {
    for attempts in [0, 1, 2, 5] {
        let mut world = World { shared: Shared::new(None), ..World::default() };
        world.limits.max_attempts = attempts;
        let course = world.run(read(), &flowroute(), |_| Reply::response(503, ""));
        assert_eq!(course.sends.len(), attempts.max(1) as usize);
    }
}

#[test]
fn throttled_order_is_retried_when_enabled() {
    // whether they do, and the requests: the number is read before an order
    let table = [(false, vec!["GET", "POST"]), (true, vec!["GET", "POST", "POST", "POST"])];
    for (throttled_orders, methods) in table {
        let mut world = World::default();
        world.limits.retry_throttled_orders = throttled_orders;
        let order = BuyNumber::new(nanp());
        let course = world.run(order, &flowroute(), |attempt| match attempt.request.method().as_str() {
            "GET" => Reply::response(404, ""),
            _ => Reply::answer_with(429, &[("retry-after", "2")], ""),
        });
        assert_eq!(course.methods(), methods);
        assert_eq!(course.end.unwrap_err().code, ErrorCode::RateLimited);
    }
}

#[test]
fn infinite_limit_never_ends_operation() {
    let mut world = within(Duration::MAX);
    world.limits.attempt_timeout = Duration::MAX;
    world.limits.max_retry_after = Duration::MAX;
    world.follow.wait = Some(Duration::MAX);
    let mut replies = [
        Reply::answer_with(503, &[("retry-after", "100000")], ""),
        Reply::response(200, number("NYC Number", false)),
    ]
    .into_iter();
    let course = world.run(sets(), &flowroute(), |_| replies.next().unwrap());
    assert!(course.end.unwrap().ok());
    let mut running = 0;
    let course = world.run(starts(), &flowroute(), |attempt| {
        running += 1;
        match attempt.template {
            "/v2/numbers/{number}" if running == 1 => Reply::response(200, number_with_task("processing")),
            "/v2/numbers/{number}" => Reply::response(200, number("x", true)),
            _ if running < 40 => Reply::response(503, ""),
            _ => Reply::response(200, crate::support::samples::task("done")),
        }
    });
    assert!(course.end.unwrap().ok());
}

#[test]
fn extreme_hints_and_clocks_do_not_panic() {
    // The largest number of seconds that a duration takes from a float.
    let huge = "18446744073709549568";
    for age in [0, 5_000, u64::MAX / 2, u64::MAX - 1_000] {
        for name in ["retry-after", "ratelimit-reset", "x-ratelimit-reset", "retry-after-ms"] {
            let mut world = World { now: seconds(age), ..World::default() };
            let response = || Reply::answer_with(429, &[(name, huge)], "");
            let error = world.run(read(), &flowroute(), |_| response()).end.unwrap_err();
            assert_eq!(error.code.as_str(), "rate_limited", "{name} {age}");
            let error = world.run(sets(), &flowroute(), |_| response()).end.unwrap_err();
            assert_eq!((error.code.as_str(), error.sent.as_str()), ("rate_limited", "no"), "{name} {age}");
        }
    }
}

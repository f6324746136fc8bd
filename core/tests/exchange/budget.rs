//! The client's budget for retries: a provider that is down is not besieged.

use numplan::exchange::Shared;

use crate::support::course::{Reply, World};
use crate::support::samples::{flowroute, number, read, sets};

/// A world whose bucket has a number of tokens.
fn with_tokens(tokens: u32) -> World {
    let mut world = World::default();
    assert!(world.shared.take(Shared::TOKENS - tokens));
    world
}

/// Carries a read out whose attempts come to these statuses.
fn statuses(world: &mut World, statuses: &[u16]) -> Result<(), numplan::Error> {
    let mut statuses = statuses.iter();
    let course = world.run(read(), &flowroute(), |_| match statuses.next() {
        Some(200) => Reply::response(200, number("x", false)),
        Some(status) => Reply::response(*status, ""),
        None => panic!("an attempt too many"),
    });
    assert_eq!(statuses.next(), None, "fewer attempts");
    course.end.map(|_| ())
}

#[test]
fn what_a_call_takes_and_gives_back() {
    // the statuses of the attempts, and the tokens after them, of 100
    let table: [(&[u16], u32); 9] = [
        (&[200], 101),
        (&[503, 200], 100),
        (&[503, 502, 200], 100),
        (&[429, 200], 100),
        (&[429, 503, 200], 100),
        (&[503, 503, 503], 72),
        (&[429, 429, 429], 90),
        (&[429, 404], 95),
        (&[404], 100),
    ];
    for (given, tokens) in table {
        let mut world = with_tokens(100);
        let _ = statuses(&mut world, given);
        assert_eq!(world.shared.tokens(), tokens, "{given:?}");
    }
}

#[test]
fn bucket_never_exceeds_its_initial_level() {
    let mut world = World::default();
    statuses(&mut world, &[200]).unwrap();
    assert_eq!(world.shared.tokens(), 500);
}

#[test]
fn bad_response_does_not_refill_bucket() {
    let mut world = with_tokens(100);
    let course = world.run(read(), &flowroute(), |_| Reply::response(200, "<html></html>"));
    assert!(course.end.is_err());
    assert_eq!(world.shared.tokens(), 100);
}

#[test]
fn empty_bucket_prevents_retry_and_error_says_so() {
    for (tokens, status, tried) in
        [(13, 503, 1), (14, 503, 2), (27, 503, 2), (28, 503, 3), (4, 429, 1), (5, 429, 2)]
    {
        let mut world = with_tokens(tokens);
        let course = world.run(read(), &flowroute(), |_| Reply::response(status, ""));
        let error = course.end.unwrap_err();
        assert_eq!(error.attempts, tried, "{tokens} {status}");
        assert_eq!(error.message.contains("not tried again"), tried < 3, "{}", error.message);
    }
}

#[test]
fn empty_bucket_keeps_lost_write_unknown() {
    let mut world = with_tokens(0);
    let error = world.run(sets(), &flowroute(), |_| Reply::lost()).end.unwrap_err();
    assert_eq!((error.code.as_str(), error.attempts), ("outcome_unknown", 1));
    assert!(error.message.contains("not tried again"), "{}", error.message);
}

#[test]
fn repeated_failures_end_retries() {
    let mut world = World::default();
    let attempts = (0..40).map(|_| {
        let course = world.run(read(), &flowroute(), |_| Reply::response(503, ""));
        course.sends.len()
    });
    let attempts: Vec<usize> = attempts.collect();
    // 35 retries are in 500 tokens: 17 calls of three attempts, one of two.
    assert_eq!(attempts.iter().filter(|sends| **sends == 3).count(), 17);
    assert_eq!(attempts.iter().filter(|sends| **sends == 2).count(), 1);
    assert!(attempts[18..].iter().all(|sends| *sends == 1));
}

#[test]
fn clean_successes_fill_the_bucket_again() {
    let mut world = with_tokens(0);
    for _ in 0..14 {
        statuses(&mut world, &[200]).unwrap();
    }
    statuses(&mut world, &[503, 200]).unwrap();
    assert_eq!(world.shared.tokens(), 14);
}

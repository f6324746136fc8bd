//! The delay before a retry: full jitter over an exponential.

use std::time::Duration;

use numplan::exchange::{backoff, cost};

#[test]
fn delay_is_random_doubling_and_capped() {
    // retry, throttled, the longest delay in milliseconds
    let table = [
        (0, false, 50),
        (1, false, 100),
        (2, false, 200),
        (8, false, 12_800),
        (9, false, 20_000),
        (31, false, 20_000),
        (u32::MAX, false, 20_000),
        (0, true, 1_000),
        (1, true, 2_000),
        (2, true, 4_000),
        (4, true, 16_000),
        (5, true, 20_000),
        (u32::MAX, true, 20_000),
    ];
    for (retry, throttled, most) in table {
        let most = Duration::from_millis(most);
        assert_eq!(backoff(retry, throttled, 0.0), Duration::ZERO, "{retry} {throttled}");
        assert_eq!(backoff(retry, throttled, 0.25), most / 4, "{retry} {throttled}");
        assert_eq!(backoff(retry, throttled, 1.0), most, "{retry} {throttled}");
    }
}

#[test]
fn out_of_range_random_number_is_clamped() {
    for random in [-1.0, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert!(backoff(3, true, random) <= Duration::from_secs(8), "{random}");
    }
}

#[test]
fn throttled_retry_costs_less_than_transient() {
    assert_eq!((cost(false), cost(true)), (14, 5));
}

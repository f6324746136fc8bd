//! The delay before a retry: full jitter over an exponential.

use std::time::Duration;

use numplan::exchange::{backoff, cost};

#[test]
fn the_delay_is_a_random_part_of_a_doubling_base_with_a_cap() {
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
fn a_random_number_out_of_its_range_does_no_harm() {
    for random in [-1.0, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert!(backoff(3, true, random) <= Duration::from_secs(8), "{random}");
    }
}

#[test]
fn a_throttled_retry_is_cheaper_than_a_transient_one() {
    assert_eq!((cost(false), cost(true)), (14, 5));
}

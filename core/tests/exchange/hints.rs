//! The server's hint: which statuses are listened to, and what is no hint. The dialects that shape a course are
//! `retry` cases of `tests/vectors/flowroute/numbers.get.json`.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use numplan::exchange::hint;

const CLOCK: Duration = Duration::from_secs(1_700_000_000);

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&'static str, &str)| {
        (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
    };
    pairs.iter().map(pair).collect()
}

fn milliseconds(pairs: &[(&'static str, &str)]) -> Option<u128> {
    hint(429, &headers(pairs), Some(CLOCK)).map(|hint| hint.as_millis())
}

#[test]
fn only_429_and_503_are_listened_to() {
    let asked = headers(&[("retry-after", "3")]);
    for status in 100..1_000 {
        let heard = hint(status, &asked, Some(CLOCK)).is_some();
        assert_eq!(heard, matches!(status, 429 | 503), "{status}");
    }
}

/// Headers, and the hint in them in milliseconds.
type Row = (&'static [(&'static str, &'static str)], Option<u128>);

#[test]
fn every_dialect() {
    let table: [Row; 22] = [
        (&[], None),
        (&[("retry-after", "3")], Some(3_000)),
        (&[("retry-after", " 3 ")], Some(3_000)),
        (&[("retry-after", "0")], Some(0)),
        (&[("retry-after", "0.25")], Some(250)),
        (&[("retry-after-ms", "250")], Some(250)),
        (&[("retry-after-ms", "250.5"), ("retry-after", "9")], Some(250)),
        (&[("retry-after-ms", "0"), ("retry-after", "9")], Some(0)),
        // Against our own clock if the answer has no Date: 1,700,000,000 is 22:13:20 of that day.
        (&[("retry-after", "Tue, 14 Nov 2023 22:13:30 GMT")], Some(10_000)),
        (&[("retry-after", "Tue, 14 Nov 2023 22:13:00 GMT")], Some(0)),
        (
            &[("date", "Tue, 14 Nov 2023 22:13:28 GMT"), ("retry-after", "Tue, 14 Nov 2023 22:13:30 GMT")],
            Some(2_000),
        ),
        (&[("date", "yesterday"), ("retry-after", "Tue, 14 Nov 2023 22:13:30 GMT")], Some(10_000)),
        (&[("retry-after", "Tuesday, 14-Nov-23 22:13:30 GMT")], Some(10_000)),
        (&[("ratelimit-reset", "7")], Some(7_000)),
        (&[("x-ratelimit-reset", "7")], Some(7_000)),
        (&[("ratelimit-reset", "999999999")], Some(999_999_999_000)),
        (&[("ratelimit-reset", "1700000007")], Some(7_000)),
        (&[("ratelimit-reset", "1000000000")], Some(0)),
        (&[("ratelimit-reset", "1700000007500")], Some(7_500)),
        (&[("ratelimit-reset", "nonsense"), ("x-ratelimit-reset", "8")], Some(8_000)),
        (&[("retry-after", "3"), ("ratelimit-reset", "7"), ("x-ratelimit-reset", "8")], Some(3_000)),
        (&[("ratelimit-reset", "7"), ("x-ratelimit-reset", "8")], Some(7_000)),
    ];
    for (given, expected) in table {
        assert_eq!(milliseconds(given), expected, "{given:?}");
    }
}

#[test]
fn nonsense_is_no_hint() {
    let long = "9".repeat(400);
    for value in
        ["", "-1", "+1", "1e3", "inf", "NaN", "0x10", "soon", "1,5", "1.2.3", ".", "3;x=1", "3 s", &long]
    {
        for name in ["retry-after", "retry-after-ms", "ratelimit-reset", "x-ratelimit-reset"] {
            assert_eq!(milliseconds(&[(name, value)]), None, "{name}: {value:?}");
        }
        assert_eq!(
            milliseconds(&[("retry-after", value), ("ratelimit-reset", "2")]),
            Some(2_000),
            "{value:?}"
        );
    }
}

#[test]
fn a_moment_without_any_clock_is_no_hint() {
    let date = headers(&[("retry-after", "Tue, 14 Nov 2023 22:13:30 GMT")]);
    assert_eq!(hint(429, &date, None), None);
    let dated = [("date", "Tue, 14 Nov 2023 22:13:28 GMT"), ("retry-after", "Tue, 14 Nov 2023 22:13:30 GMT")];
    assert_eq!(hint(429, &headers(&dated), None), Some(Duration::from_secs(2)));
}

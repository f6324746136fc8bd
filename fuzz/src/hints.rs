//! Retry hints of servers, retry delays, and the pace of requests: for any headers, clock and random number.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use numplan::exchange::{Shared, backoff, hint};

/// The first line is the status. Each further line is a header, except `unix`, the client's clock, `random`, its random
/// number, and `rate`, its requests per second.
pub fn run(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let status = lines.next().and_then(|line| text(line).parse::<u16>().ok()).unwrap_or(429);
    let (mut headers, mut unix, mut random, mut rate) = (HeaderMap::new(), None, 0.5, None);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let (name, value) = (&line[..colon], line.get(colon + 1..).unwrap_or_default());
        match name {
            b"unix" => {
                unix = text(value).parse().ok().and_then(|time| Duration::try_from_secs_f64(time).ok());
            }
            b"random" => random = text(value).parse().unwrap_or(f64::NAN),
            b"rate" => rate = text(value).parse().ok(),
            _ => {
                if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
                {
                    headers.append(name, value);
                }
            }
        }
    }
    check_hint(status, &headers, unix);
    for retry in 0..64 {
        for throttled in [false, true] {
            assert!(backoff(retry, throttled, random) <= Duration::from_secs(20));
        }
    }
    check_pace(rate, unix.unwrap_or_default(), hint(status, &headers, unix).unwrap_or_default());
}

fn check_hint(status: u16, headers: &HeaderMap, unix: Option<Duration>) {
    let hint_of = |status| hint(status, headers, unix);
    assert!(matches!(status, 429 | 503) || hint_of(status).is_none(), "hint from status {status}");
    assert_eq!((hint_of(429), hint_of(500)), (hint_of(503), None));
    // A later clock never gives a longer delay.
    if let (Some(now), Some(delay)) = (unix, hint_of(429)) {
        let later = hint(429, headers, Some(now.saturating_add(Duration::from_secs(5))));
        assert!(later.is_some_and(|later| later <= delay), "{later:?} after {delay:?}");
    }
    // A plain number of seconds is taken as written, unless a more precise header comes first.
    let plain = headers.get("retry-after").filter(|_| !headers.contains_key("retry-after-ms"));
    let digits = plain.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let digits = digits.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(Ok(seconds)) = digits.map(|text| text.parse::<u32>()) {
        assert_eq!(hint_of(429), Some(Duration::from_secs(seconds.into())));
    }
}

/// Reserved slots are in order, and none falls before the end of a pause.
fn check_pace(rate: Option<f64>, now: Duration, pause: Duration) {
    let mut shared = Shared::new(rate);
    shared.pause(now.saturating_add(pause));
    assert_eq!(shared.paused(now), now.saturating_add(pause).saturating_sub(now));
    let mut last = Duration::ZERO;
    for _ in 0..8 {
        let Ok(slot) = shared.reserve(now, Duration::MAX) else { break };
        assert!(slot >= last && slot >= now.saturating_add(pause), "{slot:?} after {last:?}");
        last = slot;
    }
    while shared.take(14) {}
    assert!(shared.tokens() < 14);
    shared.give(u32::MAX);
    assert_eq!(shared.tokens(), Shared::TOKENS);
}

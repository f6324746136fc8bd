//! When a server wants to be asked again, and how long a client waits: whatever the headers, the clock and the dice say.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use numplan::exchange::{Shared, backoff, hint};

/// The first line is the status, then come headers, one a line; a header `unix` is the client's clock, `random` its
/// dice and `rate` its pace.
pub fn hold(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let status = lines.next().and_then(|line| text(line).parse::<u16>().ok()).unwrap_or(429);
    let (mut headers, mut unix, mut random, mut rate) = (HeaderMap::new(), None, 0.5, None);
    for line in lines {
        let at = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let (name, value) = (&line[..at], line.get(at + 1..).unwrap_or_default());
        match name {
            b"unix" => unix = text(value).parse().ok().and_then(|at| Duration::try_from_secs_f64(at).ok()),
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
    of_headers(status, &headers, unix);
    for retry in 0..64 {
        for throttled in [false, true] {
            assert!(backoff(retry, throttled, random) <= Duration::from_secs(20));
        }
    }
    pace(rate, unix.unwrap_or_default(), hint(status, &headers, unix).unwrap_or_default());
}

fn of_headers(status: u16, headers: &HeaderMap, unix: Option<Duration>) {
    let found = hint(status, headers, unix);
    assert!(matches!(status, 429 | 503) || found.is_none(), "only 429 and 503 are listened to");
    let of = |status| hint(status, headers, unix);
    assert_eq!((of(429), of(500)), (of(503), None));
    // Later by the client's clock is never longer to wait.
    if let (Some(now), Some(wait)) = (unix, of(429)) {
        let later = hint(429, headers, Some(now.saturating_add(Duration::from_secs(5))));
        assert!(later.is_some_and(|later| later <= wait), "{later:?} after {wait:?}");
    }
    // The plainest form, with no other before it: seconds.
    let plain = headers.get("retry-after").filter(|_| !headers.contains_key("retry-after-ms"));
    let digits = plain.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let digits = digits.filter(|text| text.bytes().all(|letter| letter.is_ascii_digit()));
    if let Some(Ok(seconds)) = digits.map(|text| text.parse::<u32>()) {
        assert_eq!(of(429), Some(Duration::from_secs(seconds.into())));
    }
}

/// Places in the pace come in order, and none before the end of a pause.
fn pace(rate: Option<f64>, now: Duration, pause: Duration) {
    let mut shared = Shared::new(rate);
    shared.pause(now.saturating_add(pause));
    assert_eq!(shared.paused(now), now.saturating_add(pause).saturating_sub(now));
    let mut last = Duration::ZERO;
    for _ in 0..8 {
        let Ok(place) = shared.reserve(now, Duration::MAX) else { break };
        assert!(
            place >= last && place >= now && place >= now.saturating_add(pause),
            "{place:?} after {last:?}"
        );
        last = place;
    }
    while shared.take(14) {}
    assert!(shared.tokens() < 14);
    shared.give(u32::MAX);
    assert_eq!(shared.tokens(), Shared::TOKENS);
}

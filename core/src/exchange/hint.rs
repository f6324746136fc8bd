//! The server's retry hint, in all header formats that are in use.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;

/// The wait that a response asks for. Read on 429 and 503 only. `unix` is the time since 1970, for responses without
/// a `Date`; with neither, a hint that names a moment is ignored.
pub fn hint(status: u16, headers: &HeaderMap, unix: Option<Duration>) -> Option<Duration> {
    if !matches!(status, 429 | 503) {
        return None;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let now = text("date").and_then(date).or(unix);
    text("retry-after-ms")
        .and_then(number)
        .and_then(|milliseconds| seconds(milliseconds / 1_000.0))
        .or_else(|| text("retry-after").and_then(|value| retry_after(value, now)))
        .or_else(|| text("ratelimit-reset").and_then(|value| reset(value, now)))
        .or_else(|| text("x-ratelimit-reset").and_then(|value| reset(value, now)))
}

/// Seconds, also decimal, or an HTTP date.
fn retry_after(value: &str, now: Option<Duration>) -> Option<Duration> {
    match number(value) {
        Some(value) => seconds(value),
        None => Some(date(value)?.saturating_sub(now?)),
    }
}

/// Seconds from now, or seconds or milliseconds since 1970. The size tells them apart.
fn reset(value: &str, now: Option<Duration>) -> Option<Duration> {
    let value = number(value)?;
    if value < 1e9 {
        return seconds(value);
    }
    let at = seconds(if value < 1e12 { value } else { value / 1_000.0 })?;
    Some(at.saturating_sub(now?))
}

/// A decimal number of zero or more. Excludes what a float parser accepts besides: `inf`, `nan`, `1e9`, `-1`.
fn number(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.');
    if plain { text.parse().ok() } else { None }
}

fn seconds(value: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(value).ok()
}

fn date(text: &str) -> Option<Duration> {
    let at: SystemTime = httpdate::parse_http_date(text).ok()?;
    at.duration_since(UNIX_EPOCH).ok()
}

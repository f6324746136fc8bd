//! Behaviors that the providers share.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::behavior::{Behavior, behaviors};

behaviors! {
    /// The status of a successful update.
    UpdateStatus {
        /// As documented: 200, at Plivo 202.
        Documented,
        /// 200 everywhere.
        Ok,
        /// 201 everywhere.
        Created,
        /// 202 everywhere.
        Accepted,
    }

    /// The JSON type of numbers and booleans in the body of a success.
    Scalars {
        /// As documented.
        Documented,
        /// Every JSON number and boolean becomes a string.
        Text,
        /// Amounts and counters that are documented as strings become JSON numbers.
        Numbers,
    }

    /// The JSON of a string that was cleared.
    EmptiedText {
        /// As `null`.
        Null,
        /// As `""`.
        Empty,
    }

    /// The handling of an undocumented field in a request.
    UnknownFields {
        /// A validation error, so that a misspelled field fails a test.
        Rejected,
        /// The field is ignored.
        Ignored,
    }

    /// The effect of clearing a field.
    Clearing {
        /// The field is cleared.
        Clears,
        /// Success, but the field keeps its value.
        Ignored,
        /// A validation error.
        Rejected,
    }

    /// Whether a doubtful request is accepted.
    Permission {
        /// A validation error.
        Rejected,
        /// The request is carried out.
        Accepted,
    }

    /// The response to an order for a number that the account already has.
    RepeatedOrder {
        /// An error that names the reason.
        Refused,
        /// The error for a number that is not in stock.
        NotFound,
        /// The order is carried out and charged again.
        Charged,
    }

    /// The retry hint of a 429 or 503.
    RetryAfter {
        /// `Retry-After: 2`, rounded up.
        Seconds,
        /// No retry hint.
        Absent,
        /// `Retry-After: 1.500`.
        Decimal,
        /// `Retry-After-Ms: 1500`.
        Millis,
        /// `Retry-After: Sun, 06 Nov 1994 08:49:37 GMT`.
        HttpDate,
        /// `RateLimit-Reset: 2`, seconds from now.
        ResetSeconds,
        /// `X-RateLimit-Reset: 1700000000`, seconds of the epoch.
        ResetEpoch,
        /// `X-RateLimit-Reset: 1700000000000`, milliseconds of the epoch.
        ResetEpochMillis,
    }
}

impl EmptiedText {
    /// A text of a response; an empty one in this form.
    pub(crate) fn shown(self, text: Option<&str>) -> Value {
        match (text, self) {
            (Some(text), _) => text.into(),
            (None, Self::Null) => Value::Null,
            (None, Self::Empty) => "".into(),
        }
    }
}

impl RetryAfter {
    /// The retry header for a wait.
    pub(crate) fn header(self, wait: Duration) -> Option<(&'static str, String)> {
        let at = SystemTime::now() + wait;
        let epoch = at.duration_since(UNIX_EPOCH).unwrap_or_default();
        match self {
            Self::Absent => None,
            Self::Seconds => Some(("retry-after", round_up(wait).to_string())),
            Self::Decimal => Some(("retry-after", format!("{:.3}", wait.as_secs_f64()))),
            Self::Millis => Some(("retry-after-ms", wait.as_millis().to_string())),
            Self::HttpDate => {
                let at = UNIX_EPOCH + Duration::from_secs(round_up(epoch));
                Some(("retry-after", httpdate::fmt_http_date(at)))
            }
            Self::ResetSeconds => Some(("ratelimit-reset", round_up(wait).to_string())),
            Self::ResetEpoch => Some(("x-ratelimit-reset", round_up(epoch).to_string())),
            Self::ResetEpochMillis => Some(("x-ratelimit-reset", epoch.as_millis().to_string())),
        }
    }
}

/// Whole seconds, rounded up so that the hint is never too early.
fn round_up(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// The lag of reads behind writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadLag {
    /// A read returns the last write.
    #[default]
    None,
    /// After a write, this many reads of the record return the value from before.
    Reads(u32),
    /// For this many milliseconds after a write, reads return the value from before.
    Millis(u64),
}

impl Behavior for ReadLag {
    fn values() -> Vec<Self> {
        vec![Self::None, Self::Reads(1), Self::Millis(200)]
    }
}

//! Readings that all three providers share.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::behavior::{Behavior, behaviors};

behaviors! {
    /// The status of an update that succeeded.
    UpdateStatus {
        /// What the provider's page says: 200, at Plivo 202.
        Documented,
        /// 200 everywhere.
        Ok,
        /// 201 everywhere.
        Created,
        /// 202 everywhere.
        Accepted,
    }

    /// How numbers and booleans are spelled in the body of a success.
    Scalars {
        /// As documented.
        Documented,
        /// Every JSON number and boolean becomes a string.
        Text,
        /// Money and counters that are documented as strings become JSON numbers.
        Numbers,
    }

    /// How a text that was emptied is shown afterwards.
    EmptiedText {
        /// As `null`.
        Null,
        /// As `""`.
        Empty,
    }

    /// What becomes of a field in a request that no page knows.
    UnknownFields {
        /// It is an error, so that a misspelled field cannot pass a test.
        Rejected,
        /// It is passed over.
        Ignored,
    }

    /// What emptying a field does.
    Clearing {
        /// The field is emptied.
        Clears,
        /// Success, and the field keeps its value.
        Ignored,
        /// A validation error.
        Rejected,
    }

    /// Whether something doubtful is let through.
    Permission {
        /// A validation error.
        Rejected,
        /// It is done.
        Accepted,
    }

    /// What becomes of an order for a number that the account has.
    RepeatedOrder {
        /// An error that says so.
        Refused,
        /// The error for a number that is not in stock.
        NotFound,
        /// It is carried out and paid for once more.
        Charged,
    }

    /// How a 429 or 503 says when to come back.
    RetryAfter {
        /// `Retry-After: 2`, rounded up.
        Seconds,
        /// It does not say.
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

impl RetryAfter {
    /// The header that asks a client to wait that long.
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

/// Whole seconds: where there are no fractions, the next one is the first that is late enough.
fn round_up(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// How far what is read lags behind what was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadLag {
    /// A read shows the last write.
    #[default]
    None,
    /// After a write, that many reads of the number still show what was before.
    Reads(u32),
    /// For that many milliseconds after a write, reads show what was before.
    Millis(u64),
}

impl Behavior for ReadLag {
    fn values() -> Vec<Self> {
        vec![Self::None, Self::Reads(1), Self::Millis(200)]
    }
}

//! The texts of behaviors in responses.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use super::declarations::{EmptiedText, RetryAfter, TaskResult, TaskType};

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

impl TaskResult {
    /// The status in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Success => "success",
            Self::Failed => "failed",
            Self::Unrecognized => "handed_over",
        }
    }
}

impl TaskType {
    /// The type in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::MessageProvisioningStatus => "message_provisioning_status",
            Self::MessagingProvision => "messaging-provision",
        }
    }
}

//! The actions of faults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The action of a fault. In JSON the variant's name is `kind`: `{"kind": "hang", "commit": true}`.
///
/// `commit` says whether the request is carried out although its response is lost or replaced. It
/// is not carried out if `commit` is absent. Actions without `commit` alter the real response.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Responds, closes every connection and refuses new ones for a while with "connection
    /// refused".
    Refuse {
        /// The duration.
        for_ms: u64,
    },
    /// Closes the connection without a response.
    Drop {
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
        /// Whether the connection is reset (RST) rather than closed (FIN).
        #[serde(default)]
        reset: bool,
    },
    /// Never responds. Ends when the client disconnects.
    Hang {
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// Delays the real response. The request is carried out at once.
    Delay {
        /// The delay.
        ms: u64,
    },
    /// Sends the body of the real response byte by byte.
    Drip {
        /// The pause before each byte.
        every_ms: u64,
    },
    /// Cuts off the real response: the body is shorter than its `Content-Length`.
    Truncate {
        /// The number of bytes of the body to send. Absent: half of them.
        keep: Option<usize>,
    },
    /// Replaces the number in the real response (and its record id, where it has one) by another.
    OtherNumber {
        /// The other number.
        #[serde(default = "other_number")]
        number: String,
    },
    /// Sends the given response.
    Response {
        /// The status.
        status: u16,
        /// The headers.
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// The body: a string is sent as is, any other value as JSON.
        #[serde(default)]
        body: Value,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// Responds with 429 or 503 and a retry hint, in the form of the switch `retry_after`.
    Throttle {
        /// 429, 503 or another status.
        #[serde(default = "too_many_requests")]
        status: u16,
        /// The time of the retry hint.
        after_ms: u64,
    },
    /// Responds with a redirect.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        #[serde(default = "found")]
        status: u16,
        /// The value of `Location`.
        to: String,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// Responds with an HTML page instead of JSON, as captive portals and proxies do.
    Html {
        /// The status.
        #[serde(default = "ok")]
        status: u16,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// Responds with a small gzip body that expands to a huge JSON object.
    Bomb {
        /// The expanded size.
        megabytes: u32,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// Responds with JSON nested so deep that a parser may overflow its stack.
    DeepJson {
        /// The number of nested levels.
        depth: u32,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
}

fn other_number() -> String {
    "12125550199".to_owned()
}

fn too_many_requests() -> u16 {
    429
}

fn found() -> u16 {
    302
}

fn ok() -> u16 {
    200
}

impl Action {
    /// The kind, as in JSON and in the log.
    pub fn kind(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        json["kind"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether the request is carried out.
    pub(crate) fn commits(&self) -> bool {
        match self {
            Self::Refuse { .. }
            | Self::Delay { .. }
            | Self::Drip { .. }
            | Self::Truncate { .. }
            | Self::OtherNumber { .. } => true,
            Self::Throttle { .. } => false,
            Self::Drop { commit, .. }
            | Self::Hang { commit }
            | Self::Response { commit, .. }
            | Self::Redirect { commit, .. }
            | Self::Html { commit, .. }
            | Self::Bomb { commit, .. }
            | Self::DeepJson { commit, .. } => *commit,
        }
    }
}

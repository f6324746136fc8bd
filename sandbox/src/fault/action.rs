//! What happens to a request that meets a fault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What happens. In JSON the variant's name is `kind`: `{"kind": "hang", "commit": true}`.
///
/// Where there is a `commit`, it says whether the request is carried out although its answer never
/// comes or is another one; absent, it is not carried out. The others are done to the true answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Answers, closes every connection and takes no new one for a while: whoever tries gets a
    /// "connection refused", and not one byte is accepted.
    Refuse {
        /// For how long.
        for_ms: u64,
    },
    /// Closes the connection without an answer.
    Drop {
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
        /// Whether it is reset (RST) rather than closed (FIN).
        #[serde(default)]
        reset: bool,
    },
    /// Never answers; over when the client leaves.
    Hang {
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// The true answer, late. The request is carried out at once.
    Delay {
        /// How late.
        ms: u64,
    },
    /// The true answer, its body byte by byte.
    Drip {
        /// The pause before each byte.
        every_ms: u64,
    },
    /// The true answer, cut off: its `Content-Length` promises more than comes.
    Truncate {
        /// How many bytes of the body come; absent: half of them.
        #[serde(default)]
        keep: Option<usize>,
    },
    /// The true answer, but it speaks of another number (and, where numbers have one, record id).
    OtherNumber {
        /// Which one.
        #[serde(default = "other_number")]
        number: String,
    },
    /// Any answer at all.
    Response {
        /// Its status.
        status: u16,
        /// Its headers.
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// Its body: a string as it is, any other JSON as JSON.
        #[serde(default)]
        body: Value,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// 429 or 503 with a hint when to come back, in the dialect of the switch `retry_after`.
    Throttle {
        /// 429 or 503, or what else.
        #[serde(default = "too_many_requests")]
        status: u16,
        /// The hint.
        after_ms: u64,
    },
    /// A redirect.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        #[serde(default = "found")]
        status: u16,
        /// Where to.
        to: String,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// A page of HTML where JSON should be, as captive portals and proxies send it.
    Html {
        /// Its status.
        #[serde(default = "ok")]
        status: u16,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// A small gzip body that becomes a huge JSON object.
    Bomb {
        /// How huge.
        megabytes: u32,
        /// Whether the request is carried out.
        #[serde(default)]
        commit: bool,
    },
    /// JSON nested so deep that a parser may run out of stack.
    DeepJson {
        /// How deep.
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
    /// The kind, as it stands in JSON and in the log.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Refuse { .. } => "refuse",
            Self::Drop { .. } => "drop",
            Self::Hang { .. } => "hang",
            Self::Delay { .. } => "delay",
            Self::Drip { .. } => "drip",
            Self::Truncate { .. } => "truncate",
            Self::OtherNumber { .. } => "other_number",
            Self::Response { .. } => "response",
            Self::Throttle { .. } => "throttle",
            Self::Redirect { .. } => "redirect",
            Self::Html { .. } => "html",
            Self::Bomb { .. } => "bomb",
            Self::DeepJson { .. } => "deep_json",
        }
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

//! The provider of a request.

use serde::{Deserialize, Serialize};

/// A provider that the sandbox simulates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Provider {
    /// Flowroute: paths under `/v2`.
    Flowroute,
    /// Plivo: paths under `/v1/Account`.
    Plivo,
    /// Wavix: other paths under `/v1`.
    Wavix,
}

impl Provider {
    /// The provider of a path. The three share a port because their paths do not overlap.
    pub(crate) fn of(segments: &[&str]) -> Option<Self> {
        match segments {
            ["v2", ..] => Some(Self::Flowroute),
            ["v1", "Account", ..] => Some(Self::Plivo),
            ["v1", ..] => Some(Self::Wavix),
            _ => None,
        }
    }
}

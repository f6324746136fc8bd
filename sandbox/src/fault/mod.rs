//! Faults: what can go wrong between a client and a provider, as data.
//!
//! A fault says which requests it meets and what then happens. Both are plain data, so that tests in
//! any language can script them.

mod action;
mod script;

use serde::{Deserialize, Serialize};

pub use self::action::Action;
pub(crate) use self::script::Script;
use crate::provider::Provider;

/// A fault: which requests, and what happens to them.
///
/// In JSON, where everything but `action` may be left out:
///
/// ```json
/// {"provider": "plivo", "method": "POST", "path": "/v1/Account/*/Number/*/",
///  "nth": 2, "times": 3, "action": {"kind": "drop", "commit": true}}
/// ```
///
/// Each fault counts the requests that match it from when it was added; a request meets the first
/// fault whose turn it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Requests for this provider; absent: for any.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// Requests with this method; absent: with any.
    #[serde(default)]
    pub method: Option<String>,
    /// Requests for this path; absent: for any. `*` stands for one segment, `**` as the last for any
    /// rest.
    #[serde(default)]
    pub path: Option<String>,
    /// The first matching request that meets the fault, from 1.
    #[serde(default = "one")]
    pub nth: u32,
    /// How many requests meet it, from that one on. `null`: all of them. Absent: one.
    #[serde(default = "some_one")]
    pub times: Option<u32>,
    /// What happens.
    pub action: Action,
}

fn one() -> u32 {
    1
}

#[expect(clippy::unnecessary_wraps, reason = "the type is the field's")]
fn some_one() -> Option<u32> {
    Some(1)
}

impl Fault {
    /// A fault that the next request of any kind meets.
    pub fn new(action: Action) -> Self {
        Self { provider: None, method: None, path: None, nth: one(), times: some_one(), action }
    }

    /// Only requests for this provider.
    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.provider = Some(provider);
        self
    }

    /// Only requests with this method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Only requests for this path. `*` stands for one segment, `**` as the last for any rest.
    #[must_use]
    pub fn path(mut self, path: &str) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// From the n-th matching request on, counted from 1.
    #[must_use]
    pub fn nth(mut self, nth: u32) -> Self {
        self.nth = nth;
        self
    }

    /// So many requests meet it.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Every request meets it, until the faults are cleared.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }
}

//! Faults: scripted failures between a client and a provider.
//!
//! A fault consists of a filter of requests and an action. Both are plain data, so that tests in
//! any language can script them.

mod action;
mod script;

use serde::{Deserialize, Serialize};

pub use self::action::Action;
pub(crate) use self::script::Script;
use crate::provider::Provider;

/// A fault: a filter of requests and the action applied to them.
///
/// In JSON, every member but `action` is optional:
///
/// ```json
/// {"provider": "plivo", "method": "POST", "path": "/v1/Account/*/Number/*/",
///  "nth": 2, "times": 3, "action": {"kind": "drop", "commit": true}}
/// ```
///
/// Each fault counts the matching requests since it was added. The first fault that is due applies
/// to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The provider. Absent: any.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// The method. Absent: any.
    #[serde(default)]
    pub method: Option<String>,
    /// The path. Absent: any. `*` matches one segment, `**` as the last segment any rest.
    #[serde(default)]
    pub path: Option<String>,
    /// The first matching request that the fault applies to, from 1.
    #[serde(default = "one")]
    pub nth: u32,
    /// The number of requests that the fault applies to, from that one on. `null`: all of them.
    /// Absent: one.
    #[serde(default = "some_one")]
    pub times: Option<u32>,
    /// The action.
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
    /// A fault that applies to the next request of any kind.
    pub fn new(action: Action) -> Self {
        Self { provider: None, method: None, path: None, nth: one(), times: some_one(), action }
    }

    /// Limits the fault to requests for this provider.
    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.provider = Some(provider);
        self
    }

    /// Limits the fault to requests with this method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Limits the fault to this path. `*` matches one segment, `**` as the last segment any rest.
    #[must_use]
    pub fn path(mut self, path: &str) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Applies the fault from the n-th matching request on, counted from 1.
    #[must_use]
    pub fn nth(mut self, nth: u32) -> Self {
        self.nth = nth;
        self
    }

    /// Applies the fault to this number of requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Applies the fault to every matching request until the faults are cleared.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }
}

//! Faults, and the script that selects the one for a request.

use serde::{Deserialize, Serialize};

use super::action::Action;
use crate::{provider::Provider, request::Request};

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
    pub provider: Option<Provider>,
    /// The method. Absent: any.
    pub method: Option<String>,
    /// The path. Absent: any. `*` matches one segment, `**` as the last segment any rest.
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

/// The faults in order, each with its own count of matching requests.
#[derive(Debug, Default)]
pub(crate) struct Script(Vec<Counted>);

#[derive(Debug)]
struct Counted {
    fault: Fault,
    matched: u32,
}

impl Script {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(Counted { fault, matched: 0 });
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn all(&self) -> Vec<Fault> {
        self.0.iter().map(|counted| counted.fault.clone()).collect()
    }

    /// The action of the first fault that is due. Every matching fault counts the request.
    pub(crate) fn next_action(&mut self, request: &Request) -> Option<Action> {
        let mut met = None;
        for counted in &mut self.0 {
            if counted.matches(request) {
                counted.matched = counted.matched.saturating_add(1);
                if met.is_none() && counted.is_due() {
                    met = Some(counted.fault.action.clone());
                }
            }
        }
        met
    }
}

impl Counted {
    fn matches(&self, request: &Request) -> bool {
        let Fault { provider, method, path, .. } = &self.fault;
        (provider.is_none() || *provider == request.provider())
            && method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(request.method.as_str()))
            && path.as_ref().is_none_or(|pattern| path_matches(pattern, &request.path))
    }

    fn is_due(&self) -> bool {
        let first = self.fault.nth.max(1);
        self.matched >= first && self.fault.times.is_none_or(|times| self.matched - first < times)
    }
}

/// `*` matches one segment, `**` as the last segment any rest.
fn path_matches(pattern: &str, path: &str) -> bool {
    let mut segments = path.split('/');
    for wanted in pattern.split('/') {
        match (wanted, segments.next()) {
            ("**", _) => return true,
            (_, None) => return false,
            ("*", Some(_)) => {}
            (wanted, Some(segment)) if wanted == segment => {}
            (_, Some(_)) => return false,
        }
    }
    segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method, Uri};

    use super::*;

    #[test]
    fn path_patterns() {
        for (pattern, path, wanted) in [
            ("/v2/numbers/*", "/v2/numbers/12065551234", true),
            ("/v2/numbers/*", "/v2/numbers", false),
            ("/v2/numbers/*", "/v2/numbers/1/relationships", false),
            ("/v2/**", "/v2/numbers/1/relationships", true),
            ("/**", "/", true),
            ("/v1/Account/*/Number/*/", "/v1/Account/MA/Number/1/", true),
            ("/v1/Account/*/Number/*/", "/v1/Account/MA/Number/1", false),
        ] {
            assert_eq!(path_matches(pattern, path), wanted, "{pattern} {path}");
        }
    }

    #[test]
    fn fault_applies_to_second_and_third_match() {
        let mut script = Script::default();
        let hang = Action::Hang { commit: false };
        script.add(Fault::new(hang.clone()).method("GET").nth(2).times(2));
        let mut met = |method: Method| {
            let request = Request::new(method, &Uri::from_static("/"), HeaderMap::new(), Bytes::new());
            script.next_action(&request).is_some()
        };
        assert!(!met(Method::GET));
        assert!(!met(Method::POST), "another method is not counted");
        assert_eq!([met(Method::GET), met(Method::GET), met(Method::GET)], [true, true, false]);
    }
}

//! Selects the fault that applies to a request.

use super::{Action, Fault};
use crate::{provider::Provider, request::Request};

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
    pub(crate) fn next_action(&mut self, request: &Request, provider: Option<Provider>) -> Option<Action> {
        let mut met = None;
        for counted in &mut self.0 {
            if counted.matches(request, provider) {
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
    fn matches(&self, request: &Request, provider: Option<Provider>) -> bool {
        let Fault { provider: wanted, method, path, .. } = &self.fault;
        (wanted.is_none() || *wanted == provider)
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
            script.next_action(&request, None).is_some()
        };
        assert!(!met(Method::GET));
        assert!(!met(Method::POST), "another method is not counted");
        assert_eq!([met(Method::GET), met(Method::GET), met(Method::GET)], [true, true, false]);
    }
}

//! The log of received requests, for tests that check what a client sent.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use http::{HeaderName, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fault::Action;
use crate::{provider::Provider, request::Request};

/// The largest number of requests in the log. Older ones are dropped.
pub const LOG_LIMIT: usize = 10_000;

/// A request that was received completely, and its result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Logged {
    /// The sequence number, from 1.
    pub seq: u64,
    /// `None`: a path of no provider.
    pub provider: Option<Provider>,
    /// `GET`, `PATCH` …
    pub method: String,
    /// As sent, still percent-encoded.
    pub path: String,
    /// As sent, still percent-encoded, without the question mark.
    pub query: String,
    /// Names in lower case. `authorization` holds only the scheme and `valid` or `invalid`.
    pub headers: BTreeMap<String, String>,
    /// The body as text.
    pub body: String,
    /// The body as JSON, if it is JSON.
    pub json: Option<Value>,
    /// The kind of the fault that was applied: `drop`, `hang` …
    pub fault: Option<String>,
    /// Whether the request changed the account.
    pub committed: bool,
    /// The status of the response. `None`: no response was sent, or not yet.
    pub status: Option<u16>,
    /// The number of the connection. Requests on one connection share it.
    pub connection: u64,
    /// When the request was received, in microseconds since the sandbox started.
    pub started_us: u64,
    /// When the response was ready or the client disconnected, in microseconds since the sandbox
    /// started.
    pub ended_us: Option<u64>,
}

/// The latest requests, at most [`LOG_LIMIT`].
#[derive(Debug)]
pub(crate) struct Log {
    started: Instant,
    next: u64,
    entries: VecDeque<Logged>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), next: 1, entries: VecDeque::new() }
    }

    /// Adds a request and returns its sequence number.
    pub(crate) fn begin(&mut self, request: &Request, valid: bool, connection: u64) -> u64 {
        let seq = self.next;
        self.next += 1;
        if self.entries.len() == LOG_LIMIT {
            self.entries.pop_front();
        }
        self.entries.push_back(Logged {
            seq,
            provider: request.provider(),
            method: request.method.to_string(),
            path: request.path.clone(),
            query: request.query.clone(),
            headers: headers(request, valid),
            body: String::from_utf8_lossy(&request.body).into_owned(),
            connection,
            started_us: self.now(),
            ..Logged::default()
        });
        seq
    }

    /// Records the fault that applies to a request, and whether the request changed the account.
    pub(crate) fn carried_out(&mut self, seq: u64, fault: Option<&Action>, committed: bool) {
        if let Some(entry) = self.find(seq) {
            entry.fault = fault.map(Action::kind);
            entry.committed = committed;
        }
    }

    pub(crate) fn end(&mut self, seq: u64, status: Option<StatusCode>) {
        let now = self.now();
        if let Some(entry) = self.find(seq) {
            entry.status = status.map(|status| status.as_u16());
            entry.ended_us = Some(now);
        }
    }

    /// All logged requests, oldest first. Bodies are parsed here rather than while a client waits.
    pub(crate) fn all(&self) -> Vec<Logged> {
        let parsed =
            |entry: &Logged| Logged { json: serde_json::from_str(&entry.body).ok(), ..entry.clone() };
        self.entries.iter().map(parsed).collect()
    }

    /// Removes the requests. Sequence numbers continue.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    fn find(&mut self, seq: u64) -> Option<&mut Logged> {
        let first = self.entries.front()?.seq;
        self.entries.get_mut(usize::try_from(seq.checked_sub(first)?).ok()?)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

fn headers(request: &Request, valid: bool) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for (name, value) in &request.headers {
        let text = if name == header::AUTHORIZATION {
            authorization(request, name, valid)
        } else {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        };
        headers
            .entry(name.as_str().to_owned())
            .and_modify(|before: &mut String| {
                before.push_str(", ");
                before.push_str(&text);
            })
            .or_insert(text);
    }
    headers
}

/// `Basic valid`: enough to test a client without keeping a secret in the log.
fn authorization(request: &Request, name: &HeaderName, valid: bool) -> String {
    let sent = request.header(name.as_str()).unwrap_or_default();
    let (scheme, _) = sent.split_once(' ').unwrap_or(("", sent));
    let verdict = if valid { "valid" } else { "invalid" };
    format!("{scheme} {verdict}").trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, Method, Uri};

    use super::*;

    #[test]
    fn full_log_drops_oldest_request() {
        let request = Request::new(Method::GET, &Uri::from_static("/"), HeaderMap::new(), Bytes::new());
        let mut log = Log::new();
        let last = (0..=LOG_LIMIT).map(|_| log.begin(&request, false, 1)).last().unwrap();
        log.end(1, Some(StatusCode::OK));
        log.end(last, Some(StatusCode::NOT_FOUND));
        let all = log.all();
        assert_eq!((all.len(), all[0].seq, all[0].status), (LOG_LIMIT, 2, None));
        assert_eq!(all[LOG_LIMIT - 1].status, Some(404));
    }
}

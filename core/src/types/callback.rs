//! Callback URLs: what may be written to a provider, and what of it may be shown.
//!
//! Providers do not sign their callbacks. People protect theirs by a password or token in the URL, so the
//! user info and the query of one are secrets.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use numplan_macros::{exported, string_enum};
use serde::{Deserialize, Serialize, Serializer};
use url::{Host, Url};

use crate::types::secret::MASK;

/// The longest callback URL that is accepted, in characters.
pub const MAX_LENGTH: usize = 2_048;

/// A URL that a provider is to call. Shown, printed or serialized, its user info and query are masked;
/// [`expose`](Self::expose) gives the whole.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CallbackUrl(String);

/// What is worth a second look at a callback URL, though it is no reason to refuse it.
#[string_enum]
pub enum CallbackFinding {
    /// `http:`: anyone on the way reads and forges the callbacks.
    #[value("plain_http")]
    PlainHttp,
    /// A user name or password in the URL: some servers and proxies log it.
    #[value("user_info")]
    UserInfo,
}

impl CallbackFinding {
    /// What it means, in a sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::PlainHttp => {
                "the callback goes over plain http: whoever is on the way can read and forge it"
            }
            Self::UserInfo => "the URL carries a user name or password: servers on the way may log it",
        }
    }
}

impl CallbackUrl {
    /// The whole URL, secrets included.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The URL with its user info and query masked.
    pub fn masked(&self) -> String {
        let Ok(url) = Url::parse(&self.0) else {
            return format!("({MASK})");
        };
        let user = if has_user_info(&url) { format!("{MASK}@") } else { String::new() };
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let query = if url.query().is_some() { format!("?{MASK}") } else { String::new() };
        let host = url.host_str().unwrap_or_default();
        format!("{}://{user}{host}{port}{}{query}", url.scheme(), url.path())
    }

    /// The parts of it that are secrets: as written, as a URL has them, and as meant. A server may repeat any.
    pub fn secrets(&self) -> Vec<String> {
        let Ok(url) = Url::parse(&self.0) else {
            return vec![self.0.clone()];
        };
        let (user, password, query) = written_secrets(&self.0);
        let mut parts = vec![user, password, url.username(), url.password().unwrap_or_default()];
        for query in [query, url.query().unwrap_or_default()] {
            let values = query.split('&').map(|pair| pair.split_once('=').map_or(pair, |(_, value)| value));
            parts.extend(std::iter::once(query).chain(values));
        }
        let plain = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let spaced = |text: &str| plain(&text.replace('+', " "));
        let mut secrets: Vec<String> =
            parts.into_iter().flat_map(|part| [part.to_owned(), plain(part), spaced(part)]).collect();
        secrets.sort();
        secrets.dedup();
        secrets.retain(|secret| !secret.is_empty());
        secrets
    }

    /// Whether it may be written to a provider: an absolute http(s) URL of at most [`MAX_LENGTH`] characters
    /// whose host is public by its text (nothing is looked up). `private_hosts` allows any host, for a
    /// sandbox or an app's own network.
    ///
    /// Err: the stable name of the rule and what to do about it.
    pub fn check(&self, private_hosts: bool) -> Result<Vec<CallbackFinding>, (&'static str, String)> {
        if self.0.contains(MASK) {
            return Err(("masked", "is the masked form of a URL, as it is shown: give the whole URL".into()));
        }
        if self.0.chars().count() > MAX_LENGTH {
            return Err(("length", format!("must be at most {MAX_LENGTH} characters")));
        }
        let url = Url::parse(&self.0).map_err(|error| {
            ("url", format!("must be an absolute URL such as https://example.com/hook ({error})"))
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(("scheme", format!("must begin with https:// or http://, not {}:", url.scheme())));
        }
        if self.0.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
            return Err(("url", "must not contain white space or control characters".into()));
        }
        match url.host() {
            Some(host) if private_hosts || is_public(&host) => {}
            Some(host) => {
                let why = "which the provider cannot reach from outside; give a public host name";
                return Err(("private_host", format!("speaks of {host}, {why}")));
            }
            None => return Err(("url", "must name a host".into())),
        }
        let mut findings = Vec::new();
        if url.scheme() == "http" {
            findings.push(CallbackFinding::PlainHttp);
        }
        if has_user_info(&url) {
            findings.push(CallbackFinding::UserInfo);
        }
        Ok(findings)
    }
}

/// What a check says of a callback URL. Nothing of its secrets is in it.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CallbackCheck {
    /// Whether it may be written to a provider.
    pub ok: bool,
    /// The URL with its user info and query masked.
    pub masked: String,
    /// What is worth a second look, though it is no reason to refuse it.
    pub findings: Vec<CallbackFinding>,
    /// The stable name of the rule that refuses it.
    pub rule: Option<&'static str>,
    /// What is wrong with it and what to do, to follow its name.
    pub message: Option<String>,
}

/// Checks a callback URL; see [`CallbackUrl::check`].
pub fn check(url: &str, private_hosts: bool) -> CallbackCheck {
    let url = CallbackUrl::from(url);
    let masked = url.masked();
    match url.check(private_hosts) {
        Ok(findings) => CallbackCheck { ok: true, masked, findings, rule: None, message: None },
        Err((rule, message)) => CallbackCheck {
            ok: false,
            masked,
            findings: Vec::new(),
            rule: Some(rule),
            message: Some(message),
        },
    }
}

/// User, password and query of a URL, letter by letter as they were written: a URL that was parsed has them encoded.
fn written_secrets(url: &str) -> (&str, &str, &str) {
    let (url, _) = url.split_once('#').unwrap_or((url, ""));
    let (url, query) = url.split_once('?').unwrap_or((url, ""));
    let (_, rest) = url.split_once("//").unwrap_or(("", url));
    let authority = rest.split(['/', '\\']).next().unwrap_or_default();
    let (user_info, _) = authority.rsplit_once('@').unwrap_or_default();
    let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
    (user, password, query)
}

fn has_user_info(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => is_public_v4(*address),
        Host::Ipv6(address) => is_public_v6(*address),
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            let last = name.rsplit('.').next().unwrap_or_default();
            name.contains('.') && !matches!(last, "localhost" | "local" | "internal")
        }
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let carrier_grade_nat = first == 100 && (64..128).contains(&second);
    !(first == 0
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || carrier_grade_nat)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Both `::ffff:10.0.0.1` and the older `::10.0.0.1` are an IPv4 address in other clothes.
    if let Some(inner) = address.to_ipv4() {
        return is_public_v4(inner);
    }
    !(address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local())
}

impl From<&str> for CallbackUrl {
    fn from(url: &str) -> Self {
        Self(url.to_owned())
    }
}

impl From<String> for CallbackUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl From<&str> for crate::Change<CallbackUrl> {
    fn from(url: &str) -> Self {
        Self::Set(url.into())
    }
}

impl fmt::Debug for CallbackUrl {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "CallbackUrl({})", self.masked())
    }
}

impl fmt::Display for CallbackUrl {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.masked())
    }
}

impl Serialize for CallbackUrl {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.masked())
    }
}

impl<'de> Deserialize<'de> for CallbackUrl {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_must_be_public_by_its_text() {
        let public = [
            "https://example.com/a",
            "http://my-callback.com",
            "https://8.8.8.8",
            "https://[2606:4700::1]/x",
        ];
        for url in public {
            assert!(CallbackUrl::from(url).check(false).is_ok(), "{url}");
        }
        let private = [
            "http://localhost/x",
            "https://localhost:8080",
            "https://api.localhost",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://10.1.2.3",
            "https://192.168.0.4",
            "https://172.16.0.1",
            "https://169.254.169.254/latest",
            "https://100.64.0.1",
            "https://0.0.0.0",
            "https://[::1]/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::127.0.0.1]/",
            "https://printer.local",
            "https://db.internal.",
            "https://intranet/",
        ];
        for url in private {
            let refused = CallbackUrl::from(url).check(false).map_err(|(rule, _)| rule);
            assert_eq!(refused, Err("private_host"), "{url}");
            assert!(CallbackUrl::from(url).check(true).is_ok(), "{url}, allowed");
        }
    }

    #[test]
    fn what_is_no_callback_url_is_refused_by_rule() {
        let long = format!("https://example.com/{}", "a".repeat(MAX_LENGTH));
        let cases = [
            ("", "url"),
            ("/hook", "url"),
            ("example.com/hook", "url"),
            ("ftp://example.com/", "scheme"),
            ("mailto:a@example.com", "scheme"),
            ("https://exa mple.com/", "url"),
            ("https://example.com/a b", "url"),
            ("https://example.com/\n", "url"),
            (long.as_str(), "length"),
            ("https://example.com/?***", "masked"),
        ];
        for (url, rule) in cases {
            assert_eq!(CallbackUrl::from(url).check(true).map_err(|(rule, _)| rule), Err(rule), "{url:?}");
        }
    }

    #[test]
    fn plain_http_and_user_info_are_findings_only() {
        let findings = CallbackUrl::from("http://user:pass@example.com/").check(false);
        assert_eq!(findings, Ok(vec![CallbackFinding::PlainHttp, CallbackFinding::UserInfo]));
    }

    #[test]
    fn nothing_that_shows_a_url_shows_its_secrets() {
        let url = CallbackUrl::from("https://bob:hunter2@example.com:8443/hook?token=t0ps3cret#f");
        assert_eq!(url.to_string(), "https://***@example.com:8443/hook?***");
        assert_eq!(format!("{url:?}"), "CallbackUrl(https://***@example.com:8443/hook?***)");
        assert_eq!(serde_json::to_string(&url).unwrap(), "\"https://***@example.com:8443/hook?***\"");
        assert_eq!(url.secrets(), ["bob", "hunter2", "t0ps3cret", "token=t0ps3cret"]);
        let coded = CallbackUrl::from("https://bob:p%40ss@example.com/?t=a%20b+c").secrets();
        assert_eq!(
            coded,
            ["a b c", "a b+c", "a%20b+c", "bob", "p%40ss", "p@ss", "t=a b c", "t=a b+c", "t=a%20b+c"]
        );
        let partly = CallbackUrl::from("https://bob:p%40ss+wörd@example.com/?t=%41{é}#f?no=secret").secrets();
        for written in ["p%40ss+wörd", "p@ss+wörd", "t=%41{é}", "%41{é}", "A{é}"] {
            assert!(partly.iter().any(|secret| secret == written), "{written}: {partly:?}");
        }
        assert!(!partly.iter().any(|secret| secret.contains("no=secret")), "{partly:?}");
        assert_eq!(CallbackUrl::from("hunter2 not a url").to_string(), "(***)");
    }
}

//! Callback URLs: which ones are accepted, and how they are displayed.
//!
//! Providers do not sign their callbacks. Users protect theirs by a password or token in the URL, so its user info,
//! query and fragment are secrets. A URL is checked as written: a URL library repairs `https:/host`, but the provider
//! receives the original text.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use numplan_macros::{exported, string_enum};
use serde::{Deserialize, Serialize, Serializer};
use url::{Host, Url};

use crate::types::secret::MASK;
use crate::types::text;

/// The longest callback URL that is accepted, in characters.
pub const MAX_LENGTH: usize = 2_048;

/// A URL that a provider calls. Its user info, query and fragment are masked wherever it is displayed, printed or
/// serialized; [`expose`](Self::expose) returns the full URL.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CallbackUrl(String);

/// A finding about an accepted callback URL.
#[string_enum]
pub enum CallbackFinding {
    /// Plain `http:`: anyone on the network path can read and forge the callbacks.
    PlainHttp,
    /// A user name or password in the URL, which some servers and proxies log.
    UserInfo,
}

impl CallbackFinding {
    /// The finding as a sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::PlainHttp => {
                "the callback uses plain http: anyone on the network path can read and forge it; use https"
            }
            Self::UserInfo => "the URL contains a user name or password: servers and proxies may log it",
        }
    }
}

impl CallbackUrl {
    /// The full URL, secrets included.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The URL as written, with its user info, query and fragment masked; `(***)` if it cannot be parsed. The masked form
    /// of an accepted URL is a URL.
    pub fn masked(&self) -> String {
        if Url::parse(&self.0).is_err() {
            return format!("({MASK})");
        }
        let Parts { scheme, user_info, address, query, fragment } = Parts::split(&self.0);
        let user_info = user_info.map(|_| format!("{MASK}@")).unwrap_or_default();
        let query = query.map(|_| format!("?{MASK}")).unwrap_or_default();
        let fragment = fragment.map(|_| format!("#{MASK}")).unwrap_or_default();
        format!("{scheme}{user_info}{address}{query}{fragment}")
    }

    /// The secret parts: as written, as parsed, and decoded. A server may repeat any of these forms.
    pub fn secrets(&self) -> Vec<String> {
        let Ok(url) = Url::parse(&self.0) else {
            return vec![self.0.clone()];
        };
        let written = Parts::split(&self.0);
        let user_info = written.user_info.unwrap_or_default();
        let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
        let mut parts = vec![user, password, url.username(), url.password().unwrap_or_default()];
        for query in [written.query, url.query()].into_iter().flatten() {
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

    /// Checks that the URL may be sent to a provider: absolute, http or https, at most [`MAX_LENGTH`] characters, with
    /// a host that is public judging by its text (no name is looked up). `private_hosts` allows any host, for a
    /// sandbox or an app's own network.
    ///
    /// Err: the name of the rule, and what to do.
    pub fn check(&self, private_hosts: bool) -> Result<Vec<CallbackFinding>, (&'static str, String)> {
        let written = self.0.as_str();
        if written.contains(MASK) {
            return Err(("masked", "is a masked URL, as displayed: pass the full URL".into()));
        }
        if written.chars().count() > MAX_LENGTH {
            return Err(("length", format!("must be at most {MAX_LENGTH} characters")));
        }
        if let Some(mark) = ["{{", "}}", "${", "<", ">"].into_iter().find(|mark| written.contains(mark)) {
            return Err(("template", format!("contains `{mark}` of a template: fill it in")));
        }
        let url = Url::parse(written).map_err(|error| {
            ("url", format!("must be an absolute URL such as https://example.com/hook ({error})"))
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(("scheme", format!("must begin with https:// or http://, not {}:", url.scheme())));
        }
        if written.chars().any(|letter| letter.is_whitespace() || text::is_unsafe(letter)) {
            return Err((
                "url",
                "must not contain spaces, control characters or invisible characters".into(),
            ));
        }
        let after_scheme = written.get(url.scheme().len()..).unwrap_or_default();
        if written.contains('\\') || !after_scheme.starts_with("://") || after_scheme.starts_with(":///") {
            return Err((
                "url",
                "must be written with two slashes and no backslash, as https://example.com/hook".into(),
            ));
        }
        match url.host() {
            Some(host) if private_hosts || is_public(&host) => {}
            Some(host) => {
                let why = "which the provider cannot reach from outside: use a public host name";
                return Err(("private_host", format!("has the host {host}, {why}")));
            }
            None => return Err(("url", "must have a host".into())),
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

/// The result of checking a callback URL. It contains no secret.
#[exported]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallbackCheck {
    /// Whether the URL may be sent to a provider.
    pub ok: bool,
    /// The URL with its user info, query and fragment masked.
    pub masked: String,
    /// Findings about an accepted URL.
    pub findings: Vec<CallbackFinding>,
    /// The name of the rule that refuses the URL.
    pub rule: Option<&'static str>,
    /// The problem and its remedy; reads after the field's name.
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

/// The parts of a URL as written; a parsed URL has them encoded.
struct Parts<'a> {
    /// With the colon and the slashes after it.
    scheme: &'a str,
    /// Without the `@`.
    user_info: Option<&'a str>,
    /// Host, port and path.
    address: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Splits a URL that a parser accepts. Parsers disagree with the text on `http:/user@host` and `http:\user@host`:
    /// user info is therefore sought after any slashes, and up to the next forward slash.
    fn split(written: &'a str) -> Self {
        let (url, fragment) = split_off(written, '#');
        let (url, query) = split_off(url, '?');
        let after_scheme = url.find(':').map_or(url, |colon| &url[colon + 1..]);
        let rest = after_scheme.trim_start_matches(['/', '\\', '\t', '\n', '\r']);
        let scheme = &url[..url.len() - rest.len()];
        let authority = &rest[..rest.find('/').unwrap_or(rest.len())];
        let (user_info, address) = match authority.rfind('@') {
            Some(at) => (Some(&rest[..at]), &rest[at + 1..]),
            None => (None, rest),
        };
        Self { scheme, user_info, address, query, fragment }
    }
}

/// The text before `mark`, and the text after it, if `mark` occurs.
fn split_off(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn has_user_info(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => is_public_v4(*address),
        Host::Ipv6(address) => is_public_v6(*address),
        Host::Domain(name) => {
            let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
            let is_reserved = RESERVED_DOMAINS.iter().any(|domain| {
                name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            });
            name.contains('.') && !name.contains('*') && !name.split('.').any(str::is_empty) && !is_reserved
        }
    }
}

/// Domains that no public server has (RFC 2606, 6761, 6762, 8375, and those of routers and cloud networks).
const RESERVED_DOMAINS: [&str; 9] =
    ["localhost", "localdomain", "local", "internal", "lan", "home.arpa", "test", "invalid", "example"];

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
    // `::ffff:10.0.0.1`, the older `::10.0.0.1` and NAT64's `64:ff9b::10.0.0.1` embed an IPv4 address.
    if let Some(inner) = address.to_ipv4() {
        return is_public_v4(inner);
    }
    if let [0x64, 0xff9b, 0, 0, 0, 0, high, low] = address.segments() {
        return is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
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

impl From<&str> for crate::types::Change<CallbackUrl> {
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
    fn private_hosts_are_refused() {
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
            "https://localhost.localdomain/",
            "https://app.test/",
            "https://nas.lan/",
            "https://box.home.arpa/",
            "https://x.invalid/",
            "https://*.example.com/",
            "https://example..com/",
            "https://[64:ff9b::a00:1]/",
        ];
        for url in private {
            let refused = CallbackUrl::from(url).check(false).map_err(|(rule, _)| rule);
            assert_eq!(refused, Err("private_host"), "{url}");
            assert!(CallbackUrl::from(url).check(true).is_ok(), "{url}, allowed");
        }
    }

    #[test]
    fn malformed_urls_are_refused_by_rule() {
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
            ("https:/example.com/hook", "url"),
            ("https:example.com/hook", "url"),
            ("https:///example.com/hook", "url"),
            ("https:\\\\example.com\\hook", "url"),
            ("https://example.com/a\u{200b}b", "url"),
            ("https://example.com/a\u{202e}b", "url"),
            ("https://example.com/a\u{ad}b", "url"),
            ("https://example.com/{{path}}", "template"),
            ("https://${HOST}/hook", "template"),
            ("https://example.com/<token>", "template"),
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
    fn displayed_urls_hide_their_secrets() {
        let url = CallbackUrl::from("https://bob:hunter2@example.com:8443/hook?token=t0ps3cret#f");
        assert_eq!(url.to_string(), "https://***@example.com:8443/hook?***#***");
        assert_eq!(format!("{url:?}"), "CallbackUrl(https://***@example.com:8443/hook?***#***)");
        assert_eq!(serde_json::to_string(&url).unwrap(), "\"https://***@example.com:8443/hook?***#***\"");
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

    #[test]
    fn refused_urls_hide_their_secrets_too() {
        let cases = [
            ("http:@ps:", "http:***@ps:"),
            ("https:bob:hunter2@example.com/a", "https:***@example.com/a"),
            ("https:/bob:hunter2@example.com/a//b", "https:/***@example.com/a//b"),
            ("https:///bob:hunter2@example.com/", "https:///***@example.com/"),
            (r"https:\\bob:hunter2@example.com\a", r"https:\\***@example.com\a"),
            (r"ssh://bob:hun\ter2@example.com/a", "ssh://***@example.com/a"),
            ("https:/\t/bob:hunter2@example.com/", "https:/\t/***@example.com/"),
            ("mailto:bob@example.com?subject=hello", "mailto:***@example.com?***"),
        ];
        for (written, masked) in cases {
            let url = CallbackUrl::from(written);
            assert!(url.check(true).is_err(), "{written:?} is accepted");
            assert_eq!(url.masked(), masked, "{written:?}");
            assert!(url.secrets().iter().all(|secret| !masked.contains(secret.as_str())), "{written:?}");
        }
    }
}

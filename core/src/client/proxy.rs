//! The proxy that the environment names. It is used or refused, never bypassed silently.
//!
//! reqwest skips a proxy whose URL it cannot parse, and every proxy if `REQUEST_METHOD` is set. `HTTP_PROXY`, which a
//! CGI server sets from a header of the request, is not read here: only https leaves the machine.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpStream};
use std::time::Duration;

use url::Url;

use crate::operation::provider::basic;
use crate::types::error::Error;
use crate::types::text;

/// The variables that name a proxy, in order of preference.
pub(super) const VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variables that name the hosts without a proxy.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// Longest time to ask a proxy why it refuses.
const ASK: Duration = Duration::from_secs(2);

/// A proxy. Its password is shown nowhere.
#[derive(Clone)]
pub(super) struct Proxy {
    variable: &'static str,
    url: Url,
    user: Option<(String, String)>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// Shows host and port, for messages.
impl fmt::Display for Proxy {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.url.host_str().unwrap_or_default();
        write!(to, "{}:{}", text::shown(host), self.url.port_or_known_default().unwrap_or_default())
    }
}

impl Proxy {
    /// The proxy for requests to `target`. Err: a variable names a proxy that cannot be used.
    pub(super) fn from_env(
        target: &Url,
        variable: impl Fn(&'static str) -> Option<String>,
    ) -> Result<Option<Self>, Error> {
        let filled = |name: &'static str| variable(name).map(|value| value.trim().to_owned());
        let filled = |name| filled(name).filter(|value| !value.is_empty()).map(|value| (name, value));
        let Some((name, value)) = VARIABLES.into_iter().find_map(filled) else {
            return Ok(None);
        };
        let exceptions = EXCEPTIONS.into_iter().find_map(filled).map(|(_, value)| value).unwrap_or_default();
        if is_excepted(target, &exceptions) {
            return Ok(None);
        }
        Self::parse(name, &value).map(Some)
    }

    fn parse(variable: &'static str, value: &str) -> Result<Self, Error> {
        // The value is not repeated: it may contain a password.
        let unusable = |why: &str| {
            Error::config(format!(
                "{variable} names no usable proxy: {why}; write it as http://user:password@host:port, or unset it"
            ))
        };
        let (scheme, rest) = value.split_once("://").unwrap_or(("http", value));
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            let is_socks = scheme.starts_with("socks");
            let why = if is_socks { "SOCKS is not supported" } else { "its scheme is not http or https" };
            return Err(unusable(why));
        }
        // A password may contain `@`, `/` or `?` unescaped; a host contains none of them.
        let (user, host) = match rest.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, rest),
        };
        let host = host.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |letter: char| letter.is_alphanumeric() || ".-_:[]%".contains(letter);
        let url = Url::parse(&format!("{scheme}://{host}")).ok().filter(|_| host.chars().all(plain));
        let url = url.filter(|url| url.host_str().is_some_and(|host| !host.is_empty()));
        let url = url.ok_or_else(|| unusable("its host or port is not valid"))?;
        let decoded =
            |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let user = user.map(|user| {
            let (name, password) = user.split_once(':').unwrap_or((user, ""));
            (decoded(name), decoded(password))
        });
        Ok(Self { variable, url, user })
    }

    /// The proxy for reqwest.
    pub(super) fn to_reqwest(&self) -> Result<reqwest::Proxy, Error> {
        let proxy = reqwest::Proxy::all(self.url.as_str()).map_err(|_| {
            Error::config(format!("{} names a proxy that cannot be used: {self}", self.variable))
        })?;
        Ok(match &self.user {
            Some((name, password)) => proxy.basic_auth(name, password),
            None => proxy,
        })
    }

    /// Explains a status that the proxy gave instead of a tunnel.
    pub(super) fn refusal(&self, status: Option<u16>) -> String {
        let variable = self.variable;
        match status {
            Some(407) if self.user.is_some() => {
                format!("the proxy {self} did not accept the user and password in {variable} (407)")
            }
            Some(407) => {
                format!("the proxy {self} wants a user and password (407): add them to {variable}")
            }
            Some(status) => format!("the proxy {self} refused the connection ({status})"),
            None => format!("the proxy {self} refused the connection"),
        }
    }

    /// Asks the proxy for a tunnel once more, to learn the status, which reqwest does not tell. Nothing is sent
    /// through the tunnel. `None`: no status, or a tunnel.
    pub(super) fn ask_status(&self, target: &Url) -> Option<u16> {
        if self.url.scheme() != "http" {
            return None;
        }
        let address = self.url.socket_addrs(|| None).ok()?.into_iter().next()?;
        let mut stream = TcpStream::connect_timeout(&address, ASK).ok()?;
        stream.set_read_timeout(Some(ASK)).ok()?;
        stream.set_write_timeout(Some(ASK)).ok()?;
        let to = format!("{}:{}", target.host_str()?, target.port_or_known_default()?);
        let mut request = format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n").into_bytes();
        if let Some((name, password)) = &self.user {
            request.extend_from_slice(b"Proxy-Authorization: ");
            request.extend_from_slice(basic(name, password).as_bytes());
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"\r\n");
        stream.write_all(&request).ok()?;
        let mut head = [0; 12];
        stream.read_exact(&mut head).ok()?;
        let status: u16 = std::str::from_utf8(&head).ok()?.strip_prefix("HTTP/1.")?.get(2..)?.parse().ok()?;
        (status != 200).then_some(status)
    }
}

/// Whether `exceptions` names the host of `target`, by curl's rules: names with their subdomains, addresses, networks,
/// and `*`. A port restricts an entry.
fn is_excepted(target: &Url, exceptions: &str) -> bool {
    let host = target.host_str().unwrap_or_default().trim_matches(['[', ']']).trim_end_matches('.');
    let address: Option<IpAddr> = host.parse().ok();
    exceptions.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty()).any(|entry| {
        if entry == "*" {
            return true;
        }
        if let Some(address) = address {
            let entry = entry.trim_matches(['[', ']']);
            return entry.parse() == Ok(address) || is_in_network(address, entry);
        }
        let (name, port) = match entry.rsplit_once(':') {
            Some((name, port)) => (name, port.parse().ok()),
            None => (entry, None),
        };
        let name =
            name.trim_start_matches('*').trim_start_matches('.').trim_end_matches('.').to_ascii_lowercase();
        let is_host =
            host.strip_suffix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        is_host && !name.is_empty() && (port.is_none() || port == target.port_or_known_default())
    })
}

fn is_in_network(address: IpAddr, network: &str) -> bool {
    let Some((base, length)) = network.split_once('/') else { return false };
    let (Ok(base), Ok(length)) = (base.parse::<IpAddr>(), length.parse::<u32>()) else { return false };
    let prefix = |bits: u128, width: u32| bits.checked_shr(width.saturating_sub(length)).unwrap_or_default();
    match (address, base) {
        (IpAddr::V4(address), IpAddr::V4(base)) if length <= 32 => {
            prefix(address.to_bits().into(), 32) == prefix(base.to_bits().into(), 32)
        }
        (IpAddr::V6(address), IpAddr::V6(base)) if length <= 128 => {
            prefix(address.to_bits(), 128) == prefix(base.to_bits(), 128)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(variables: &[(&str, &str)], target: &str) -> Result<Option<Proxy>, Error> {
        let value = |name: &'static str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        Proxy::from_env(&Url::parse(target).unwrap(), value)
    }

    #[test]
    fn first_named_proxy_is_chosen() {
        type Variables = &'static [(&'static str, &'static str)];
        let cases: [(Variables, Option<&str>); 7] = [
            (&[], None),
            (&[("HTTPS_PROXY", "http://a:1"), ("ALL_PROXY", "http://b:2")], Some("a:1")),
            (&[("https_proxy", "c")], Some("c:80")),
            (&[("HTTPS_PROXY", " "), ("all_proxy", "https://d/")], Some("d:443")),
            (&[("HTTP_PROXY", "http://evil:1")], None),
            (&[("HTTPS_PROXY", "http://a:1"), ("no_proxy", "plivo.com")], None),
            (&[("HTTPS_PROXY", "http://a:1"), ("REQUEST_METHOD", "GET")], Some("a:1")),
        ];
        for (variables, expected) in cases {
            let proxy = chosen(variables, "https://api.plivo.com").unwrap();
            assert_eq!(proxy.map(|proxy| proxy.to_string()).as_deref(), expected, "{variables:?}");
        }
    }

    #[test]
    fn unescaped_user_info_is_read_whole() {
        let cases = [
            ("http://bob:p@ss@host:3128", "bob", "p@ss", "host:3128"),
            ("http://DOM\\user:pw@host:3128", "DOM\\user", "pw", "host:3128"),
            ("http://bob:a/b?c#d@host:3128/", "bob", "a/b?c#d", "host:3128"),
            ("bob:p%40ss:x@[::1]:3128", "bob", "p@ss:x", "[::1]:3128"),
            ("HTTP://bob@host", "bob", "", "host:80"),
        ];
        for (value, name, password, host) in cases {
            let proxy = Proxy::parse("HTTPS_PROXY", value).unwrap();
            assert_eq!(proxy.user, Some((name.to_owned(), password.to_owned())), "{value}");
            assert_eq!(proxy.to_string(), host);
            assert!(proxy.to_reqwest().is_ok(), "{value}");
        }
    }

    #[test]
    fn unusable_proxy_is_config_without_password() {
        let values = [
            "http://bob:hunter2@",
            "http://bob:hunter2@ho st:1",
            "http://bob:hunter2@host:port",
            "socks5://bob:hunter2@host:1",
            "ftp://bob:hunter2@host:1",
            "http://bob:hunter2@host:99999",
            "http://",
            "://",
        ];
        for value in values {
            let error = chosen(&[("ALL_PROXY", value)], "https://api.plivo.com").unwrap_err();
            assert_eq!(error.code, crate::types::error::ErrorCode::Config, "{value}");
            assert!(error.message.contains("ALL_PROXY") && !error.message.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn exceptions_follow_curl() {
        let cases = [
            ("https://api.plivo.com", "*", true),
            ("https://api.plivo.com", "example.com, .plivo.com", true),
            ("https://api.plivo.com", "*.plivo.com", true),
            ("https://api.plivo.com", "API.plivo.com.", true),
            ("https://api.plivo.com", "plivo.com:443", true),
            ("https://api.plivo.com", "plivo.com:80", false),
            ("https://api.plivo.com", "livo.com", false),
            ("https://api.plivo.com", "10.0.0.0/8", false),
            ("https://10.1.2.3", "10.0.0.0/8", true),
            ("https://11.1.2.3", "10.0.0.0/8", false),
            ("https://10.1.2.3", "0.0.0.0/0", true),
            ("https://10.1.2.3", "10.1.2.3", true),
            ("https://[fd00::1]", "fd00::/8", true),
            ("https://[fd00::1]", "[fd00::1]", true),
            ("https://[fd00::1]", "::/0", true),
            ("https://api.plivo.com", "", false),
        ];
        for (target, exceptions, expected) in cases {
            assert_eq!(
                is_excepted(&Url::parse(target).unwrap(), exceptions),
                expected,
                "{target} {exceptions}"
            );
        }
    }
}

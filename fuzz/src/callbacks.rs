//! Callback URLs: no secret is displayed, and an accepted URL stays a URL when masked. The secrets of a URL are its user
//! info, query and fragment. The properties use the parts of a parser, not the engine's own splitting of the text.

use std::net::{Ipv4Addr, Ipv6Addr};

use numplan::callback::{CallbackFinding, CallbackUrl};
use numplan::secret::MASK;
use serde_json::json;
use url::{Host, Url};

use crate::dictionary::CANARY;

/// The text is the URL.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let url = CallbackUrl::from(&*text);
    let masked = url.masked();
    assert_eq!(url.expose(), text);
    assert_eq!((url.to_string(), format!("{url:?}")), (masked.clone(), format!("CallbackUrl({masked})")));
    assert_eq!(json!(url), json!(masked));

    let Ok(parsed) = Url::parse(&text) else {
        assert_eq!(masked, format!("({MASK})"), "text that is no URL is displayed");
        assert!(url.check(true).is_err() && url.check(false).is_err());
        return check_hides_canary(&text);
    };
    check_hides_canary(&text);
    for secret in secret_parts(&parsed).into_iter().filter(|secret| text.matches(secret).count() == 1) {
        check_hides_canary(&text.replace(secret, CANARY));
    }
    let secrets = url.secrets();
    for part in [parsed.username(), parsed.password().unwrap_or_default(), parsed.query().unwrap_or_default()]
    {
        assert!(part.is_empty() || secrets.iter().any(|secret| secret == part), "{part:?} is not listed");
    }

    let (any_host, public_host) = (url.check(true), url.check(false));
    if let Ok(findings) = &any_host {
        check_accepted(&parsed, findings, &masked);
        assert!(text.chars().count() <= 2_048 && !text.chars().any(char::is_whitespace), "{text:?}");
    }
    let expected = if is_public(&parsed) { any_host.as_ref().ok() } else { None };
    assert_eq!(public_host.as_ref().ok(), expected, "the rule of public hosts differs for {parsed}");
}

/// The masked form of an accepted URL parses and differs from the URL in the masked parts only.
fn check_accepted(parsed: &Url, findings: &[CallbackFinding], masked: &str) {
    let has_user_info = !parsed.username().is_empty() || parsed.password().is_some();
    assert!(matches!(parsed.scheme(), "http" | "https"));
    assert_eq!(findings.contains(&CallbackFinding::PlainHttp), parsed.scheme() == "http");
    assert_eq!(findings.contains(&CallbackFinding::UserInfo), has_user_info);

    let shown = Url::parse(masked).unwrap_or_else(|error| panic!("{masked} does not parse: {error}"));
    let visible = |url: &Url| {
        let host = url.host_str().map(str::to_owned);
        (url.scheme().to_owned(), host, url.port(), url.path().to_owned())
    };
    assert_eq!(visible(&shown), visible(parsed), "{masked}");
    assert!(shown.username() == MASK || (shown.username().is_empty() && !has_user_info), "{masked}");
    assert_eq!(shown.password(), None, "{masked}");
    assert_eq!(shown.query(), parsed.query().map(|_| MASK), "{masked}");
    assert_eq!(shown.fragment(), parsed.fragment().map(|_| MASK), "{masked}");
    if has_user_info || parsed.query().is_some() || parsed.fragment().is_some() {
        let rule = CallbackUrl::from(masked).check(true).map_err(|(rule, _)| rule);
        assert_eq!(rule, Err("masked"), "{masked} is accepted as a URL");
    }
}

/// Neither the masked form nor a message shows the canary, if it occurs in secret parts only.
fn check_hides_canary(text: &str) {
    let count = |text: &str| text.matches(CANARY).count();
    if let Ok(parsed) = Url::parse(text) {
        // A parser drops line breaks, by which the canary may appear in a visible part.
        let in_secrets = secret_parts(&parsed).into_iter().map(count).sum::<usize>();
        if in_secrets != count(text) || in_secrets != count(parsed.as_str()) {
            return;
        }
    }
    let url = CallbackUrl::from(text);
    assert_eq!(count(&url.masked()), 0, "{text:?}: {}", url.masked());
    for (rule, message) in [url.check(true), url.check(false)].into_iter().filter_map(Result::err) {
        assert!(!rule.is_empty() && !message.is_empty());
        assert_eq!(count(&message), 0, "{text:?}: {rule}: {message}");
    }
}

fn secret_parts(url: &Url) -> Vec<&str> {
    let parts = [Some(url.username()), url.password(), url.query(), url.fragment()];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect()
}

/// The engine's rule of public hosts, written independently of it.
fn is_public(url: &Url) -> bool {
    match url.host() {
        None => false,
        Some(Host::Domain(name)) => {
            let labels: Vec<&str> = name.strip_suffix('.').unwrap_or(name).split('.').collect();
            let is_reserved = match labels.as_slice() {
                [.., "home", "arpa"] => true,
                [.., last] => RESERVED_LABELS.contains(last),
                [] => true,
            };
            labels.len() > 1
                && !is_reserved
                && labels.iter().all(|label| !matches!(*label, "") && !label.contains('*'))
        }
        Some(Host::Ipv4(address)) => is_public_v4(address),
        Some(Host::Ipv6(address)) => is_public_v6(address),
    }
}

const RESERVED_LABELS: [&str; 8] =
    ["localhost", "localdomain", "local", "internal", "lan", "test", "invalid", "example"];

/// Networks that are not public, with the lengths of their prefixes.
const PRIVATE_V4: [([u8; 4], u32); 9] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 168, 0, 0], 16),
    ([224, 0, 0, 0], 4),
    ([255, 255, 255, 255], 32),
];
const PRIVATE_V6: [(u16, u32); 3] = [(0xfc00, 7), (0xfe80, 10), (0xff00, 8)];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let address = u32::from(address);
    !PRIVATE_V4
        .iter()
        .any(|(network, length)| (address ^ u32::from(Ipv4Addr::from(*network))) >> (32 - length) == 0)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let bits = u128::from(address);
    // The last 32 bits are an IPv4 address after `::`, `::ffff:` and NAT64's `64:ff9b::`.
    if [0, 0xffff, 0x64_ff9b << 64].contains(&(bits >> 32)) {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let first = address.segments()[0];
    !PRIVATE_V6.iter().any(|(network, length)| (first ^ network) >> (16 - length) == 0)
}

//! Callback URLs: what of one may be written and what may be shown. User info and query are secrets; the other half of
//! the URL is known here from a parser's own parts, not from how the engine puts them together.

use numplan::callback::{CallbackFinding, CallbackUrl};
use numplan::secret::MASK;
use serde_json::json;
use url::{Host, Url};

use crate::words::CANARY;

/// The text is the URL. Corpus and dictionary carry the word [`CANARY`] where secrets are.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let url = CallbackUrl::from(&*text);
    let masked = url.masked();
    assert_eq!(url.expose(), text);
    assert_eq!((url.to_string(), format!("{url:?}")), (masked.clone(), format!("CallbackUrl({masked})")));
    assert_eq!(json!(url), json!(masked));
    let (private, public) = (url.check(true), url.check(false));

    let Ok(parsed) = Url::parse(&text) else {
        assert_eq!(masked, format!("({MASK})"), "what is no URL is not shown at all");
        assert!(private.is_err() && public.is_err());
        return said(&url, &[]);
    };
    nothing_shows(&parsed, &masked);
    let open = [parsed.scheme(), parsed.host_str().unwrap_or_default(), parsed.path()];
    if !open.iter().any(|part| part.contains(CANARY)) {
        assert!(!masked.contains(CANARY), "{masked}");
    }
    said(&url, &open);

    let secrets = url.secrets();
    for part in [parsed.username(), parsed.password().unwrap_or_default(), parsed.query().unwrap_or_default()]
    {
        assert!(part.is_empty() || secrets.iter().any(|secret| secret == part), "{part:?} is no secret");
    }
    if let Ok(findings) = &private {
        let user_info = !parsed.username().is_empty() || parsed.password().is_some();
        assert!(matches!(parsed.scheme(), "http" | "https"));
        assert!(text.chars().count() <= 2_048 && !text.chars().any(char::is_whitespace));
        assert_eq!(findings.contains(&CallbackFinding::PlainHttp), parsed.scheme() == "http");
        assert_eq!(findings.contains(&CallbackFinding::UserInfo), user_info);
        if user_info || parsed.query().is_some() {
            let rule = CallbackUrl::from(masked.as_str()).check(true).map_err(|(rule, _)| rule);
            assert_eq!(rule, Err("masked"), "the masked form is not written by accident");
        }
    }
    if public.is_ok() {
        assert_eq!(public, private, "who may write to public hosts may do so everywhere");
        assert!(is_public(&parsed), "{parsed}");
    }
}

/// The masked form, taken apart again: nothing but the mask is where secrets were, and the rest is as it was.
fn nothing_shows(parsed: &Url, masked: &str) {
    // Where a parser cannot tell the parts (`mailto:`), there are no secrets either.
    if parsed.cannot_be_a_base() || !matches!(parsed.scheme(), "http" | "https") {
        return;
    }
    let shown = Url::parse(masked);
    let shown = shown.unwrap_or_else(|error| panic!("{masked} is no URL any more: {error}"));
    assert!(matches!(shown.username(), "" | MASK), "{masked}");
    assert_eq!((shown.password(), shown.fragment()), (None, None), "{masked}");
    assert!(matches!(shown.query(), None | Some(MASK)), "{masked}");
    assert_eq!(
        (shown.host_str(), shown.port(), shown.path()),
        (parsed.host_str(), parsed.port(), parsed.path())
    );
}

/// Messages about a URL show no secret of it.
fn said(url: &CallbackUrl, open: &[&str]) {
    for end in [url.check(true), url.check(false)] {
        if let Err((rule, message)) = end {
            assert!(!rule.is_empty() && !message.is_empty());
            let shows = message.contains(CANARY) && !open.iter().any(|part| part.contains(CANARY));
            assert!(!shows, "{rule}: {message}");
        }
    }
}

/// The rule of hosts, written a second time.
fn is_public(url: &Url) -> bool {
    match url.host() {
        None => false,
        Some(Host::Domain(name)) => {
            let name = format!(".{}", name.trim_end_matches('.').to_ascii_lowercase());
            let private = [".localhost", ".local", ".internal"].iter().any(|end| name.ends_with(end));
            !private && name.matches('.').count() > 1
        }
        Some(Host::Ipv4(ip)) => {
            !(ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified())
        }
        Some(Host::Ipv6(ip)) => {
            let inner = ip.to_ipv4_mapped();
            let inner = inner.is_some_and(|ip| ip.is_loopback() || ip.is_private() || ip.is_link_local());
            let first = ip.segments()[0];
            !(inner
                || ip.is_loopback()
                || ip.is_unspecified()
                || first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80)
        }
    }
}

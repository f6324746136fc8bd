//! The part of a response that its error keeps: headers, and the beginning of the body, with secrets masked.

use http::HeaderMap;
use http::header::{LOCATION, SET_COOKIE};

use crate::operation::Response;
use crate::types::callback::CallbackUrl;
use crate::types::error::{ErrorDetails, ResponseHeader};
use crate::types::secret::{MASK, Secrets};
use crate::types::text;

/// Bytes of the body that an error keeps.
const KEPT: usize = 2 * 1024;
/// Bytes of the body in which secrets are masked before it is cut: a cut must not split a secret.
const SEARCHED: usize = 16 * 1024;
/// Headers that an error keeps, and bytes of each value.
const HEADERS: usize = 64;
const VALUE: usize = 512;
/// Characters of the body that a message quotes.
const QUOTED: usize = 200;

/// Copies the response into the error.
pub(super) fn keep(response: &Response, secrets: &Secrets, detail: &mut ErrorDetails) {
    let secrets = secrets.with_encodings();
    detail.status = Some(response.status().as_u16());
    detail.response_headers = headers(response.headers(), &secrets);
    detail.response_body = body(response.body(), &secrets);
}

fn headers(of: &HeaderMap, secrets: &Secrets) -> Vec<ResponseHeader> {
    let kept = of.iter().take(HEADERS).map(|(name, value)| {
        let mut value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        if name == SET_COOKIE {
            MASK.clone_into(&mut value);
        } else if name == LOCATION && value.contains(['?', '@', '#']) {
            // The query of a URL may hold a secret of the provider.
            value = CallbackUrl::from(value).masked();
        }
        secrets.mask(&mut value);
        ResponseHeader { name: name.as_str().to_owned(), value: cut(value, VALUE) }
    });
    kept.collect()
}

fn body(of: &[u8], secrets: &Secrets) -> Option<String> {
    if of.is_empty() {
        return None;
    }
    let searched = of.get(..SEARCHED).unwrap_or(of);
    let mut body = String::from_utf8_lossy(searched).into_owned();
    if searched.len() < of.len() {
        // The mark of shortened text: a secret that is cut in front of it is masked, too.
        body.push('…');
    }
    secrets.mask(&mut body);
    Some(cut(body, KEPT))
}

/// Shortens `text` to at most `most` bytes and a mark.
fn cut(mut text: String, most: usize) -> String {
    if text.len() > most {
        let end = (0..=most).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or_default());
        text.push('…');
    }
    text
}

/// A kept body on one short line: of HTML its title, else its text without tags.
pub(super) fn quote(body: &str) -> Option<String> {
    let plain = if body.trim_start().starts_with('<') { plain_text(body) } else { body.to_owned() };
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then(|| text::brief(&line, QUOTED))
}

fn plain_text(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let title = lower.split_once("<title>").and_then(|(before, after)| {
        let start = before.len() + "<title>".len();
        html.get(start..start + after.find("</title>")?)
    });
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        return title.to_owned();
    }
    let mut plain = String::with_capacity(html.len());
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                plain.push(' ');
            }
            _ if is_tag => {}
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(bytes: &[u8], secret: &str) -> String {
        body(bytes, &Secrets::new([secret.to_owned()]).with_encodings()).unwrap_or_default()
    }

    #[test]
    fn body_is_masked_before_cut() {
        let secret = "s3cret/with \"quotes\" & é";
        let spellings = [
            secret.to_owned(),
            r#"s3cret\/with \"quotes\" & é"#.to_owned(),
            r#"s3cret/with \"quotes\" & \u00e9"#.to_owned(),
            "s3cret%2Fwith+%22quotes%22+%26+%C3%A9".to_owned(),
            "s3cret%2Fwith%20%22quotes%22%20%26%20%C3%A9".to_owned(),
            "s3cret/with &quot;quotes&quot; &amp; é".to_owned(),
        ];
        for spelling in spellings {
            for lead in [0, KEPT - 10, SEARCHED - 10] {
                let text = format!("{}{spelling}", "a".repeat(lead));
                let seen = kept(text.as_bytes(), secret);
                assert!(!seen.contains("s3cret"), "{lead}: {seen}");
                assert!(seen.len() <= KEPT + '…'.len_utf8(), "{}", seen.len());
            }
        }
        let repeated = "s3cr".repeat(SEARCHED);
        assert!(!kept(repeated.as_bytes(), "s3cr").contains("s3cr"));
        assert_eq!(kept(b"caf\xe9", "none"), "caf\u{fffd}");
    }

    #[test]
    fn quote_is_one_line_without_tags() {
        let cases = [
            ("{\"errors\":[\"too long\"]}", Some("{\"errors\":[\"too long\"]}")),
            ("<html>\r\n<head><TITLE>403\nForbidden</title>", Some("403 Forbidden")),
            ("<h1>Sorry</h1><p>no\u{1b}", Some("Sorry no\\u{1b}")),
            ("<title></title>", None),
            ("  \n", None),
            ("<title>", None),
        ];
        for (body, expected) in cases {
            assert_eq!(quote(body).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn header_secrets_are_masked() {
        let mut of = HeaderMap::new();
        let pairs = [
            ("set-cookie", "session=abc", "***"),
            ("location", "https://example.com/login?token=abc", "https://example.com/login?***"),
            ("x-echo", "key s3cret", "key ***"),
            ("server", "nginx", "nginx"),
        ];
        for (name, value, _) in pairs {
            of.insert(name, http::HeaderValue::from_static(value));
        }
        let seen = headers(&of, &Secrets::new(["s3cret".to_owned()]));
        for (name, _, masked) in pairs {
            let value = seen.iter().find(|header| header.name == name).map(|header| header.value.as_str());
            assert_eq!(value, Some(masked), "{name}");
        }
    }
}

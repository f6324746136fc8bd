//! Secrets: credentials, and masking of secrets in text from providers.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;
use zeroize::Zeroizing;

/// A credential. It implements neither `Debug` nor `Display`, and its memory is wiped on drop.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "secrets are never printed")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a credential.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(Zeroizing::new(secret.into()))
    }

    /// The credential itself. The caller is responsible for where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self::new(secret)
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self::new(secret)
    }
}

/// The text shown instead of a secret.
pub const MASK: &str = "***";

/// The end mark of shortened text.
const CUT: char = '…';

/// The length of the longest prefix of `secret` that ends `text`. A match below four bytes is coincidence.
fn begun(text: &str, secret: &str) -> Option<usize> {
    (4..secret.len()).rev().find(|at| secret.get(..*at).is_some_and(|beginning| text.ends_with(beginning)))
}

/// The secrets of an operation. A provider may repeat them in its texts, where they are masked.
#[derive(Clone, Default)]
#[expect(missing_debug_implementations, reason = "secrets are never printed")]
pub struct Secrets(Vec<Zeroizing<String>>);

impl Secrets {
    /// Collects secrets. Those shorter than four characters are ignored: they match by coincidence, and no provider
    /// issues one.
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let long = secrets.into_iter().filter(|secret| secret.len() >= 4);
        let mut secrets: Vec<_> = long.map(Zeroizing::new).collect();
        // Longest first: masking a secret that is part of another would hide the longer one from the search.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self(secrets)
    }

    /// Masks the secrets in `text`, and a secret's beginning where the text was shortened.
    pub fn scrub<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut clean = Cow::Borrowed(text);
        if text.contains(CUT) {
            clean = Cow::Owned(self.scrub_cuts(text));
        }
        for secret in &self.0 {
            if clean.contains(secret.as_str()) {
                clean = Cow::Owned(clean.replace(secret.as_str(), MASK));
            }
        }
        clean
    }

    fn scrub_cuts(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((piece, after)) = rest.split_once(CUT) {
            let begun = self.0.iter().filter_map(|secret| begun(piece, secret)).max();
            match begun.and_then(|length| piece.get(..piece.len() - length)) {
                Some(before) => clean.extend([before, MASK]),
                None => clean.push_str(piece),
            }
            clean.push(CUT);
            rest = after;
        }
        clean.push_str(rest);
        clean
    }

    /// The same secrets, also as JSON, HTML and URLs write them.
    pub(crate) fn with_encodings(&self) -> Self {
        let spellings = self.0.iter().flat_map(|secret| {
            let json = Value::String(secret.to_string()).to_string();
            let json = json.get(1..json.len() - 1).unwrap_or_default().to_owned();
            let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            let quoted = [html.replace('"', "&quot;"), html.replace('"', "&#34;")];
            let path = form.replace('+', "%20");
            let json =
                [ascii_json(&json), json.replace('/', "\\/"), ascii_json(&json).replace('/', "\\/"), json];
            json.into_iter().chain(quoted).chain([form, path, html, secret.to_string()])
        });
        let mut secrets = Self::new(spellings);
        secrets.0.dedup();
        secrets
    }

    /// Masks the secrets in every string of a JSON value.
    pub(crate) fn mask_json(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.mask(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask_json(item)),
            Value::Object(members) => members.values_mut().for_each(|member| self.mask_json(member)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Masks the secrets in `text`.
    pub fn mask(&self, text: &mut String) {
        if let Cow::Owned(clean) = self.scrub(text) {
            *text = clean;
        }
    }
}

/// JSON text with every character beyond ASCII as an escape.
fn ascii_json(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for unit in json.encode_utf16() {
        match u8::try_from(unit).ok().filter(u8::is_ascii) {
            Some(letter) => ascii.push(letter.into()),
            // Writing to a String cannot fail.
            None => drop(write!(ascii, "\\u{unit:04x}")),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_secrets_are_masked() {
        let secrets = Secrets::new(["hook".to_owned(), "hook-9f3a".to_owned(), "abc".to_owned()]);
        assert_eq!(secrets.scrub("hook and hook-9f3a: hook-9f3a, abc"), "*** and ***: ***, abc");
        assert_eq!(secrets.scrub("nothing here"), "nothing here");
        assert_eq!(secrets.scrub("cut: hook-9f…, hook-9f, and hoo…"), "cut: ***…, ***-9f, and hoo…");
    }
}

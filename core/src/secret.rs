//! What must never be seen: credentials, and the parts of callback URLs that protect them.

use std::borrow::Cow;

use zeroize::Zeroizing;

/// A credential. It has neither `Debug` nor `Display`, and its memory is wiped when it is dropped.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "the point of it")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a credential in.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(Zeroizing::new(secret.into()))
    }

    /// The credential itself. Whoever calls this is responsible for where it goes.
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

/// What stands in the place of something that is not shown.
pub const MASK: &str = "***";

/// `text` without any of `secrets`: a provider may repeat in its error what it was sent.
///
/// A secret of fewer than four characters is not looked for: its letters would be found everywhere, and no
/// provider issues one.
pub fn scrub<'a>(text: &'a str, secrets: &[&str]) -> Cow<'a, str> {
    let mut clean = Cow::Borrowed(text);
    for secret in secrets.iter().filter(|secret| secret.len() >= 4) {
        if clean.contains(*secret) {
            clean = Cow::Owned(clean.replace(secret, MASK));
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_secret_is_masked_wherever_it_stands() {
        assert_eq!(scrub("key s3cr3t is bad: s3cr3t", &["s3cr3t"]), "key *** is bad: ***");
        assert_eq!(scrub("no key here", &["s3cr3t", ""]), "no key here");
    }
}

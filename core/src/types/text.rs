//! Remote text made safe to show: it may be printed where escape sequences act.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` on one line, its control and bidirectional characters escaped.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if is_unsafe(letter) {
            // Writing to a String cannot fail.
            let _ = write!(safe, "{}", letter.escape_unicode());
        } else {
            safe.push(letter);
        }
    }
    Cow::Owned(safe)
}

/// `text` made safe, and cut after `most` characters.
pub fn brief(text: &str, most: usize) -> String {
    let safe = shown(text);
    let mut short: String = safe.chars().take(most).collect();
    if short.len() < safe.len() {
        short.push('…');
    }
    short
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_escapes_and_bidi_overrides_lose_their_force() {
        let cases = [
            ("NYC Number", "NYC Number"),
            ("red \u{1b}[31m", "red \\u{1b}[31m"),
            ("two\nlines", "two\\u{a}lines"),
            ("abc\u{202e}cba", "abc\\u{202e}cba"),
            ("Zürich 北京", "Zürich 北京"),
        ];
        for (remote, safe) in cases {
            assert_eq!(shown(remote), safe);
        }
        assert_eq!(brief("abcdef", 3), "abc…");
        assert_eq!(brief("abc", 3), "abc");
    }
}

//! Escaping of remote text, which may be printed on a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Escapes control, invisible and bidirectional characters, which also puts the text on one line.
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

/// Escapes `text` as [`shown`] does and shortens it to `most` characters.
pub fn brief(text: &str, most: usize) -> String {
    let safe = shown(text);
    let mut short: String = safe.chars().take(most).collect();
    if short.len() < safe.len() {
        short.push('…');
    }
    short
}

/// The item, if there is only one, else how many there are.
pub(crate) fn one_or_many(items: &[impl ToString], noun: &str) -> String {
    match items {
        [item] => item.to_string(),
        items => format!("{} {noun}", items.len()),
    }
}

/// Whether a character is a control character, invisible, or changes the direction of text.
pub(crate) fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_control_and_direction_characters() {
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

//! Repair of malformed JSON from providers.
//!
//! Proxies and older systems send a byte order mark, bytes that are not UTF-8, half of a surrogate pair, or `NaN`. A
//! strict parser rejects the whole body for one of these, so an update that was applied would look like a failure.

use std::borrow::Cow;

/// Returns the body with its malformed parts replaced; `None` if nothing needs repair.
///
/// A byte order mark is removed. A byte that is not UTF-8 and a lone surrogate become U+FFFD. `NaN`, `Infinity` and
/// `-Infinity` become `null`.
pub(crate) fn repair(body: &[u8]) -> Option<Vec<u8>> {
    // Most bodies have none of the bytes with which a malformed part begins. Every byte is looked at, since a loop
    // without an exit is compiled to vector instructions.
    let may_begin = |byte: u8| !byte.is_ascii() || matches!(byte, b'\\' | b'N' | b'I');
    if !body.iter().fold(false, |found, byte| found | may_begin(*byte)) {
        return None;
    }
    let unmarked = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let text = String::from_utf8_lossy(unmarked);
    let is_intact = unmarked.len() == body.len() && matches!(text, Cow::Borrowed(_));
    if is_intact && !text.contains("\\u") && !text.contains("NaN") && !text.contains("Infinity") {
        return None;
    }
    let repaired = replace_tokens(&text);
    (repaired.as_bytes() != body).then(|| repaired.into_bytes())
}

/// Replaces lone surrogates inside strings and non-finite numbers outside of them.
fn replace_tokens(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut in_string = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' => {
                in_string = !in_string;
                repaired.push('"');
                1
            }
            '\\' if in_string => push_escape(rest, &mut repaired),
            'N' | 'I' | '-' if !in_string => {
                match ["NaN", "Infinity", "-Infinity"].iter().find(|word| rest.starts_with(**word)) {
                    Some(word) => {
                        repaired.push_str("null");
                        word.len()
                    }
                    None => push_char(first, &mut repaired),
                }
            }
            other => push_char(other, &mut repaired),
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    repaired
}

fn push_char(letter: char, to: &mut String) -> usize {
    to.push(letter);
    letter.len_utf8()
}

/// Copies the escape sequence that `rest` begins with, and returns its length. A lone surrogate becomes `\ufffd`.
fn push_escape(rest: &str, to: &mut String) -> usize {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (length, is_lone) = match (unit(0), unit(6)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, false),
        (Some(0xD800..=0xDFFF), _) => (6, true),
        (Some(_), _) => (6, false),
        (None, _) => (1 + rest.chars().nth(1).map_or(0, char::len_utf8), false),
    };
    to.push_str(if is_lone { "\\ufffd" } else { rest.get(..length).unwrap_or_default() });
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_parts_are_replaced() {
        let cases: [(&[u8], &str); 9] = [
            (b"\xef\xbb\xbf{}", "{}"),
            (b"{\"a\":\"caf\xe9\"}", "{\"a\":\"caf\u{fffd}\"}"),
            (br#"{"a":"caf\ud83d"}"#, r#"{"a":"caf\ufffd"}"#),
            (br#"{"a":"\udc00\ud83d\ude00"}"#, r#"{"a":"\ufffd\ud83d\ude00"}"#),
            (br#"{"a":"\ud83d\ud83d\ude00"}"#, r#"{"a":"\ufffd\ud83d\ude00"}"#),
            (b"{\"a\":NaN,\"b\":[-Infinity,Infinity]}", r#"{"a":null,"b":[null,null]}"#),
            (br#"{"a":"NaN \"Infinity","b":NaN}"#, r#"{"a":"NaN \"Infinity","b":null}"#),
            (br#"{"a":"\\ud83d","b":NaN}"#, r#"{"a":"\\ud83d","b":null}"#),
            (br#"{"a":-1,"b":NaN}"#, r#"{"a":-1,"b":null}"#),
        ];
        for (body, expected) in cases {
            let repaired = repair(body).expect("needs repair");
            assert_eq!(String::from_utf8_lossy(&repaired), expected);
            assert!(serde_json::from_slice::<serde_json::Value>(&repaired).is_ok(), "{expected}");
        }
    }

    #[test]
    fn valid_json_stays_untouched() {
        let cases = [r#"{"a":"\u00e9 \ud83d\ude00"}"#, r#"{"a":"NaN"}"#, "[]", "", "{\"a\":\"caf\u{e9}\"}"];
        for body in cases {
            assert_eq!(repair(body.as_bytes()), None, "{body}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_repaired_without_panic(body in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..64)) {
            if let Some(repaired) = repair(&body) {
                proptest::prop_assert!(std::str::from_utf8(&repaired).is_ok());
            }
        }
    }
}

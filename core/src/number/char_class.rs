//! Classes of the characters in a typed, pasted or exported phone number.

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharClass {
    /// A digit, as its ASCII code. Full-width digits are included.
    Digit(u8),
    /// `+`, plain or full-width.
    Plus,
    /// Spaces, hyphens, dots, parentheses: formatting.
    Separator,
    /// Invisible marks that copying brings along: text direction, joiners, a byte order mark.
    Hidden,
    /// A comma or semicolon: formatting, a dialing pause before an extension, or the end of a number.
    Pause,
    /// A slash, bar, ampersand or new line: formatting, or the end of a number.
    Division,
    /// `#`, which introduces an extension.
    Hash,
    /// A letter of any script.
    Letter,
    /// Any other character.
    Other,
}

impl CharClass {
    pub(super) fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit(ascii_digit(c, '0')),
            '\u{FF10}'..='\u{FF19}' => Self::Digit(ascii_digit(c, '\u{FF10}')),
            '+' | '\u{FF0B}' => Self::Plus,
            ',' | ';' => Self::Pause,
            '/' | '\u{FF0F}' | '|' | '&' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Self::Division,
            '#' => Self::Hash,
            _ if is_hidden(c) => Self::Hidden,
            _ if is_formatting(c) || c.is_whitespace() => Self::Separator,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// Whether a character around a number can be dropped without loss: blanks, hidden marks, and the quotation marks of
/// CSV cells and spreadsheets (a leading `'` or `="…"` marks a cell as text).
pub(super) fn is_wrapping(c: char) -> bool {
    let quotes = ['\'', '"', '`', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{FF07}'];
    c == '=' || quotes.contains(&c) || c.is_whitespace() || is_hidden(c)
}

/// The digit of a letter on a telephone keypad.
pub(super) fn key(c: char) -> Option<char> {
    match c.to_ascii_uppercase() {
        'A'..='C' => Some('2'),
        'D'..='F' => Some('3'),
        'G'..='I' => Some('4'),
        'J'..='L' => Some('5'),
        'M'..='O' => Some('6'),
        'P'..='S' => Some('7'),
        'T'..='V' => Some('8'),
        'W'..='Z' => Some('9'),
        _ => None,
    }
}

fn is_formatting(c: char) -> bool {
    let hyphen = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}');
    let dot = matches!(c, '.' | '\u{FF0E}' | '\u{B7}' | '\u{2022}' | '\u{2219}');
    let bracket = matches!(c, '(' | ')' | '[' | ']' | '\u{FF08}' | '\u{FF09}');
    hyphen || dot || bracket
}

fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// `c` is one of the ten characters that begin with `zero`, so the difference is at most 9.
fn ascii_digit(c: char, zero: char) -> u8 {
    b'0' + u8::try_from(u32::from(c) - u32::from(zero)).unwrap_or(0)
}

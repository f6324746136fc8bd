//! The conventions of a language: the spelling of names, clearing, units of time.

use std::borrow::Cow;

/// The conventions of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The spelling of names.
    pub names: NameStyle,
    /// How a caller empties a field, to follow "or".
    pub clear: &'static str,
    /// Whether lengths of time are in milliseconds instead of seconds.
    pub milliseconds: bool,
}

/// The spelling of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameStyle {
    /// `cnam_lookups_enabled`, as on the wire.
    Snake,
    /// `cnamLookupsEnabled`
    Camel,
}

impl Dialect {
    /// The conventions of the wire.
    pub const WIRE: Self =
        Self { names: NameStyle::Snake, clear: "clear it explicitly", milliseconds: false };
    /// Python.
    pub const PYTHON: Self =
        Self { names: NameStyle::Snake, clear: "pass numplan.CLEAR to empty it", milliseconds: false };
    /// JavaScript and TypeScript.
    pub const NODE: Self =
        Self { names: NameStyle::Camel, clear: "pass null to empty it", milliseconds: true };
    /// Swift and Kotlin.
    pub const MOBILE: Self = Self { names: NameStyle::Camel, clear: "clear it", milliseconds: false };

    /// Spells a name of the wire in this language.
    pub fn spell<'a>(&self, name: &'a str) -> Cow<'a, str> {
        match self.names {
            NameStyle::Snake => Cow::Borrowed(name),
            NameStyle::Camel if !name.contains('_') => Cow::Borrowed(name),
            NameStyle::Camel => {
                let mut spelled = String::with_capacity(name.len());
                let mut up = false;
                for letter in name.chars() {
                    if letter == '_' {
                        up = !spelled.is_empty();
                    } else if std::mem::take(&mut up) {
                        spelled.push(letter.to_ascii_uppercase());
                    } else {
                        spelled.push(letter);
                    }
                }
                Cow::Owned(spelled)
            }
        }
    }

    /// Spells the `names` of the wire in `text` in this language. Only whole words are names.
    pub fn respell<'a>(&self, text: &'a str, names: &[&str]) -> Cow<'a, str> {
        if self.names == NameStyle::Snake || !text.contains('_') {
            return Cow::Borrowed(text);
        }
        let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let mut respelled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_of_word) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|letter| !is_of_word(letter)).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            respelled.push_str(before);
            respelled.push_str(&if names.contains(&word) { self.spell(word) } else { Cow::Borrowed(word) });
            rest = after;
        }
        respelled.push_str(rest);
        Cow::Owned(respelled)
    }

    /// Converts a length of time of the caller to seconds.
    pub(crate) fn seconds(&self, given: f64) -> f64 {
        if self.milliseconds { given / 1_000.0 } else { given }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_language() {
        let cases = [
            ("alias", "alias"),
            ("cnam_lookups_enabled", "cnamLookupsEnabled"),
            ("renewal_date__gt", "renewalDateGt"),
            ("country_iso", "countryIso"),
            ("number_startswith", "numberStartswith"),
        ];
        for (wire, camel) in cases {
            assert_eq!(Dialect::NODE.spell(wire), camel);
            assert_eq!(Dialect::PYTHON.spell(wire), wire);
        }
    }

    #[test]
    fn only_whole_words_are_names() {
        let names = ["messaging_enabled", "alias"];
        let text = "`messaging_email` works only with messaging_enabled true, not my_messaging_enabled";
        let wanted = "`messaging_email` works only with messagingEnabled true, not my_messaging_enabled";
        assert_eq!(Dialect::NODE.respell(text, &names), wanted);
        assert_eq!(Dialect::PYTHON.respell(text, &names), text);
        assert_eq!(Dialect::NODE.respell("ä_ö messaging_enabled", &names), "ä_ö messagingEnabled");
    }
}

//! Parsing of both number types, and the conversions that follow from it: text in, text out, serde.
//!
//! A macro rather than a trait, since these are foreign traits on two types. All of them use the type's own `parse`
//! and `as_str`.

use super::error::NumberError;
use super::finding::FindingCode;
use super::nanp::Nanp;
use super::parse_any::{is_bare, parse_any, parse_exact};
use super::phone::{LONGEST, PhoneNumber, SHORTEST};

impl Nanp {
    /// Parses eleven digits, with or without a plus before them. [`normalize`](super::normalize()) reads other forms.
    ///
    /// # Errors
    ///
    /// The [`FindingCode`] that refuses the text, with a suggested number where one can be told.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        match parse_exact(text) {
            Some((digits, _)) => Ok(Self::from_digits(digits)),
            None => Err(Self::refusal(text)),
        }
    }

    fn refusal(text: &str) -> NumberError {
        let rule =
            parse_any(text).map_or_else(|rule| rule, |parsed| parsed.form.unwrap_or(FindingCode::Form));
        NumberError::new(rule, text)
    }
}

impl PhoneNumber {
    /// Parses digits, or a plus and digits. [`normalize`](super::normalize()) reads other forms.
    ///
    /// # Errors
    ///
    /// [`FindingCode::Length`] or [`FindingCode::LeadingZero`]; for a number that begins with 1 any rule of the
    /// numbering plan; for a text with other characters the finding that describes it, mostly [`FindingCode::Form`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        if let Some((digits, _)) = parse_exact(text) {
            return Ok(Self::from_digits(digits));
        }
        Self::foreign(text).ok_or_else(|| Self::refusal(text))
    }

    fn foreign(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+').unwrap_or(text);
        let possible =
            is_bare(text) && (SHORTEST..=LONGEST).contains(&digits.len()) && !digits.starts_with(['0', '1']);
        possible.then(|| Self::from_digits(digits.as_bytes()))
    }

    fn refusal(text: &str) -> NumberError {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match parse_any(text) {
            Ok(parsed) => NumberError::new(parsed.form.unwrap_or(FindingCode::Form), text),
            // Any country is accepted here, so the fault is the count of digits or the form.
            Err(FindingCode::CountryCode | FindingCode::Length) if !digits.starts_with('1') => {
                if is_bare(text) {
                    NumberError::e164_length(text)
                } else {
                    // Without a plus the digits may lack a country code.
                    let meant = Self::foreign(&digits).filter(|_| text.contains('+'));
                    NumberError::with_suggestion(FindingCode::Form, text, meant)
                }
            }
            Err(rule) => NumberError::new(rule, text),
        }
    }
}

/// Fails with [`FindingCode::CountryCode`] for a number of another country.
impl TryFrom<PhoneNumber> for Nanp {
    type Error = NumberError;

    fn try_from(number: PhoneNumber) -> Result<Self, NumberError> {
        Self::of(number).ok_or_else(|| NumberError::new(FindingCode::CountryCode, number.as_str()))
    }
}

/// Implements the standard traits of a type that has `parse` and `as_str`.
macro_rules! text_impls {
    ($number:ident, $expected:literal) => {
        #[cfg(feature = "bindings")]
        impl crate::types::export::Export for $number {
            const TYPE: crate::types::export::Type = crate::types::export::Type::Text;

            fn export(self) -> crate::types::export::ExportValue {
                crate::types::export::ExportValue::Text(self.as_str().to_owned().into())
            }
        }

        /// Writes the digits.
        impl std::fmt::Display for $number {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Writes the type's name and the digits.
        impl std::fmt::Debug for $number {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($number), "({})"), self.as_str())
            }
        }

        impl std::str::FromStr for $number {
            type Err = NumberError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $number {
            type Error = NumberError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $number {
            type Error = NumberError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        /// Writes a string of digits.
        impl serde::Serialize for $number {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Reads a string or an integer; both must pass `parse`.
        impl<'de> serde::Deserialize<'de> for $number {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $number;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$number, E> {
                        $number::parse(text).map_err(E::custom)
                    }

                    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<$number, E> {
                        self.visit_str(&value.to_string())
                    }

                    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<$number, E> {
                        self.visit_str(&value.to_string())
                    }
                }

                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

text_impls!(Nanp, "a North American number, as a string of eleven digits or an integer");
text_impls!(PhoneNumber, "a phone number, as a string of digits or an integer");

//! Conversions that both number types share: text in, text out, serde.
//!
//! A macro rather than a trait, since these are foreign traits on two types. All of them use the type's own `parse`
//! and `as_str`.

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
            type Err = $crate::number::NumberError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $number {
            type Error = $crate::number::NumberError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $number {
            type Error = $crate::number::NumberError;

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

pub(super) use text_impls;

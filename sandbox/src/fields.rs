//! Typed reading of the fields of a request body. Collects an error for every wrong field.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::switches::UnknownFields;

/// A field of a request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sent<T> {
    /// Left out: the stored value stays.
    Absent,
    /// `null`.
    Null,
    /// A value of the expected type.
    Value(T),
}

impl<T> Sent<T> {
    /// The value, if there is one.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T: Clone> Sent<T> {
    /// Stores the value, if there is one.
    pub(crate) fn store<F: From<T>>(&self, field: &mut F) {
        if let Self::Value(value) = self {
            *field = value.clone().into();
        }
    }
}

/// Every wrong field with its error message.
pub(crate) type Wrong = BTreeMap<String, String>;

/// The fields of a request body.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    given: &'a Map<String, Value>,
    known: Vec<&'static str>,
    wrong: Wrong,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(given: &'a Map<String, Value>) -> Self {
        Self { given, known: Vec::new(), wrong: Wrong::new() }
    }

    pub(crate) fn text(&mut self, name: &'static str) -> Sent<String> {
        self.read(name, "Not a valid string.", |value| value.as_str().map(str::to_owned))
    }

    pub(crate) fn flag(&mut self, name: &'static str) -> Sent<bool> {
        self.read(name, "Not a valid boolean.", Value::as_bool)
    }

    pub(crate) fn count(&mut self, name: &'static str) -> Sent<u64> {
        self.read(name, "Not a valid integer.", Value::as_u64)
    }

    pub(crate) fn list(&mut self, name: &'static str) -> Sent<&'a [Value]> {
        self.read(name, "Not a valid list.", |value| value.as_array().map(Vec::as_slice))
    }

    /// A string from a fixed list.
    pub(crate) fn one_of(&mut self, name: &'static str, words: &[&str]) -> Sent<String> {
        let sent = self.text(name);
        if let Sent::Value(word) = &sent
            && !words.contains(&word.as_str())
        {
            self.reject(name, format!("Must be one of: {}.", words.join(", ")));
        }
        sent
    }

    fn read<T>(
        &mut self,
        name: &'static str,
        otherwise: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Sent<T> {
        self.known.push(name);
        match self.given.get(name) {
            None => Sent::Absent,
            Some(Value::Null) => Sent::Null,
            Some(value) => read(value).map_or_else(
                || {
                    self.reject(name, otherwise);
                    Sent::Absent
                },
                Sent::Value,
            ),
        }
    }

    /// Accepts a field that has no effect.
    pub(crate) fn allow(&mut self, name: &'static str) {
        self.known.push(name);
    }

    /// Records an error for each of these fields that is `null`.
    pub(crate) fn reject_null(&mut self, names: &[&str], why: &str) {
        let given = self.given;
        for name in names.iter().filter(|name| given.get(**name) == Some(&Value::Null)) {
            self.reject(name, why);
        }
    }

    /// Records an error for a field. The first error of a field is kept.
    pub(crate) fn reject(&mut self, name: &str, why: impl Into<String>) {
        self.wrong.entry(name.to_owned()).or_insert_with(|| why.into());
    }

    /// Returns the errors, including unknown fields if they are rejected.
    pub(crate) fn finish(mut self, unknown: UnknownFields) -> Result<(), Wrong> {
        if unknown == UnknownFields::Rejected {
            let given = self.given;
            for name in given.keys().filter(|name| !self.known.contains(&name.as_str())) {
                self.wrong.insert(name.clone(), "Unknown field.".to_owned());
            }
        }
        if self.wrong.is_empty() { Ok(()) } else { Err(self.wrong) }
    }
}

/// Whether the text is an `http` or `https` URL with a host.
pub(crate) fn is_callback(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

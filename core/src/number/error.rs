//! The error of every function that parses a number.

use std::fmt;

use super::explain::{self, Subject};
use super::finding::FindingCode;
use super::phone::PhoneNumber;
use super::suggest;
use crate::types::error::{Error, FieldError};

/// A refused text. `Display` is one line: the text, what is wrong with it, and what to do. Control, invisible and
/// text-direction characters of the text are escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberError {
    /// The finding that refuses the text; its severity is error.
    pub code: FindingCode,
    /// The text, escaped and shortened for display.
    pub given: String,
    /// The number that was probably meant, where it can be told. Ask before you use it.
    pub suggestion: Option<PhoneNumber>,
    message: String,
}

impl NumberError {
    pub(super) fn new(code: FindingCode, text: &str) -> Self {
        let suggestion = suggest::suggestion(code, text).map(PhoneNumber::from);
        Self::with_suggestion(code, text, suggestion)
    }

    pub(super) fn with_suggestion(code: FindingCode, text: &str, suggestion: Option<PhoneNumber>) -> Self {
        let message = Subject::new(text, suggestion).message(code);
        Self { code, given: explain::shown(text), suggestion, message }
    }

    /// The refusal of a text where a number of any country is accepted.
    pub(super) fn international(code: FindingCode, text: &str) -> Self {
        let message = Subject::new(text, None).international_message(code);
        Self { code, given: explain::shown(text), suggestion: None, message }
    }

    /// [`FindingCode::Length`] where a number of any country is accepted.
    pub(super) fn e164_length(text: &str) -> Self {
        let error = Self::new(FindingCode::Length, text);
        Self { message: Subject::new(text, error.suggestion).e164_length(), ..error }
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NumberError {}

impl From<NumberError> for Error {
    fn from(error: NumberError) -> Self {
        Self::invalid(vec![FieldError::new("number", error.code.as_str(), error.to_string())])
    }
}

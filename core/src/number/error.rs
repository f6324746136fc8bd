//! The error of everything that wants a number and got something else.

use std::fmt;

use super::explain::{self, Subject};
use super::phone::PhoneNumber;
use super::rule::Rule;
use super::suggest;

/// Why a text was refused. Its `Display` is one line that says what was wrong, which text it was, and
/// what to do; the text is quoted with control, invisible and text-direction characters escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberError {
    /// The rule that the text breaks.
    pub rule: Rule,
    /// The text, escaped and shortened so that it can be shown anywhere.
    pub given: String,
    /// The number that was probably meant, where that can be told. Ask before you use it.
    pub suggestion: Option<PhoneNumber>,
    message: String,
}

impl NumberError {
    /// The rule's stable name, the same in every language.
    pub fn code(&self) -> &'static str {
        self.rule.code()
    }

    pub(super) fn new(rule: Rule, text: &str) -> Self {
        let suggestion = suggest::suggestion(rule.into(), text).map(PhoneNumber::from);
        Self::with_suggestion(rule, text, suggestion)
    }

    pub(super) fn with_suggestion(rule: Rule, text: &str, suggestion: Option<PhoneNumber>) -> Self {
        let message = Subject::new(text, suggestion).message(rule.into());
        Self { rule, given: explain::shown(text), suggestion, message }
    }

    /// [`Rule::Length`] where a number of any country would do.
    pub(super) fn e164_length(text: &str) -> Self {
        let error = Self::new(Rule::Length, text);
        Self { message: Subject::new(text, error.suggestion).e164_length(), ..error }
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NumberError {}

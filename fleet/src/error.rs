//! The errors of a fleet. Nothing was sent when one of them is returned.

use std::fmt;

use numplan::{Error, ErrorCode, FieldError};

use crate::account::AccountName;
use crate::wanted::FileErrors;

/// A failure of a fleet operation. Nothing was changed in any account.
///
/// ```
/// use numplan_fleet::FleetError;
///
/// let error = FleetError::Refused("the plan is empty".to_owned());
/// assert_eq!(numplan::Error::from(error).code, numplan::ErrorCode::Config);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum FleetError {
    /// The wanted file has errors.
    File(FileErrors),
    /// A plan, a journal, a lock, a limit or a setting forbids it: why, and what to do.
    Refused(String),
    /// An account has no credentials, or cannot be read.
    Account(AccountName, Error),
}

impl FleetError {
    /// The result of a [`with_provider!`](crate::provider::with_provider) for an account, which the error names.
    pub fn of_account<T>(name: &AccountName, result: Option<Result<T, Error>>) -> Result<T, Self> {
        let result =
            result.unwrap_or_else(|| Err(Error::config("this version has no fleets at the provider")));
        result.map_err(|error| Self::Account(name.clone(), error))
    }

    /// The code that the failure has as an [`Error`].
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::File(_) => ErrorCode::InvalidInput,
            Self::Refused(_) => ErrorCode::Config,
            Self::Account(_, error) => error.code,
        }
    }
}

impl fmt::Display for FleetError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(errors) => errors.fmt(to),
            Self::Refused(message) => to.write_str(message),
            Self::Account(name, error) => write!(to, "{name}: {}", error.message),
        }
    }
}

impl std::error::Error for FleetError {}

impl From<FileErrors> for FleetError {
    fn from(errors: FileErrors) -> Self {
        Self::File(errors)
    }
}

impl From<FleetError> for Error {
    /// The error as an operation reports it: with the code of the account's error, or `config` for a refusal.
    fn from(error: FleetError) -> Self {
        match error {
            FleetError::File(errors) => Self::invalid(
                errors
                    .errors
                    .iter()
                    .map(|error| FieldError::new(error.place(), "file", error.message.clone()))
                    .collect(),
            ),
            FleetError::Refused(message) => Self::config(message),
            FleetError::Account(name, error) => error.about(&name.to_string()),
        }
    }
}

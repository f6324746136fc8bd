//! Failures both ways: the engine's record of an error, and the refusal of something that the app has written.

use std::fmt;

use numplan::Error;
use numplan::export::Export as _;

use crate::tree::FfiTree;

/// The engine's error.
#[derive(uniffi::Error)]
pub enum FfiFailure {
    /// What it knows: the members of the one error type.
    Failed {
        /// They.
        record: FfiTree,
    },
}

impl From<Error> for FfiFailure {
    fn from(error: Error) -> Self {
        Self::Failed { record: error.export().into() }
    }
}

/// The app could not do what it was asked for.
#[derive(Debug, uniffi::Error)]
pub enum FfiRefusal {
    /// Why.
    Refused {
        /// A sentence for people.
        reason: String,
    },
}

impl FfiRefusal {
    pub(crate) fn reason(self) -> String {
        let Self::Refused { reason } = self;
        reason
    }
}

impl From<uniffi::UnexpectedUniFFICallbackError> for FfiRefusal {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Refused { reason: error.reason }
    }
}

impl fmt::Debug for FfiFailure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("FfiFailure")
    }
}

impl fmt::Display for FfiFailure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the operation failed")
    }
}

impl fmt::Display for FfiRefusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Refused { reason } = self;
        to.write_str(reason)
    }
}

impl std::error::Error for FfiFailure {}
impl std::error::Error for FfiRefusal {}

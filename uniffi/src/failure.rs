//! Errors in both directions: those of the engine, and those of code that the app supplies.

use std::fmt;

use numplan::Error;
use numplan::export::Export as _;

use crate::value::FfiValue;

/// The engine's error.
#[derive(uniffi::Error)]
pub enum FfiFailure {
    /// An operation failed.
    Failed {
        /// The error details, in the order of their specification.
        record: FfiValue,
    },
}

impl From<Error> for FfiFailure {
    fn from(error: Error) -> Self {
        Self::Failed { record: error.export().into() }
    }
}

/// Code of the app failed.
#[derive(Debug, uniffi::Error)]
pub enum FfiRefusal {
    /// The code threw an error.
    Refused {
        /// A sentence that describes the failure without its values.
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

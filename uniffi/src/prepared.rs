//! Requests that the app sends by itself.

use numplan::bindings::Prepared;

use crate::failure::FfiFailure;
use crate::value::FfiValue;
use crate::wire::{FfiAttempt, FfiResponse};

/// A request that the app sends by itself.
#[derive(uniffi::Object)]
pub struct FfiPrepared(pub(crate) Prepared);

#[uniffi::export]
impl FfiPrepared {
    /// The request.
    pub fn request(&self) -> Result<FfiAttempt, FfiFailure> {
        Ok(FfiAttempt::plain(&self.0.request, self.0.template))
    }

    /// Reads the response to the request.
    pub fn interpret(&self, response: FfiResponse) -> Result<FfiValue, FfiFailure> {
        Ok(self.0.interpret(&response.read()?)?.value.into())
    }
}

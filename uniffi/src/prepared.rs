//! A request for an app that sends it by its own means, and what its answer says.

use numplan::bindings::Prepared;

use crate::failure::FfiFailure;
use crate::tree::FfiTree;
use crate::wire::{FfiAnswer, FfiAttempt};

/// A request for an app that sends it by its own means.
#[derive(uniffi::Object)]
pub struct FfiPrepared(pub(crate) Prepared);

#[uniffi::export]
impl FfiPrepared {
    /// The request.
    pub fn request(&self) -> Result<FfiAttempt, FfiFailure> {
        Ok(FfiAttempt::plain(&self.0.request))
    }

    /// What an answer to it says.
    pub fn interpret(&self, response: FfiAnswer) -> Result<FfiTree, FfiFailure> {
        Ok(self.0.interpret(&response.read()?)?.value.into())
    }
}

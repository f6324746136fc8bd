//! Lists, read page by page.

use std::sync::Arc;

use numplan::bindings::PageReader;

use crate::cancel::{self, FfiOperationHandle};
use crate::failure::FfiFailure;
use crate::value::FfiValue;

/// A list, read page by page.
#[derive(uniffi::Object)]
pub struct FfiListing(pub(crate) PageReader);

#[uniffi::export]
impl FfiListing {
    /// Returns the next page, or none at the end.
    pub async fn next(
        &self,
        handle: Option<Arc<FfiOperationHandle>>,
    ) -> Result<Option<FfiValue>, FfiFailure> {
        let page = cancel::wait(handle, |done| self.0.start_page(done)).await?;
        Ok(page.map(|finished| finished.value.into()))
    }

    /// After the last page: the provider's count and the received count, if they differ.
    pub fn mismatch(&self) -> Result<Option<FfiValue>, FfiFailure> {
        Ok(self.0.mismatch().map(FfiValue::from))
    }
}

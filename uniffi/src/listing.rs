//! A list, read page by page.

use std::sync::Arc;

use numplan::bindings::PageReader;

use crate::cancel::{self, FfiTicket};
use crate::failure::FfiFailure;
use crate::tree::FfiTree;

/// A list, read page by page.
#[derive(uniffi::Object)]
pub struct FfiListing(pub(crate) PageReader);

#[uniffi::export]
impl FfiListing {
    /// The next page; none at the end.
    pub async fn next(&self, ticket: Option<Arc<FfiTicket>>) -> Result<Option<FfiTree>, FfiFailure> {
        let page = cancel::wait(ticket, |done| self.0.start_page(done)).await?;
        Ok(page.map(|finished| finished.value.into()))
    }

    /// Once all has been read: whether the provider's count does not fit what came.
    pub fn mismatch(&self) -> Result<Option<FfiTree>, FfiFailure> {
        Ok(self.0.mismatch().map(FfiTree::from))
    }
}

//! A list, read page by page.

use napi_derive::napi;
use numplan::Error;
use numplan::bindings::{self, DynamicClient, OperationHandle, Request};
use numplan::export::ExportValue;

use crate::callback_channel::CallbackChannel;
use crate::client::{Client, send_outcome};
use crate::json;

/// The pages of a list. Call `open` first.
#[napi]
#[derive(Default)]
pub struct Pages {
    listing: Option<(bindings::PageReader, DynamicClient, Request)>,
    /// The read of the current page.
    handle: Option<OperationHandle>,
}

#[napi]
impl Pages {
    /// Makes an object that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the list. Nothing is read yet.
    #[napi]
    pub fn open(&mut self, client: &Client, operation: String, inputs: String, options: String) -> String {
        let opened = client.request(operation, &inputs, &options).and_then(|(host, request)| {
            self.listing = Some((host.list(request.clone())?, host.clone(), request));
            Ok(true.into())
        });
        json::plain(opened)
    }

    /// Starts to read the next page; the outcome is null at the end. `is_canceled` is the state of the abort signal.
    #[napi]
    pub fn start(&mut self, channel: &CallbackChannel, id: u32, is_canceled: bool) {
        let sender = channel.sender();
        match &self.listing {
            Some((_, host, request)) if is_canceled => {
                let request = Request { canceled: is_canceled, ..request.clone() };
                host.start(request, move |end| send_outcome(&sender, id, end.map(Some)));
            }
            Some((listing, ..)) => {
                self.handle = Some(listing.start_page(move |page| send_outcome(&sender, id, page)));
            }
            None => send_outcome(&sender, id, Err(Error::config("the list is not open"))),
        }
    }

    /// Cancels the read of the current page.
    #[napi]
    pub fn cancel(&self) {
        if let Some(handle) = &self.handle {
            handle.detach();
        }
    }

    /// Returns the difference between the provider's count and the items received, once all pages have been read.
    #[napi]
    pub fn mismatch(&self) -> String {
        let mismatch = self.listing.as_ref().and_then(|(listing, ..)| listing.mismatch());
        json::text(&mismatch.unwrap_or(ExportValue::Null))
    }
}

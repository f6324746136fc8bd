//! A list, read page by page.

use napi_derive::napi;
use numplan::Error;
use numplan::bindings::{self, DynamicClient, OperationHandle, Request};
use numplan::export::ExportValue;

use crate::client::{Client, finish};
use crate::json;
use crate::line::Line;

/// A list; first it must be opened.
#[napi]
#[derive(Default)]
pub struct Listing {
    listing: Option<(bindings::PageReader, DynamicClient, Request)>,
    /// Of the page that is being read.
    ticket: Option<OperationHandle>,
}

#[napi]
impl Listing {
    /// One that is not open yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what is to be listed. Nothing is read.
    #[napi]
    pub fn open(&mut self, client: &Client, operation: String, inputs: String, options: String) -> String {
        let opened = client.request(operation, &inputs, &options).and_then(|(host, request)| {
            self.listing = Some((host.list(request.clone())?, host.clone(), request));
            Ok(true.into())
        });
        json::plain(opened)
    }

    /// Starts reading the next page; what comes back is nothing at the end. `given_up`: the caller has given the list
    /// up already.
    #[napi]
    pub fn start_page(&mut self, line: &Line, call: u32, given_up: bool) {
        let sender = line.sender();
        match &self.listing {
            Some((_, host, request)) if given_up => {
                let request = Request { given_up, ..request.clone() };
                host.start(request, move |end| finish(&sender, call, end.map(Some)));
            }
            Some((listing, ..)) => {
                self.ticket = Some(listing.start_page(move |page| finish(&sender, call, page)));
            }
            None => finish(&sender, call, Err(Error::config("the list is not open"))),
        }
    }

    /// Gives the page up that is being read.
    #[napi]
    pub fn cancel(&self) {
        if let Some(ticket) = &self.ticket {
            ticket.cancel();
        }
    }

    /// Once all has been read: whether the provider's count does not fit what came.
    #[napi]
    pub fn mismatch(&self) -> String {
        let mismatch = self.listing.as_ref().and_then(|(listing, ..)| listing.mismatch());
        json::text(&mismatch.unwrap_or(ExportValue::Null))
    }
}

//! Iterators over lists: they read page after page.

use std::collections::VecDeque;

use super::blocking;
use super::config::OperationOptions;
use super::nonblocking::Client;
use crate::operation::paging::{CountMismatch, List, Page, Pager};
use crate::operation::provider::Provider;
use crate::types::error::Error;

/// The items of a list, read page by page on demand. Ends after an error.
#[derive(Debug)]
#[must_use = "an iterator reads nothing until it is advanced"]
pub struct Items<C, L: List> {
    client: C,
    options: OperationOptions,
    pager: Pager<L>,
    page: VecDeque<L::Item>,
    failed: bool,
}

impl<C, L: List> Items<C, L> {
    fn new(client: C, list: L, options: OperationOptions) -> Self {
        Self { client, options, pager: Pager::new(list), page: VecDeque::new(), failed: false }
    }

    /// Number of items that the provider reports, after the first page.
    pub const fn total(&self) -> Option<u64> {
        self.pager.total()
    }

    /// At the end of the list: whether the provider's count differs from the items received.
    pub fn mismatch(&self) -> Option<CountMismatch> {
        self.pager.mismatch()
    }

    /// The next page, if no item is left. A page may bring nothing new: then another one is due.
    fn due(&self) -> Option<L> {
        self.pager.next().filter(|_| self.page.is_empty() && !self.failed)
    }

    fn take(&mut self, page: Result<Page<L::Item>, Error>) -> Result<(), Error> {
        self.failed = page.is_err();
        self.page = self.pager.take(page?).into();
        Ok(())
    }
}

impl<P: Provider> blocking::Client<P> {
    /// The items of a list, read page by page on demand.
    pub fn items<L: List<Provider = P>>(&self, list: L) -> Items<Self, L> {
        Items::new(self.clone(), list, OperationOptions::default())
    }
}

impl<P: Provider> Client<P> {
    /// The items of a list, read page by page on demand.
    pub fn items<L: List<Provider = P>>(&self, list: L) -> Items<Self, L> {
        Items::new(self.clone(), list, OperationOptions::default())
    }
}

impl<L: List> Iterator for Items<blocking::Client<<L as List>::Provider>, L> {
    type Item = Result<L::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(list) = self.due() {
            let page = self.client.run_with(list, self.options);
            if let Err(error) = self.take(page) {
                return Some(Err(error));
            }
        }
        self.page.pop_front().map(Ok)
    }
}

impl<L: List> Items<Client<<L as List>::Provider>, L> {
    /// The next item.
    pub async fn next(&mut self) -> Option<Result<L::Item, Error>> {
        while let Some(list) = self.due() {
            let page = self.client.run_with(list, self.options).await;
            if let Err(error) = self.take(page) {
                return Some(Err(error));
            }
        }
        self.page.pop_front().map(Ok)
    }
}

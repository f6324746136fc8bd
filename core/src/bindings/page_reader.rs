//! Reading a list page by page.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::block_on::{self, WaitResult};
use super::operation_handle::{Begun, OperationHandle};
use super::session::Session;
use crate::client::{CancelToken, OperationOptions};
use crate::operation::catalog::{AnyOperation, Cataloged, Finished, Item, NamedList, OperationSpec, respell};
use crate::operation::paging::{CountMismatch, Page};
use crate::types::error::Error;
use crate::types::export::{Export as _, ExportValue, Type};

/// Receives a page, on any thread; `None` at the end of the list.
pub type PageDone = Box<dyn FnOnce(Result<Option<Finished>, Error>) + Send>;

/// A list, read page by page. After an error the same page can be requested again.
///
/// Inputs that could not be read are an error in place of the first page, as a rejected filter is.
pub struct PageReader(pub(super) Result<Box<dyn AnyPageReader>, Error>);

/// A list of any provider.
pub(super) trait AnyPageReader: Send + Sync {
    fn begin(&self, waits: bool, done: PageDone) -> Begun;
    fn total(&self) -> Option<u64>;
    fn mismatch(&self) -> Option<CountMismatch>;
}

impl PageReader {
    fn begin(&self, waits: bool, done: PageDone) -> Begun {
        match &self.0 {
            Ok(pages) => pages.begin(waits, done),
            Err(error) => Begun::ended(OperationHandle::inert(), done, Err(error.clone())),
        }
    }

    /// Starts reading the next page.
    pub fn start_page(
        &self,
        done: impl FnOnce(Result<Option<Finished>, Error>) + Send + 'static,
    ) -> OperationHandle {
        self.begin(false, Box::new(done)).spawn()
    }

    /// Reads the next page and waits for it; see [`DynamicClient::wait`](super::DynamicClient::wait).
    pub fn wait_page(&self, tick: impl FnMut() -> bool) -> WaitResult<Option<Finished>> {
        block_on::wait(|done| self.begin(true, done), tick, |_, _| {})
    }

    /// Returns the number of items that the provider reports, once the first page was read.
    pub fn total(&self) -> Option<u64> {
        self.0.as_ref().ok()?.total()
    }

    /// At the end of the list: the provider's count, if it differs from the number of items received.
    pub fn mismatch(&self) -> Option<ExportValue> {
        self.0.as_ref().ok()?.mismatch().map(CountMismatch::export)
    }
}

impl fmt::Debug for PageReader {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("PageReader")
    }
}

/// An operation that reads one page.
type PageRead<P> = Box<AnyOperation<P, Page<Item>>>;

/// A list of one provider.
pub(super) struct PageReaderOf<P: Cataloged> {
    inner: Arc<Session<P>>,
    spec: &'static OperationSpec,
    options: OperationOptions,
    state: Arc<Mutex<ListState<P>>>,
}

struct ListState<P: Cataloged> {
    list: NamedList<P>,
    busy: bool,
}

impl<P: Cataloged> PageReaderOf<P> {
    pub(super) fn new(inner: Arc<Session<P>>, list: NamedList<P>, options: OperationOptions) -> Self {
        let spec = list.spec();
        let state = Arc::new(Mutex::new(ListState { list, busy: false }));
        Self { inner, spec, options, state }
    }

    /// Returns the read of the next page; `None` at the end. Err: a page is being read already.
    fn next_read(&self) -> Result<Option<PageRead<P>>, Error> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.busy {
            return Err(Error::config(
                "a page of this list is being read already: wait for it, or list twice",
            ));
        }
        let next = state.list.next();
        state.busy = next.is_some();
        Ok(next)
    }
}

impl<P: Cataloged> AnyPageReader for PageReaderOf<P> {
    fn begin(&self, waits: bool, done: PageDone) -> Begun {
        let cancel = CancelToken::new();
        let handle = OperationHandle { cancel: cancel.clone(), order: None };
        let list = match self.next_read() {
            Ok(Some(list)) => list,
            Ok(None) => return Begun::ended(handle, done, Ok(None)),
            Err(error) => return Begun::ended(handle, done, Err(error)),
        };
        let busy = Busy(Arc::clone(&self.state));
        let (engine, running) = match self.inner.enter(&cancel, waits) {
            Ok(entered) => entered,
            Err(error) => {
                drop(busy);
                return Begun::ended(handle, done, Err(error));
            }
        };
        let (inner, spec, options) = (Arc::clone(&self.inner), self.spec, self.options);
        let task = Box::pin(async move {
            let page = inner.read_page(&busy.0, list, spec, options, &cancel).await;
            drop(busy);
            done(page);
            drop(running);
        });
        Begun { handle, task: Some((engine, task)) }
    }

    fn total(&self) -> Option<u64> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).list.total()
    }

    fn mismatch(&self) -> Option<CountMismatch> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).list.mismatch()
    }
}

/// Marks the list as being read until it is dropped.
struct Busy<P: Cataloged>(Arc<Mutex<ListState<P>>>);

impl<P: Cataloged> Drop for Busy<P> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).busy = false;
    }
}

impl<P: Cataloged> Session<P> {
    /// Reads pages until one has a new item or the list ends.
    async fn read_page(
        &self,
        state: &Mutex<ListState<P>>,
        list: PageRead<P>,
        spec: &'static OperationSpec,
        options: OperationOptions,
        cancel: &CancelToken,
    ) -> Result<Option<Finished>, Error> {
        let mut due = Some(list);
        while let Some(list) = due {
            let page = self.run(list, options, cancel).await.map_err(|error| self.respell(error, spec))?;
            let (mut value, found) = take(state, page, spec);
            due = state.lock().unwrap_or_else(PoisonError::into_inner).list.next();
            if found || due.is_none() {
                respell(&mut value, spec, self.dialect);
                return Ok(Some(Finished::new(value, None)));
            }
        }
        Ok(None)
    }
}

/// Adds a page to the list. Returns its new items, and whether there are any.
fn take<P: Cataloged>(
    state: &Mutex<ListState<P>>,
    page: Page<Item>,
    spec: &OperationSpec,
) -> (ExportValue, bool) {
    let (total, more, cursor) = (page.total, page.more, page.cursor.clone());
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let items: Vec<_> = state.list.take(page).into_iter().map(Item::into_tree).collect();
    let found = !items.is_empty();
    let members = vec![ExportValue::List(items), total.export(), more.export(), cursor.export()];
    let value = match spec.output {
        Type::Model(page) => ExportValue::Model(page, members),
        _ => ExportValue::List(members),
    };
    (value, found)
}

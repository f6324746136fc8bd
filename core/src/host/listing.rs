//! A list, read page by page.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::call::Ticket;
use super::desk::Inner;
use super::waiting::{self, Ended};
use crate::catalogue::{Catalogued, Finished, Item, NamedList, OperationSpec, respell};
use crate::client::{CallOptions, Stop};
use crate::error::Error;
use crate::outward::{Outward as _, Tree, Type};
use crate::paging::{Mismatch, Page, Pager};

/// Is told of a page once it is there, on any thread; `None`: the list is at its end.
pub type PageDone = Box<dyn FnOnce(Result<Option<Finished>, Error>) + Send>;

/// A list, read page by page. After an error the same page can be asked for again.
pub struct Listing(Box<dyn Pages>);

/// A list whose provider is forgotten.
pub(super) trait Pages: Send + Sync {
    fn start(&self, done: PageDone) -> Ticket;
    fn total(&self) -> Option<u64>;
    fn mismatch(&self) -> Option<Mismatch>;
}

impl Listing {
    pub(super) fn new(pages: Box<dyn Pages>) -> Self {
        Self(pages)
    }

    /// Starts reading the next page.
    pub fn start_page(&self, done: impl FnOnce(Result<Option<Finished>, Error>) + Send + 'static) -> Ticket {
        self.0.start(Box::new(done))
    }

    /// Reads the next page and waits for it; see [`Host::wait`](super::Host::wait).
    pub fn wait_page(&self, tick: impl FnMut() -> bool) -> Ended<Option<Finished>> {
        waiting::wait(|done| self.0.start(done), tick, |_, _| {})
    }

    /// How many items the provider says there are, once the first page has come.
    pub fn total(&self) -> Option<u64> {
        self.0.total()
    }

    /// Once all has been read: whether the provider's count does not fit what came.
    pub fn mismatch(&self) -> Option<Tree> {
        self.0.mismatch().map(Mismatch::outward)
    }
}

impl fmt::Debug for Listing {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Listing")
    }
}

/// A list of one provider.
pub(super) struct ListingOf<P: Catalogued> {
    inner: Arc<Inner<P>>,
    spec: &'static OperationSpec,
    options: CallOptions,
    state: Arc<Mutex<State<P>>>,
}

struct State<P: Catalogued> {
    pager: Pager<NamedList<P>>,
    busy: bool,
}

impl<P: Catalogued> ListingOf<P> {
    pub(super) fn new(inner: Arc<Inner<P>>, list: NamedList<P>, options: CallOptions) -> Self {
        let spec = list.spec();
        let state = Arc::new(Mutex::new(State { pager: Pager::new(list), busy: false }));
        Self { inner, spec, options, state }
    }

    /// The list from where it stands; none at its end. Err: somebody reads it already.
    fn due(&self) -> Result<Option<NamedList<P>>, Error> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.busy {
            return Err(Error::config(
                "a page of this list is being read already: wait for it, or list twice",
            ));
        }
        let next = state.pager.next();
        state.busy = next.is_some();
        Ok(next)
    }
}

impl<P: Catalogued> Pages for ListingOf<P> {
    fn start(&self, done: PageDone) -> Ticket {
        let stop = Stop::new();
        let ticket = Ticket { stop: stop.clone(), order: None };
        let list = match self.due() {
            Ok(Some(list)) => list,
            Ok(None) => {
                done(Ok(None));
                return ticket;
            }
            Err(error) => {
                done(Err(error));
                return ticket;
            }
        };
        let busy = Busy(Arc::clone(&self.state));
        let (runtime, running) = match self.inner.enter(&stop) {
            Ok(entered) => entered,
            Err(error) => {
                drop(busy);
                done(Err(error));
                return ticket;
            }
        };
        let (inner, spec, options) = (Arc::clone(&self.inner), self.spec, self.options);
        runtime.spawn(async move {
            let again = inner.asks_again().then(|| list.clone());
            let page = inner.carry(list, again, options, &stop).await;
            let page = match page {
                Ok(page) => {
                    let mut value = take(&busy.0, page, spec);
                    respell(&mut value, spec, inner.dialect);
                    Ok(Some(Finished::new(value, None)))
                }
                Err(error) => Err(inner.respell(error, spec)),
            };
            drop(busy);
            done(page);
            drop(running);
        });
        ticket
    }

    fn total(&self) -> Option<u64> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).pager.total()
    }

    fn mismatch(&self) -> Option<Mismatch> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).pager.mismatch()
    }
}

/// The list is being read, until this is dropped.
struct Busy<P: Catalogued>(Arc<Mutex<State<P>>>);

impl<P: Catalogued> Drop for Busy<P> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).busy = false;
    }
}

/// Takes a page into the list, and lets out what of it is new.
fn take<P: Catalogued>(state: &Mutex<State<P>>, page: Page<Item>, spec: &OperationSpec) -> Tree {
    let (total, more, cursor) = (page.total, page.more, page.cursor.clone());
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let items = state.pager.take(page).into_iter().map(Item::into_tree).collect();
    let members = vec![Tree::List(items), total.outward(), more.outward(), cursor.outward()];
    match spec.output {
        Type::Model(page) => Tree::Model(page, members),
        _ => Tree::List(members),
    }
}

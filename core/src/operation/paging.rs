//! Lists that are read page by page.
//!
//! No link of a response is followed: samples of the providers show internal hosts and broken queries. The next page
//! begins after the items received so far. Items that the previous page had are dropped, since a list moves while it
//! is read. An empty or repeated page ends the list.

use std::borrow::Cow;
use std::collections::HashSet;

use http::Method;
use numplan_macros::exported;

use crate::operation::account::Account;
use crate::operation::api_request::ApiRequest;
use crate::operation::fields::{self, Options};
use crate::operation::provider::Provider;
use crate::operation::{Declared, Operation, Output, Response, ResponseError};
use crate::types::error::FieldError;

/// One page of a list.
#[exported]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, as received.
    pub items: Vec<T>,
    /// The number of items in the whole list, if the provider reports it.
    pub total: Option<u64>,
    /// Whether the provider reports that more follow; `None`: it does not say.
    pub more: Option<bool>,
    /// Where the next page begins, if the provider has a name for it.
    pub cursor: Option<String>,
}

impl<T> Page<T> {
    /// A page that says nothing about the rest of the list.
    pub(crate) const fn of(items: Vec<T>) -> Self {
        Self { items, total: None, more: None, cursor: None }
    }
}

impl<T: Send> Output for Page<T> {}

/// Where a page begins, in each of the ways in which providers count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// The number of items before the page.
    pub offset: u64,
    /// The number of pages before the page.
    pub pages: u64,
    /// The provider's name for the page.
    pub cursor: Option<String>,
}

/// The page of a list that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// The largest number of items; the largest that the provider returns if `None`.
    pub limit: Option<u32>,
    /// Where the page begins.
    pub position: Position,
}

/// The filters and the page of a list; written by `#[operation(list)]`.
pub trait ListInputs {
    /// The filters; `()` if the list has none.
    type Filters: Options;

    /// The filters.
    fn filters(&self) -> &Self::Filters;

    /// The page.
    fn window(&self) -> &Window;

    /// The page, to be changed.
    fn window_mut(&mut self) -> &mut Window;
}

/// An operation that reads one page of a list. [`Operation`] follows from it.
pub trait List: ListInputs + Declared + Clone {
    /// The provider that is called.
    type Provider: Provider;
    /// The type of the items.
    type Item: Send;

    /// A phrase for messages: "the list of routes".
    const SUBJECT: &'static str;
    /// The path of the list.
    const PATH: &'static str;
    /// The largest number of items that the provider returns at a time; `None`: it returns the whole list at once.
    const PAGE_SIZE: Option<u32>;

    /// Reads a page.
    fn read_page(response: &Response) -> Result<Page<Self::Item>, ResponseError>;

    /// What identifies an item.
    fn id(item: &Self::Item) -> Option<String>;

    /// The request without its query. A path with places overrides it.
    fn endpoint(&self, _account: &Account<Self::Provider>) -> ApiRequest {
        ApiRequest::new(Method::GET, Self::PATH, &[])
    }

    /// Adds the filters to the request.
    fn filtered(&self, request: ApiRequest) -> ApiRequest {
        fields::query(request, self.filters())
    }

    /// The rules of this list beyond those that all lists share.
    fn check(&self) -> Vec<FieldError> {
        Vec::new()
    }

    /// The same list, at another page.
    #[must_use]
    fn page(&self, window: Window) -> Self {
        let mut list = self.clone();
        *list.window_mut() = window;
        list
    }

    /// The same list from `position` on, in the largest pages that the provider returns.
    #[must_use]
    fn at(&self, position: &Position) -> Self {
        self.page(Window { limit: None, position: position.clone() })
    }
}

impl<L: List> Operation for L {
    type Provider = <L as List>::Provider;
    type Output = Page<L::Item>;

    fn subject(&self) -> Cow<'static, str> {
        L::SUBJECT.into()
    }

    fn validate(&self, _account: &Account<Self::Provider>) -> Vec<FieldError> {
        let mut errors = fields::check_filters(self.filters());
        errors.extend(self.check());
        if let (Some(limit), Some(most)) = (self.window().limit, L::PAGE_SIZE)
            && !(1..=most).contains(&limit)
        {
            let message = format!("must be from 1 to {most}, not {limit}");
            errors.push(FieldError::new("limit", "range", message).limit(most.into()));
        }
        errors
    }

    fn request(&self, account: &Account<Self::Provider>) -> ApiRequest {
        let request = self.filtered(self.endpoint(account));
        match L::PAGE_SIZE {
            Some(most) => Self::Provider::page(request, self.window(), most),
            None => request,
        }
    }

    fn read(&self, response: &Response) -> Result<Page<L::Item>, ResponseError> {
        let page = L::read_page(response)?;
        Ok(if L::PAGE_SIZE.is_none() { Page { more: Some(false), ..page } } else { page })
    }
}

/// The inputs that ask for one page of the list `L`.
#[cfg(feature = "bindings")]
pub(crate) const fn window_of<L: List>() -> &'static [crate::operation::input::ArgumentSpec] {
    if L::PAGE_SIZE.is_some() { <L::Provider as Provider>::PAGE_INPUTS } else { &[] }
}

/// Reads a list to its end, with one page in memory. It does no I/O: its owner carries the operations out.
#[derive(Debug, Clone)]
pub struct Pager<L: List> {
    list: L,
    progress: Progress,
}

impl<L: List> Pager<L> {
    /// Starts at the beginning of a list.
    pub fn new(list: L) -> Self {
        Self { list, progress: Progress::default() }
    }

    /// The operation that reads the next page; `None`: the list has ended.
    pub fn next(&self) -> Option<L> {
        self.progress.next().map(|position| self.list.at(position))
    }

    /// Takes a page in, and returns its new items.
    pub fn take(&mut self, page: Page<L::Item>) -> Vec<L::Item> {
        self.progress.take(page, L::id)
    }

    /// The number of items so far.
    pub const fn given(&self) -> u64 {
        self.progress.given
    }

    /// The number of items in all, if the provider has reported it.
    pub const fn total(&self) -> Option<u64> {
        self.progress.total
    }

    /// At the end of the list: the provider's count and the received number of items, if they differ.
    pub fn mismatch(&self) -> Option<CountMismatch> {
        self.progress.mismatch()
    }
}

/// How far a list has been read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    position: Position,
    last: HashSet<String>,
    given: u64,
    total: Option<u64>,
    ended: bool,
}

/// A provider's count of a list differs from the number of items received.
#[exported]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct CountMismatch {
    /// The number of items that the provider reports.
    pub reported: u64,
    /// The number of items received.
    pub received: u64,
}

impl Progress {
    /// Where the next page begins; `None`: the list has ended.
    pub(crate) const fn next(&self) -> Option<&Position> {
        if self.ended { None } else { Some(&self.position) }
    }

    /// Takes a page in, and returns its new items.
    pub(crate) fn take<T>(&mut self, page: Page<T>, id: impl Fn(&T) -> Option<String>) -> Vec<T> {
        let received = page.items.len() as u64;
        let ids: HashSet<String> = page.items.iter().filter_map(&id).collect();
        let is_new = |item: &T| id(item).is_none_or(|id| !self.last.contains(&id));
        let new: Vec<T> = page.items.into_iter().filter(is_new).collect();
        self.position.offset += received;
        self.position.pages += 1;
        self.total = page.total.or(self.total);
        self.given += new.len() as u64;
        // A cursor that does not change would return the same page forever.
        let stuck = page.cursor.is_some() && page.cursor == self.position.cursor;
        self.ended = received == 0 || new.is_empty() || stuck || page.more == Some(false);
        self.position.cursor = page.cursor;
        self.last = ids;
        new
    }

    /// The number of items in all, if the provider has reported it.
    #[cfg(feature = "bindings")]
    pub(crate) const fn total(&self) -> Option<u64> {
        self.total
    }

    /// At the end of the list: the provider's count and the received number of items, if they differ.
    pub(crate) fn mismatch(&self) -> Option<CountMismatch> {
        let reported = self.total.filter(|reported| self.ended && *reported != self.given)?;
        Some(CountMismatch { reported, received: self.given })
    }
}

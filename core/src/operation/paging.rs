//! Lists that come page by page: where the next page begins, and what of it is new.
//!
//! No link of an answer is followed: providers' own samples carry internal hosts and mangled queries. The next
//! page begins after the items that received, whatever was asked for; what was seen on the page before is dropped,
//! since a list moves while it is read; an empty or repeated page ends it.

use std::collections::HashSet;

use numplan_macros::exported;

use crate::operation::Operation;

/// One page of a list.
#[exported]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// Its items, as they received.
    pub items: Vec<T>,
    /// How many items the whole list has, if the provider says so.
    pub total: Option<u64>,
    /// Whether the provider says that more follow; `None`: it does not say.
    pub more: Option<bool>,
    /// Where the next page begins, if the provider has a name for it.
    pub cursor: Option<String>,
}

impl<T> Page<T> {
    /// A page that says nothing about the list.
    pub(crate) const fn of(items: Vec<T>) -> Self {
        Self { items, total: None, more: None, cursor: None }
    }
}

/// Where a page begins, in the ways in which providers count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// How many items come before it.
    pub offset: u64,
    /// How many pages come before it.
    pub pages: u64,
    /// The provider's name for it.
    pub cursor: Option<String>,
}

/// An operation that reads one page of a list.
pub trait List: Operation<Output = Page<Self::Item>> + Clone {
    /// What is listed.
    type Item: Send;

    /// The same list from there on, in the largest pages that the provider gives.
    #[must_use]
    fn at(&self, position: &Position) -> Self;

    /// What tells an item from another one.
    fn id(item: &Self::Item) -> Option<String>;
}

/// Reads a list to its end, one page in memory. Pure: whoever drives it carries the operations out.
#[derive(Debug, Clone)]
pub struct Pager<L: List> {
    list: L,
    position: Position,
    last: HashSet<String>,
    given: u64,
    total: Option<u64>,
    ended: bool,
}

/// A provider's count of a list does not fit what received of it.
#[exported]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct CountMismatch {
    /// How many items the provider says there are.
    pub reported: u64,
    /// How many received.
    pub received: u64,
}

impl<L: List> Pager<L> {
    /// From the beginning of a list.
    pub fn new(list: L) -> Self {
        let position = Position::default();
        Self { list, position, last: HashSet::new(), given: 0, total: None, ended: false }
    }

    /// The operation that reads the next page; `None`: that was all.
    pub fn next(&self) -> Option<L> {
        (!self.ended).then(|| self.list.at(&self.position))
    }

    /// Takes a page in, and hands over what of it is new.
    pub fn take(&mut self, page: Page<L::Item>) -> Vec<L::Item> {
        let received = page.items.len() as u64;
        let ids: HashSet<String> = page.items.iter().filter_map(L::id).collect();
        let is_new = |item: &L::Item| L::id(item).is_none_or(|id| !self.last.contains(&id));
        let new: Vec<L::Item> = page.items.into_iter().filter(is_new).collect();
        self.position.offset += received;
        self.position.pages += 1;
        self.total = page.total.or(self.total);
        self.given += new.len() as u64;
        // A provider that names its pages has another name for each of them.
        let stuck = page.cursor.is_some() && page.cursor == self.position.cursor;
        self.ended = received == 0 || new.is_empty() || stuck || page.more == Some(false);
        self.position.cursor = page.cursor;
        self.last = ids;
        new
    }

    /// How many items have come so far.
    pub const fn given(&self) -> u64 {
        self.given
    }

    /// How many items there are in all, if the provider has reported so.
    pub const fn total(&self) -> Option<u64> {
        self.total
    }

    /// Once the list has been read to its end: whether the provider's count does not fit what received.
    pub fn mismatch(&self) -> Option<CountMismatch> {
        let reported = self.total.filter(|reported| self.ended && *reported != self.given)?;
        Some(CountMismatch { reported, received: self.given })
    }
}

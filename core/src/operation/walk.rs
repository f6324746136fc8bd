//! Walks a list page by page, and misses no item that stays in it.
//!
//! Items enter and leave a list while it is read, and shift what follows them. So each page begins one item before
//! the end of the last one: a page is taken only if it begins at 0 or with an item that the walk has returned, since
//! all that comes before a returned item was returned too. Otherwise the walk goes back. Returned items are remembered
//! by a hash of their id, so none comes twice. Assumes that items which stay keep their order.
//!
//! No link of a response is followed: the providers' own samples carry internal hosts and mangled queries.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

use numplan_macros::exported;

/// One page of a list.
#[exported]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
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

/// Where a page begins, in each of the ways in which providers count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// The number of items before the page.
    pub offset: u64,
    /// The number of pages of `size` before the page.
    pub pages: u64,
    /// The number of items on a page; `None`: the largest that the provider returns.
    pub size: Option<u64>,
    /// The provider's name for the page.
    pub cursor: Option<String>,
}

/// How a provider divides a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paging {
    /// A page begins at any offset. The largest page, in items.
    Offset(u64),
    /// Pages of one size are numbered. The largest size, in items.
    Numbered(u64),
    /// The whole list is one page.
    #[default]
    Whole,
}

/// The page of a list that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// The largest number of items; the largest that the provider returns if `None`.
    pub limit: Option<u32>,
    /// Where the page begins.
    pub position: Position,
}

/// The walk of a list to its end, with one page in memory and a hash of 8 bytes an item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Walk {
    paging: Paging,
    position: Position,
    /// Hashes of the items that were returned.
    seen: HashSet<u64>,
    hasher: RandomState,
    /// Number of list positions that the walk has passed.
    passed: u64,
    pub(super) given: u64,
    total: Option<u64>,
    /// Whether items entered or left the list during the walk.
    moved: bool,
    /// Pages to go back next time; doubles while going back, so that a long list is not read backward page by page.
    back: u64,
    /// Items on the server's pages, if it gives fewer than asked: then pages cannot overlap.
    capped: Option<u64>,
    /// The first item of the last page, and how often it came again without anything new.
    first: Option<u64>,
    repeats: u32,
    /// Consecutive pages without a new item.
    barren: u64,
    /// Whether the walk was repeated because fewer items came than the provider reports.
    repeated: bool,
    ended: bool,
}

/// A provider's count of a list differs from the number of items received.
#[exported]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct CountMismatch {
    /// The number of items that the provider reports.
    pub reported: u64,
    /// The number of items received.
    pub received: u64,
}

/// The first item of a page.
#[derive(Debug, Clone, Copy)]
enum FirstItem {
    /// The page is empty.
    Missing,
    /// The item has no id.
    Unidentified,
    /// The hash of the item's id.
    Identified(u64),
}

/// A page that is the same this many times in a row ends the walk.
const REPEATS: u32 = 3;

impl Walk {
    /// A walk from the beginning of a list.
    pub(crate) fn new(paging: Paging) -> Self {
        Self { paging, back: 1, ..Self::default() }
    }

    /// The position of the next page; `None`: the list has ended.
    pub(crate) const fn next(&self) -> Option<&Position> {
        if self.ended { None } else { Some(&self.position) }
    }

    /// Takes a page in, and returns its new items.
    pub(crate) fn take<T>(&mut self, page: Page<T>, id: impl Fn(&T) -> Option<String>) -> Vec<T> {
        let start = self.position.offset;
        let received = page.items.len() as u64;
        let changed = self.total.is_some() && page.total.is_some() && page.total != self.total;
        self.moved |= changed;
        self.total = page.total.or(self.total);
        let hashes: Vec<Option<u64>> =
            page.items.iter().map(|item| Some(self.hasher.hash_one(id(item)?))).collect();
        let first = match hashes.first() {
            None => FirstItem::Missing,
            Some(None) => FirstItem::Unidentified,
            Some(Some(hash)) => FirstItem::Identified(*hash),
        };
        if !self.is_anchored(start, first, changed) {
            self.moved = true;
            self.go_back(start);
            return Vec::new();
        }
        self.back = 1;
        let mut new = Vec::new();
        for (index, (item, hash)) in (start..).zip(page.items.into_iter().zip(&hashes)) {
            // Without an id, the position tells whether an item was returned.
            let is_new = hash.map_or(index >= self.passed, |hash| self.seen.insert(hash));
            if is_new {
                new.push(item);
            }
        }
        self.given += new.len() as u64;
        self.step(start, received, new.is_empty(), hashes.first().copied().flatten(), page.more, page.cursor);
        new
    }

    /// Whether all that comes before the page was returned.
    fn is_anchored(&self, start: u64, first: FirstItem, changed: bool) -> bool {
        let overlaps = start < self.passed;
        match first {
            _ if start == 0 && self.position.cursor.is_none() => true,
            // A list that ends before its own position has become shorter.
            FirstItem::Missing => !overlaps && !changed,
            FirstItem::Unidentified => !changed,
            FirstItem::Identified(hash) if overlaps => self.seen.contains(&hash),
            FirstItem::Identified(_) => !changed,
        }
    }

    /// Moves to the page after the one that was taken, or ends.
    fn step(
        &mut self,
        start: u64,
        received: u64,
        barren: bool,
        first: Option<u64>,
        more: Option<bool>,
        cursor: Option<String>,
    ) {
        let end = start + received;
        let progress = end > self.passed || start == 0 && received > 0 && !barren;
        self.repeats = if barren && first.is_some() && first == self.first { self.repeats + 1 } else { 0 };
        self.barren = if barren { self.barren + 1 } else { 0 };
        self.first = first;
        // A cursor is a name of its own for each page.
        let stuck = cursor.is_some() && cursor == self.position.cursor;
        // Walking forward again over returned items gives no new one for a while.
        let lost = self.barren > 64 + 2 * self.given;
        let over = received == 0 || !progress || self.repeats >= REPEATS || stuck || lost;
        if over || more == Some(false) || self.paging == Paging::Whole {
            return self.end();
        }
        self.passed = end;
        self.open(end, received, cursor);
    }

    /// Sets the position of the page that continues at `end`.
    fn open(&mut self, end: u64, received: u64, cursor: Option<String>) {
        let asked = self.position.size;
        self.position = match self.paging {
            _ if cursor.is_some() => Position { offset: end, cursor, ..Position::default() },
            Paging::Offset(_) | Paging::Whole => {
                Position { offset: end.saturating_sub(1), ..Position::default() }
            }
            Paging::Numbered(most) => {
                if received < asked.unwrap_or(most) && self.position.offset == 0 {
                    // The server's pages are smaller than asked: only their number is known.
                    self.capped = Some(received);
                }
                match self.capped {
                    Some(size) => Position {
                        offset: end / size.max(1) * size,
                        pages: end / size.max(1),
                        ..Position::default()
                    },
                    None => overlapping(end, most),
                }
            }
        };
    }

    /// Goes back from a page whose predecessors may hold unseen items.
    fn go_back(&mut self, start: u64) {
        let most = match self.paging {
            Paging::Offset(most) | Paging::Numbered(most) => self.capped.unwrap_or(most).max(1),
            Paging::Whole => return self.end(),
        };
        let offset = start.saturating_sub(most.saturating_mul(self.back));
        self.back = self.back.saturating_mul(2);
        self.first = None;
        self.position = match self.paging {
            Paging::Offset(_) | Paging::Whole => Position { offset, ..Position::default() },
            Paging::Numbered(_) => {
                let pages = offset / most;
                Position { offset: pages * most, pages, ..Position::default() }
            }
        };
        // Positions from here on are passed again, and the page must begin with a returned item.
        self.passed = self.position.offset + 1;
    }

    /// Ends the walk, or repeats it once if items are missing that could not be looked for on the way.
    fn end(&mut self) {
        let missing = self.total.is_some_and(|total| total > self.given);
        let blind = self.position.cursor.is_some() || self.capped.is_some();
        if missing && blind && self.moved && !self.repeated {
            self.repeated = true;
            self.first = None;
            self.passed = 0;
            self.position = Position::default();
            return;
        }
        self.ended = true;
    }

    /// Number of items in all, if the provider has reported it.
    pub(crate) const fn total(&self) -> Option<u64> {
        self.total
    }

    /// At the end of the list: whether the provider's count differs from the items received. Of a list that changed
    /// during the walk, more items may have come than it has in the end.
    pub(crate) fn mismatch(&self) -> Option<CountMismatch> {
        let differs = |total: &u64| if self.moved { *total > self.given } else { *total != self.given };
        let reported = self.total.filter(|total| self.ended && differs(total))?;
        Some(CountMismatch { reported, received: self.given })
    }
}

/// The numbered page that reaches farthest of those that begin before `end`.
fn overlapping(end: u64, most: u64) -> Position {
    let before = end.saturating_sub(1);
    let reach = |size: &u64| before / size * size + size;
    let size = (1..=most.max(1)).max_by_key(reach).unwrap_or(1);
    let pages = before / size;
    Position { offset: pages * size, pages, size: Some(size), cursor: None }
}

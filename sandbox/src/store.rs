//! The records of an account: current values, values that reads return, and pages of them.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::record::{Due, Record};
use crate::switches::ReadLag;

/// Records ordered by key.
///
/// A page of a hundred thousand records costs as much as a page of ten: only recently changed
/// records are visited one by one.
pub(crate) struct Store<K, T> {
    records: BTreeMap<K, Record<T>>,
    /// The keys of records that may have an older value or scheduled changes.
    unsettled: BTreeSet<K>,
    /// All keys in order, unless `stale`.
    keys: Vec<K>,
    stale: bool,
}

impl<K: Ord + Clone, T: Clone> Store<K, T> {
    pub(crate) fn new() -> Self {
        Self { records: BTreeMap::new(), unsettled: BTreeSet::new(), keys: Vec::new(), stale: false }
    }

    /// Adds or replaces a record that reads return at once.
    pub(crate) fn insert(&mut self, key: K, item: T) {
        self.records.insert(key, Record::new(item));
        self.stale = true;
    }

    /// Adds a record that reads return after the lag.
    pub(crate) fn add(&mut self, key: K, item: T, lag: ReadLag) {
        self.unsettled.insert(key.clone());
        self.records.insert(key, Record::with_lag(item, lag));
        self.stale = true;
    }

    /// Removes a record. Reads return it until the lag is over.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q, lag: ReadLag) -> Option<T>
    where
        K: Borrow<Q>,
    {
        let record = self.get_mut(key)?;
        record.end(lag);
        let item = record.current().clone();
        self.sweep();
        Some(item)
    }

    /// The current value of a record, regardless of read lag.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&T>
    where
        K: Borrow<Q>,
    {
        self.records.get(key).filter(|record| !record.is_gone()).map(Record::current)
    }

    /// A record for a change.
    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut Record<T>>
    where
        K: Borrow<Q>,
    {
        let (key, _) = self.records.get_key_value(key).filter(|(_, record)| !record.is_gone())?;
        let key = key.clone();
        let record = self.records.get_mut(key.borrow());
        self.unsettled.insert(key);
        record
    }

    /// The value of a record that a read returns.
    pub(crate) fn read<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&T>
    where
        K: Borrow<Q>,
    {
        let record = self.records.get_mut(key)?;
        record.tick();
        record.visible()
    }

    /// All current values, regardless of read lag.
    pub(crate) fn all(&self) -> impl Iterator<Item = &T> {
        self.records.values().filter(|record| !record.is_gone()).map(Record::current)
    }

    /// The total count and one page of the values that a read returns.
    pub(crate) fn page(
        &mut self,
        filter: Option<impl Fn(&T) -> bool>,
        offset: usize,
        limit: usize,
    ) -> (usize, Vec<&T>) {
        for key in &self.unsettled {
            if let Some(record) = self.records.get_mut(key) {
                record.tick();
            }
        }
        self.sweep();
        match filter {
            Some(filter) => self.filtered(filter, offset, limit),
            None if self.unsettled.is_empty() => self.unfiltered(offset, limit),
            None => self.filtered(|_| true, offset, limit),
        }
    }

    fn unfiltered(&mut self, offset: usize, limit: usize) -> (usize, Vec<&T>) {
        if self.stale {
            self.keys = self.records.keys().cloned().collect();
            self.stale = false;
        }
        let keys = self.keys.iter().skip(offset).take(limit);
        (self.keys.len(), keys.filter_map(|key| self.records.get(key)?.visible()).collect())
    }

    fn filtered(&self, filter: impl Fn(&T) -> bool, offset: usize, limit: usize) -> (usize, Vec<&T>) {
        let mut total = 0;
        let mut page = Vec::new();
        for seen in self.records.values().filter_map(Record::visible).filter(|seen| filter(seen)) {
            if total >= offset && page.len() < limit {
                page.push(seen);
            }
            total += 1;
        }
        (total, page)
    }

    /// Applies the changes that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        for key in &self.unsettled {
            if let Some(record) = self.records.get_mut(key) {
                record.settle(due);
            }
        }
    }

    /// Drops the keys of settled records, and removed records whose lag is over.
    fn sweep(&mut self) {
        let Self { records, unsettled, stale, .. } = self;
        unsettled.retain(|key| match records.get(key) {
            Some(record) if !record.is_settled() => true,
            Some(record) if record.is_gone() => {
                records.remove(key);
                *stale = true;
                false
            }
            Some(_) | None => false,
        });
    }
}

impl<K, T> fmt::Debug for Store<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("records", &self.records.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type All = fn(&i32) -> bool;

    #[test]
    fn pages_show_lagging_values() {
        let mut store = Store::new();
        (0..10).for_each(|n| store.insert(n, n));
        store.add(10, 10, ReadLag::Reads(1));
        assert_eq!(store.remove(&0, ReadLag::Reads(1)), Some(0));
        assert_eq!((store.get(&0), store.get(&10)), (None, Some(&10)));
        assert_eq!(store.page(None::<All>, 0, 2), (10, vec![&0, &1]));
        assert_eq!(store.page(None::<All>, 8, 9), (10, vec![&9, &10]));
        assert_eq!(store.page(Some(|n: &i32| n % 2 == 0), 1, 2), (5, vec![&4, &6]));
    }

    #[test]
    fn removed_record_is_not_returned() {
        let mut store = Store::new();
        store.insert(1, 1);
        assert_eq!(store.remove(&1, ReadLag::None), Some(1));
        assert_eq!(store.remove(&1, ReadLag::None), None);
        assert!(store.get_mut(&1).is_none());
        assert_eq!(store.page(None::<All>, 0, 2), (0, vec![]));
    }
}

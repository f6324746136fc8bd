//! A Wavix account.

use std::collections::BTreeMap;

use super::{error, number::Number};
use crate::{
    record::{Due, Record},
    reply::Reply,
};

/// Numbers by their record id.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(super) numbers: BTreeMap<u64, Record<Number>>,
}

impl Account {
    /// Adds a number or replaces it.
    pub(crate) fn put(&mut self, number: Number) {
        self.numbers.insert(number.id, Record::new(number));
    }

    /// The number as it is, whatever readers see.
    pub(crate) fn number(&self, id: u64) -> Option<&Number> {
        self.numbers.get(&id).map(Record::truth)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Number> {
        self.numbers.values().map(Record::truth)
    }

    /// A number of the account, for a request.
    pub(super) fn record(&mut self, id: u64) -> Result<&mut Record<Number>, Reply> {
        self.numbers.get_mut(&id).ok_or_else(error::not_found)
    }

    /// Applies the changes that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        for record in self.numbers.values_mut() {
            record.settle(due);
        }
    }
}

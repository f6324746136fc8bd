//! A Plivo account.

use std::{
    collections::{BTreeMap, VecDeque},
    time::{Duration, Instant},
};

use super::{Caller, error, number::Number};
use crate::{
    record::{Due, Record},
    reply::Reply,
    world::Context,
};

/// The application that the account selected as its default.
pub const DEFAULT_APPLICATION: &str = "10000000000000001";

/// The documented limit: so many requests …
const LIMIT: usize = 300;
/// … in so much time.
const WINDOW: Duration = Duration::from_secs(5);

/// Numbers by their value.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(super) numbers: BTreeMap<String, Record<Number>>,
    recent: VecDeque<Instant>,
}

impl Account {
    /// Adds a number or replaces it.
    pub(crate) fn put(&mut self, number: Number) {
        self.numbers.insert(number.number.clone(), Record::new(number));
    }

    /// The number as it is, whatever readers see.
    pub(crate) fn number(&self, number: &str) -> Option<&Number> {
        self.numbers.get(number).map(Record::truth)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Number> {
        self.numbers.values().map(Record::truth)
    }

    /// A number that the caller sees.
    pub(super) fn record(
        &mut self,
        caller: Caller,
        number: &str,
        cx: &mut Context<'_>,
    ) -> Result<&mut Record<Number>, Reply> {
        self.numbers
            .get_mut(number)
            .filter(|record| caller.sees(record.truth()))
            .ok_or_else(|| error::not_found(cx))
    }

    /// Ends the registrations that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        for record in self.numbers.values_mut() {
            record.settle(due);
        }
    }

    /// Counts a request against the limit, or says how long to wait.
    pub(super) fn pace(&mut self) -> Result<(), Duration> {
        let now = Instant::now();
        while self.recent.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            self.recent.pop_front();
        }
        match self.recent.front() {
            Some(first) if self.recent.len() >= LIMIT => {
                Err(WINDOW.saturating_sub(now.duration_since(*first)))
            }
            _ => {
                self.recent.push_back(now);
                Ok(())
            }
        }
    }
}

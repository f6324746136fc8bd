//! Orders that nobody waited for to their end.

use std::sync::{Mutex, PoisonError};

use numplan_macros::record;

use crate::error::Error;
use crate::outward::Tree;

/// An order that nobody waited for to its end.
#[record]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Unsettled {
    /// The operation: `numbers.buy`.
    pub operation: String,
    /// What it is about, in words.
    pub subject: String,
    /// Whether it is still under way.
    pub is_running: bool,
    /// What it came to, if it ended well.
    pub result: Option<Tree>,
    /// Why it did not.
    pub error: Option<Error>,
}

/// The orders of one client that nobody waited for.
#[derive(Default)]
pub(super) struct Ledger(Mutex<Vec<(u64, Unsettled)>>);

impl Ledger {
    /// Notes an order that is left while it is under way.
    pub(super) fn open(&self, id: u64, operation: &str, subject: String) {
        let order = Unsettled {
            operation: operation.to_owned(),
            subject,
            is_running: true,
            result: None,
            error: None,
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((id, order));
    }

    /// Notes an order that has ended, of whose end nobody was told.
    pub(super) fn note(&self, operation: &str, subject: String, end: Result<Tree, Error>) {
        // It is not running, so no number is needed to find it again.
        self.open(u64::MAX, operation, subject);
        self.settle(u64::MAX, end);
    }

    /// Notes what it came to.
    pub(super) fn settle(&self, id: u64, end: Result<Tree, Error>) {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, order)) = orders.iter_mut().find(|(known, order)| *known == id && order.is_running) {
            order.is_running = false;
            match end {
                Ok(result) => order.result = Some(result),
                Err(error) => order.error = Some(error),
            }
        }
    }

    /// All of them; those that have ended are forgotten.
    pub(super) fn take(&self) -> Vec<Unsettled> {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = orders.iter().map(|(_, order)| order.clone()).collect();
        orders.retain(|(_, order)| order.is_running);
        all
    }
}

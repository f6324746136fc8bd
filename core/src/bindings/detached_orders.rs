//! Orders that nobody waited for to their end.

use std::sync::{Mutex, PoisonError};

use numplan_macros::exported;

use crate::types::error::Error;
use crate::types::export::ExportValue;

/// An order that nobody waited for to its end.
#[exported]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DetachedOrder {
    /// The operation: `numbers.buy`.
    pub operation: String,
    /// What it is about, in words.
    pub subject: String,
    /// Whether it is still under way.
    pub is_running: bool,
    /// What it came to, if it ended well.
    pub result: Option<ExportValue>,
    /// Why it did not.
    pub error: Option<Error>,
}

/// The orders of one client that nobody waited for.
#[derive(Default)]
pub(super) struct DetachedOrders(Mutex<Vec<(u64, DetachedOrder)>>);

impl DetachedOrders {
    /// Notes an order that is left while it is under way.
    pub(super) fn open(&self, id: u64, operation: &str, subject: String) {
        let order = DetachedOrder {
            operation: operation.to_owned(),
            subject,
            is_running: true,
            result: None,
            error: None,
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((id, order));
    }

    /// Notes an order that has ended, of whose end nobody was told.
    pub(super) fn note(&self, operation: &str, subject: String, end: Result<ExportValue, Error>) {
        // It is not running, so no number is needed to find it again.
        self.open(u64::MAX, operation, subject);
        self.finish(u64::MAX, end);
    }

    /// Notes what it came to.
    pub(super) fn finish(&self, id: u64, end: Result<ExportValue, Error>) {
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
    pub(super) fn take(&self) -> Vec<DetachedOrder> {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = orders.iter().map(|(_, order)| order.clone()).collect();
        orders.retain(|(_, order)| order.is_running);
        all
    }
}

//! Orders whose caller stopped waiting.

use std::sync::{Mutex, PoisonError};

use numplan_macros::exported;

use crate::types::error::Error;
use crate::types::export::ExportValue;

/// An order whose caller stopped waiting before it ended.
#[exported]
#[derive(Debug, Clone)]
pub struct DetachedOrder {
    /// The operation: `numbers.buy`.
    pub operation: String,
    /// The numbers or resource it is about, in words.
    pub subject: String,
    /// Whether it is still running.
    pub is_running: bool,
    /// The result, if it ended without an error.
    pub result: Option<ExportValue>,
    /// The error, if it ended with one.
    pub error: Option<Error>,
}

/// The detached orders of one client.
#[derive(Default)]
pub(super) struct DetachedOrders(Mutex<Vec<(u64, DetachedOrder)>>);

impl DetachedOrders {
    /// Adds an order that is still running.
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

    /// Adds an order that has ended, and whose result was not returned to the caller.
    pub(super) fn note(&self, operation: &str, subject: String, end: Result<ExportValue, Error>) {
        // A finished order is not looked up again, so it needs no id of its own.
        self.open(u64::MAX, operation, subject);
        self.finish(u64::MAX, end);
    }

    /// Records the result of a running order.
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

    /// Returns all orders and forgets the finished ones.
    pub(super) fn take(&self) -> Vec<DetachedOrder> {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = orders.iter().map(|(_, order)| order.clone()).collect();
        orders.retain(|(_, order)| order.is_running);
        all
    }
}

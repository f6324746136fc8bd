//! The orders that were carried out, whether or not the client received the response.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::provider::Provider;

/// An order that a provider carried out.
///
/// Each committed request adds one order, even if its response is lost, so a test can assert "at
/// most one". A rejected request appears only in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The provider that carried it out.
    pub provider: Provider,
    /// The kind of the order.
    pub kind: OrderKind,
    /// The numbers of the order. For a route, its id.
    pub numbers: Vec<String>,
    /// When it was carried out, in microseconds since the sandbox started, as in the log.
    pub at: u64,
}

/// The kind of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Numbers were bought.
    Purchase,
    /// Numbers were released.
    Release,
    /// Numbers of another carrier were added: Plivo.
    AddOwn,
    /// Enabling messaging was started, by an update or by message provisioning: Flowroute.
    EnableMessaging,
    /// Disabling messaging by message provisioning was started: Flowroute.
    DisableMessaging,
    /// Registration of a caller name or reputation was started: Plivo.
    Register,
    /// A route was created: Flowroute.
    CreateRoute,
}

/// All orders, oldest first.
#[derive(Debug)]
pub(crate) struct Orders {
    started: Instant,
    all: Vec<Order>,
}

impl Orders {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), all: Vec::new() }
    }

    /// Records an order.
    pub(crate) fn add(
        &mut self,
        provider: Provider,
        kind: OrderKind,
        numbers: impl IntoIterator<Item = impl Into<String>>,
    ) {
        let at = u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX);
        let numbers = numbers.into_iter().map(Into::into).collect();
        self.all.push(Order { provider, kind, numbers, at });
    }

    pub(crate) fn all(&self) -> &[Order] {
        &self.all
    }
}

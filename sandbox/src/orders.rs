//! The orders that were carried out: what a client spent, whether it heard of it or not.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::provider::Provider;

/// An order that a provider carried out.
///
/// There is one for every request that committed, so that a test can say "at most one of them", be
/// the answer lost or not. A request that was turned away is in the log alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Who carried it out.
    pub provider: Provider,
    /// What was ordered.
    pub kind: OrderKind,
    /// The numbers of the order; for a route its id.
    pub numbers: Vec<String>,
    /// When, in microseconds since the sandbox started, as in the log.
    pub at: u64,
}

/// What an order is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Numbers were bought.
    Purchase,
    /// Numbers were given back.
    Release,
    /// Numbers of another carrier were added: Plivo.
    AddOwn,
    /// Messaging is to be enabled, by an update or by message provisioning: Flowroute.
    EnableMessaging,
    /// Messaging is to be disabled by message provisioning: Flowroute.
    DisableMessaging,
    /// A caller name or reputation is to be registered: Plivo.
    Register,
    /// A route was created: Flowroute.
    CreateRoute,
}

/// All orders, the oldest first.
#[derive(Debug)]
pub(crate) struct Orders {
    started: Instant,
    all: Vec<Order>,
}

impl Orders {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), all: Vec::new() }
    }

    /// Takes an order down.
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

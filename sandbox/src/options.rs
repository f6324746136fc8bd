//! Options of a sandbox.

use std::time::Duration;

use crate::providers::{Numbers, Stock};
use crate::switches::Switches;

/// The initial state of a sandbox, which [`Sandbox::reset`](crate::Sandbox::reset) restores.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// A port of the loopback interface. 0 takes any free port.
    pub port: u16,
    /// The variants of undocumented behavior.
    pub switches: Switches,
    /// The numbers of the accounts.
    pub numbers: Numbers,
    /// The numbers for sale.
    pub stock: Stock,
}

impl Options {
    /// Sets the duration of provisioning tasks, registrations and delayed changes.
    #[must_use]
    pub fn task_time(mut self, time: Duration) -> Self {
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.switches.timing.task_ms = millis;
        self.switches.timing.later_ms = millis;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 0, switches: Switches::default(), numbers: Numbers::samples(), stock: Stock::samples() }
    }
}

//! How a sandbox starts.

use std::time::Duration;

use crate::{numbers::Numbers, stock::Stock, switches::Switches};

/// How a sandbox starts, and what [`Sandbox::reset`](crate::Sandbox::reset) goes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// A port of the loopback interface; 0: any that is free.
    pub port: u16,
    /// How it reads what the documentation leaves open.
    pub switches: Switches,
    /// The numbers of the accounts.
    pub numbers: Numbers,
    /// The numbers for sale.
    pub stock: Stock,
}

impl Options {
    /// Things that take time take this long.
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

//! What the calls of one client share: the retry budget, the pause after a 429, the pace.

use std::time::Duration;

/// The state that all exchanges of a client hand to one another. Pure: it is told the time.
#[derive(Debug, Clone)]
pub struct Shared {
    tokens: u32,
    paused_until: Duration,
    interval: Option<Duration>,
    next_slot: Duration,
}

impl Shared {
    /// The tokens that a client starts with, and has at most.
    pub const TOKENS: u32 = 500;

    /// A client that sends at most `max_rate` requests a second; `None`: as many as it can.
    pub fn new(max_rate: Option<f64>) -> Self {
        let slow = |rate: f64| Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::MAX);
        let interval = max_rate.filter(|rate| *rate > 0.0).map(slow);
        Self { tokens: Self::TOKENS, paused_until: Duration::ZERO, interval, next_slot: Duration::ZERO }
    }

    /// Takes the tokens for a retry, if there are as many.
    pub fn take(&mut self, cost: u32) -> bool {
        let left = self.tokens.checked_sub(cost);
        self.tokens = left.unwrap_or(self.tokens);
        left.is_some()
    }

    /// Gives tokens back.
    pub fn give(&mut self, tokens: u32) {
        self.tokens = self.tokens.saturating_add(tokens).min(Self::TOKENS);
    }

    /// The tokens that are left.
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// Lets no request of the client go before `until`.
    pub fn pause(&mut self, until: Duration) {
        self.paused_until = self.paused_until.max(until);
    }

    /// How long the client is paused from `now`.
    pub fn paused(&self, now: Duration) -> Duration {
        self.paused_until.saturating_sub(now)
    }

    /// Reserves the next place in the pace and says when it comes: `now`, or later. While the client is paused
    /// the places follow the pause, so that its end is no stampede.
    pub fn reserve(&mut self, now: Duration) -> Duration {
        let now = now.max(self.paused_until);
        let Some(interval) = self.interval else {
            return now;
        };
        let reserved_at = self.next_slot.max(now);
        self.next_slot = reserved_at.saturating_add(interval);
        reserved_at
    }
}

//! State that the operations of a client share: the retry budget, the pause after a 429, the pace.

use std::time::Duration;

/// How fast a client sends.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Rate {
    /// As fast as the provider's documentation allows: 60 requests a second at Plivo, unlimited at the others.
    #[default]
    Documented,
    /// No limit.
    Unlimited,
    /// At most this many requests a second. A value that is not above 0 is no limit.
    PerSecond(f64),
}

impl Rate {
    /// Requests a second; `None` is no limit. `documented` is the provider's own limit.
    pub fn per_second(self, documented: Option<f64>) -> Option<f64> {
        match self {
            Self::Documented => documented,
            Self::Unlimited => None,
            Self::PerSecond(rate) => Some(rate).filter(|rate| *rate > 0.0),
        }
    }
}

/// State that the operations of a client share. Pure: the time is an argument.
#[derive(Debug, Clone)]
pub struct Shared {
    tokens: u32,
    paused_until: Duration,
    interval: Option<Duration>,
    next_slot: Duration,
}

/// The next slot comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLate {
    /// Requests that have a slot before it.
    pub ahead: u64,
    /// Time between two slots; zero without a pace.
    pub interval: Duration,
}

impl Shared {
    /// Tokens at the start, and at most.
    pub const TOKENS: u32 = 500;

    /// At most `max_rate` requests a second; `None`: no limit.
    pub fn new(max_rate: Option<f64>) -> Self {
        let slow = |rate: f64| Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::MAX);
        let interval = max_rate.filter(|rate| *rate > 0.0).map(slow);
        Self { tokens: Self::TOKENS, paused_until: Duration::ZERO, interval, next_slot: Duration::ZERO }
    }

    /// Takes the tokens of a retry. False: too few are left, and none was taken.
    pub fn take(&mut self, cost: u32) -> bool {
        let left = self.tokens.checked_sub(cost);
        self.tokens = left.unwrap_or(self.tokens);
        left.is_some()
    }

    /// Returns tokens.
    pub fn give(&mut self, tokens: u32) {
        self.tokens = self.tokens.saturating_add(tokens).min(Self::TOKENS);
    }

    /// Tokens that are left.
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// Stops all requests until `until`.
    pub fn pause(&mut self, until: Duration) {
        self.paused_until = self.paused_until.max(until);
    }

    /// Time from `now` to the end of the pause.
    pub fn paused(&self, now: Duration) -> Duration {
        self.paused_until.saturating_sub(now)
    }

    /// Reserves the next slot before `until`, and returns its time. Slots follow a pause one by one, so that its end
    /// is no stampede. A slot at `until` or later is not taken: an operation that cannot use it would only delay the
    /// next ones.
    pub fn reserve(&mut self, now: Duration, until: Duration) -> Result<Duration, TooLate> {
        let earliest = now.max(self.paused_until);
        let Some(interval) = self.interval else {
            let late = TooLate { ahead: 0, interval: Duration::ZERO };
            return if earliest < until { Ok(earliest) } else { Err(late) };
        };
        let slot = self.next_slot.max(earliest);
        if slot >= until {
            let ahead = slot.saturating_sub(earliest).as_nanos().div_ceil(interval.as_nanos().max(1));
            return Err(TooLate { ahead: u64::try_from(ahead).unwrap_or(u64::MAX), interval });
        }
        self.next_slot = slot.saturating_add(interval);
        Ok(slot)
    }
}

//! A record with its current value, the older value that reads still return, and its scheduled
//! changes.

use std::time::{Duration, Instant};

use crate::switches::ReadLag;

/// A change that was accepted and takes effect later.
type ScheduledChange<T> = Box<dyn FnOnce(&mut T) + Send>;

/// A value as its provider stores it.
pub(crate) struct Record<T> {
    now: T,
    /// Whether it was removed. Reads may still return it during the lag.
    gone: bool,
    past: Option<Past<T>>,
    later: Vec<(Instant, ScheduledChange<T>)>,
}

/// The value that reads return while they lag behind writes.
struct Past<T> {
    /// `None`: the record did not exist.
    seen: Option<Box<T>>,
    until: Until,
}

enum Until {
    Reads(u32),
    Instant(Instant),
}

impl Until {
    fn after(lag: ReadLag) -> Option<Self> {
        match lag {
            ReadLag::None => None,
            ReadLag::Reads(reads) => Some(Self::Reads(reads)),
            ReadLag::Millis(millis) => Some(Self::Instant(Instant::now() + Duration::from_millis(millis))),
        }
    }
}

impl<T: Clone> Record<T> {
    pub(crate) fn new(now: T) -> Self {
        Self { now, gone: false, past: None, later: Vec::new() }
    }

    /// A new record that reads return only after the lag.
    pub(crate) fn with_lag(now: T, lag: ReadLag) -> Self {
        let past = Until::after(lag).map(|until| Past { seen: None, until });
        Self { past, ..Self::new(now) }
    }

    /// Removes the record. Reads return it until the lag is over.
    pub(crate) fn end(&mut self, lag: ReadLag) {
        self.write(lag);
        self.gone = true;
        self.later.clear();
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.gone
    }

    /// Whether it has no older value and no scheduled change.
    pub(crate) fn is_settled(&self) -> bool {
        self.past.is_none() && self.later.is_empty()
    }

    /// The current value.
    pub(crate) fn current(&self) -> &T {
        &self.now
    }

    /// The current value for a change that reads return after `lag`.
    pub(crate) fn write(&mut self, lag: ReadLag) -> &mut T {
        if let Some(until) = Until::after(lag) {
            // A second write during the lag keeps the value from before the first one.
            let seen = self.past.take().map_or_else(|| Some(Box::new(self.now.clone())), |past| past.seen);
            self.past = Some(Past { seen, until });
        }
        &mut self.now
    }

    /// Counts a read. The older value expires after enough reads or enough time.
    pub(crate) fn tick(&mut self) {
        let over = match &mut self.past {
            None => false,
            Some(Past { until: Until::Reads(0), .. }) => true,
            Some(Past { until: Until::Reads(left), .. }) => {
                *left -= 1;
                false
            }
            Some(Past { until: Until::Instant(until), .. }) => *until <= Instant::now(),
        };
        if over {
            self.past = None;
        }
    }

    /// The value that a read returns, if any.
    pub(crate) fn visible(&self) -> Option<&T> {
        match &self.past {
            Some(past) => past.seen.as_deref(),
            None if self.gone => None,
            None => Some(&self.now),
        }
    }

    /// Schedules a change.
    pub(crate) fn later(&mut self, wait: Duration, change: impl FnOnce(&mut T) + Send + 'static) {
        self.later.push((Instant::now() + wait, Box::new(change)));
    }

    /// Applies the changes that are due.
    pub(crate) fn settle(&mut self, due: Due) {
        due.take(&mut self.later).into_iter().for_each(|change| change(&mut self.now));
    }
}

/// Which scheduled changes to apply.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Due {
    /// Those whose time has passed.
    ByNow,
    /// All of them.
    All,
}

impl Due {
    /// Takes what is due out of a list.
    pub(crate) fn take<T>(self, waiting: &mut Vec<(Instant, T)>) -> Vec<T> {
        waiting.extract_if(.., |(at, _)| self.includes(*at)).map(|(_, item)| item).collect()
    }

    fn includes(self, at: Instant) -> bool {
        match self {
            Self::ByNow => at <= Instant::now(),
            Self::All => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_value_lasts_for_set_reads() {
        let mut record = Record::new(1);
        *record.write(ReadLag::Reads(2)) = 2;
        assert_eq!(*record.current(), 2);
        assert_eq!(reads(&mut record), [Some(1), Some(1), Some(2)]);
    }

    #[test]
    fn lag_hides_new_and_shows_removed_records() {
        let mut record = Record::with_lag(1, ReadLag::Reads(1));
        assert_eq!(reads(&mut record), [None, Some(1), Some(1)]);
        record.end(ReadLag::Reads(2));
        assert!(record.is_gone());
        assert_eq!(reads(&mut record), [Some(1), Some(1), None]);
    }

    fn reads(record: &mut Record<i32>) -> [Option<i32>; 3] {
        [(); 3].map(|()| {
            record.tick();
            record.visible().copied()
        })
    }

    #[test]
    fn scheduled_changes_run_in_order() {
        let mut record = Record::new(1);
        record.later(Duration::from_secs(60), |n| *n += 1);
        record.later(Duration::from_secs(60), |n| *n *= 10);
        record.settle(Due::ByNow);
        assert_eq!(*record.current(), 1);
        record.settle(Due::All);
        assert_eq!(*record.current(), 20);
    }
}

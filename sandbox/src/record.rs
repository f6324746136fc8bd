//! A record that remembers: what it is, what readers still see of its past, what will become of it.

use std::{
    fmt,
    time::{Duration, Instant},
};

use crate::switches::ReadLag;

/// A change that was accepted and is not done yet.
type ScheduledChange<T> = Box<dyn FnOnce(&mut T) + Send>;

/// A number as its provider keeps it.
pub(crate) struct Record<T> {
    now: T,
    /// It was released; readers may still see it for a while.
    gone: bool,
    past: Option<Past<T>>,
    later: Vec<(Instant, ScheduledChange<T>)>,
}

/// What readers see while reads lag behind writes.
struct Past<T> {
    /// `None`: it was not there.
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

    /// A record that is new, and that readers do not see before the lag is over.
    pub(crate) fn with_lag(now: T, lag: ReadLag) -> Self {
        let past = Until::after(lag).map(|until| Past { seen: None, until });
        Self { past, ..Self::new(now) }
    }

    /// Ends the record; readers still see it for as long as the lag lasts.
    pub(crate) fn end(&mut self, lag: ReadLag) {
        self.write(lag);
        self.gone = true;
        self.later.clear();
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.gone
    }

    /// Whether neither its past nor its future matters to anyone.
    pub(crate) fn is_settled(&self) -> bool {
        self.past.is_none() && self.later.is_empty()
    }

    /// The record as it is.
    pub(crate) fn current(&self) -> &T {
        &self.now
    }

    /// The record, for a change that readers see according to `lag`.
    pub(crate) fn write(&mut self, lag: ReadLag) -> &mut T {
        if let Some(until) = Until::after(lag) {
            // A second write while readers see the past does not make that past any younger.
            let seen = self.past.take().map_or_else(|| Some(Box::new(self.now.clone())), |past| past.seen);
            self.past = Some(Past { seen, until });
        }
        &mut self.now
    }

    /// Counts a read: after enough of them, or enough time, the past is over.
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

    /// The record as a reader sees it, if one does.
    pub(crate) fn visible(&self) -> Option<&T> {
        match &self.past {
            Some(past) => past.seen.as_deref(),
            None if self.gone => None,
            None => Some(&self.now),
        }
    }

    /// Has a change happen some time from now.
    pub(crate) fn later(&mut self, wait: Duration, change: impl FnOnce(&mut T) + Send + 'static) {
        self.later.push((Instant::now() + wait, Box::new(change)));
    }

    /// Does what is due.
    pub(crate) fn settle(&mut self, due: Due) {
        if self.later.is_empty() {
            return;
        }
        for (at, change) in std::mem::take(&mut self.later) {
            if due.includes(at) {
                change(&mut self.now);
            } else {
                self.later.push((at, change));
            }
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Record<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("now", &self.now)
            .field("later", &self.later.len())
            .finish_non_exhaustive()
    }
}

/// Which of the things to come are done.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Due {
    /// Those whose time has come.
    ByNow,
    /// All of them.
    All,
}

impl Due {
    pub(crate) fn includes(self, at: Instant) -> bool {
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
    fn the_past_lasts_for_as_many_reads_as_asked() {
        let mut record = Record::new(1);
        *record.write(ReadLag::Reads(2)) = 2;
        assert_eq!(*record.current(), 2);
        assert_eq!(reads(&mut record), [Some(1), Some(1), Some(2)]);
    }

    #[test]
    fn what_is_born_is_not_seen_yet_and_what_has_ended_still_is() {
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
    fn changes_to_come_are_done_in_their_order() {
        let mut record = Record::new(1);
        record.later(Duration::from_secs(60), |n| *n += 1);
        record.later(Duration::from_secs(60), |n| *n *= 10);
        record.settle(Due::ByNow);
        assert_eq!(*record.current(), 1);
        record.settle(Due::All);
        assert_eq!(*record.current(), 20);
    }
}

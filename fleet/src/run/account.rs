//! One account of a run: its reads, its ready steps, its pace.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use numplan::PhoneNumber;

use super::action::ReadRequest;
use crate::plan::{Plan, PlanAccount, PlanStep};

/// Requests at a time, as many as the provider bears.
#[derive(Debug, Clone, PartialEq)]
pub enum Pace {
    /// The client keeps a documented rate: it is fed at most one second ahead.
    Rate(f64),
    /// Nothing is documented: requests at a time, halved on a 429 and growing again.
    Adaptive {
        /// Requests at a time now.
        limit: usize,
        /// The most.
        most: usize,
        /// Successes since the last change.
        successes: usize,
    },
}

/// The most requests at a time that a client takes.
const CLIENT_LIMIT: usize = 64;
/// Successes after which one more request at a time is tried.
const GROW_AFTER: usize = 16;

impl Pace {
    fn limit(&self) -> usize {
        match self {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a rate is above 0, and capped"
            )]
            Self::Rate(rate) => (rate.ceil().min(1e6) as usize).clamp(1, CLIENT_LIMIT),
            Self::Adaptive { limit, .. } => *limit,
        }
    }

    fn ended(&mut self, throttled: bool) {
        let Self::Adaptive { limit, most, successes } = self else { return };
        if throttled {
            (*limit, *successes) = ((*limit / 2).max(1), 0);
            return;
        }
        *successes += 1;
        if *successes >= GROW_AFTER && *limit < *most {
            (*limit, *successes) = (*limit + 1, 0);
        }
    }
}

/// An account of a run.
#[derive(Debug)]
pub(super) struct AccountRun {
    index: u16,
    pace: Pace,
    /// The open steps of each number that was not read yet.
    unread: HashMap<PhoneNumber, Vec<usize>>,
    /// Numbers that are read one by one.
    gets: VecDeque<PhoneNumber>,
    /// Numbers with a field that no list shows.
    get_only: HashSet<PhoneNumber>,
    /// Numbers that the list can settle.
    listed: usize,
    /// Steps that wait for the pilot of their kind.
    pub(super) deferred: usize,
    reads_list: bool,
    reading: usize,
    reading_page: bool,
    pub(super) ready: VecDeque<usize>,
    /// Numbers with a step under way, each with the steps that wait for its end.
    busy: HashMap<PhoneNumber, VecDeque<usize>>,
    pub(super) begun: HashSet<usize>,
    in_flight: usize,
    pub(super) is_stopped: bool,
    /// Steps that have ended in this process.
    ended: u32,
    /// When the first [`WARM_UP`] of them had.
    measured_since: Option<Duration>,
}

/// Ends that are not measured: a run begins slowly, with a page and a pilot.
const WARM_UP: u32 = 20;
/// Further ends after which the pace is measured instead of assumed.
const MEASURED_FROM: u32 = 20;

impl AccountRun {
    pub(super) fn new<'s>(
        plan: &Plan,
        index: u16,
        account: &PlanAccount,
        open: impl Iterator<Item = (usize, &'s PlanStep)>,
        parallelism: usize,
    ) -> Self {
        let (mut unread, mut get_only) = (HashMap::<_, Vec<usize>>::new(), HashSet::new());
        let mut order = Vec::new();
        for (place, step) in open {
            let needs_get = step
                .fields
                .iter()
                .any(|change| plan.header.field(index, change.field).is_some_and(|field| field.get_only));
            let steps = unread.entry(step.number).or_default();
            if steps.is_empty() {
                order.push(step.number);
            }
            steps.push(place);
            if needs_get {
                get_only.insert(step.number);
            }
        }
        // A list costs a request a page, a number a request each.
        let listed = unread.len() - get_only.len();
        let reads_list = listed as u64 > account.pages;
        let gets = if reads_list { VecDeque::new() } else { order.into() };
        let parallelism = parallelism.clamp(1, CLIENT_LIMIT);
        let pace = account
            .rate
            .map_or(Pace::Adaptive { limit: parallelism, most: parallelism, successes: 0 }, Pace::Rate);
        Self {
            index,
            pace,
            unread,
            gets,
            get_only,
            listed,
            deferred: 0,
            reads_list,
            reading: 0,
            reading_page: false,
            ready: VecDeque::new(),
            busy: HashMap::new(),
            begun: HashSet::new(),
            in_flight: 0,
            is_stopped: false,
            ended: 0,
            measured_since: None,
        }
    }

    /// Steps a second: measured, and at first assumed.
    pub(super) fn rate(&self, now: Duration) -> f64 {
        let measured = self.ended.saturating_sub(WARM_UP);
        let since = self.measured_since.filter(|_| measured >= MEASURED_FROM);
        let seconds = since.map_or(0.0, |since| now.saturating_sub(since).as_secs_f64());
        if seconds > 0.0 {
            return f64::from(measured) / seconds;
        }
        match self.pace {
            Pace::Rate(rate) => rate,
            #[expect(clippy::cast_precision_loss, reason = "at most 64")]
            Pace::Adaptive { limit, .. } => limit as f64 * 4.0,
        }
    }

    fn has_room(&self) -> bool {
        !self.is_stopped && self.in_flight + self.reading < self.pace.limit()
    }

    /// The next step that is ready, if there is room for it.
    pub(super) fn next_ready(&mut self, plan: &Plan) -> Option<usize> {
        while self.has_room() {
            let step = self.ready.pop_front()?;
            let Some(planned) = plan.steps.get(step) else { continue };
            match self.busy.get_mut(&planned.number) {
                Some(waiting) => waiting.push_back(step),
                None => return Some(step),
            }
        }
        None
    }

    /// The next read, if there is room for it: before the last steps of the page before are sent, so that the client
    /// has work while it is under way. The first page waits for nothing, the second for the first pilot.
    pub(super) fn next_read(&mut self) -> Option<ReadRequest> {
        if !self.has_room() {
            return None;
        }
        let waiting = self.ready.len() + self.in_flight + self.reading;
        if !self.ready.is_empty() && (self.ended == 0 || waiting >= self.pace.limit()) {
            return None;
        }
        if self.reads_list && self.listed == 0 {
            self.list_ended();
        }
        if self.reads_list {
            // One page at a time, and none before a pilot is back: what was read must not grow old.
            if self.reading_page || self.deferred > 0 {
                return None;
            }
            (self.reading, self.reading_page) = (self.reading + 1, true);
            return Some(ReadRequest::Page(self.index));
        }
        while let Some(number) = self.gets.pop_front() {
            if self.unread.contains_key(&number) {
                self.reading += 1;
                return Some(ReadRequest::Number(self.index, number));
            }
        }
        None
    }

    pub(super) fn read_ended(&mut self, request: ReadRequest) {
        self.reading = self.reading.saturating_sub(1);
        if matches!(request, ReadRequest::Page(_)) {
            self.reading_page = false;
        }
    }

    /// The list is at its end: numbers that it did not show are read one by one.
    pub(super) fn list_ended(&mut self) {
        self.reads_list = false;
        let mut unread: Vec<PhoneNumber> = self.unread.keys().copied().collect();
        unread.sort_unstable();
        self.gets = unread.into();
    }

    /// The open steps of a number that was read. A number that needs more than a list shows stays.
    pub(super) fn take_number(&mut self, number: PhoneNumber) -> Vec<usize> {
        if self.reads_list && self.get_only.contains(&number) {
            return Vec::new();
        }
        let steps = self.unread.remove(&number).unwrap_or_default();
        if !steps.is_empty() && !self.get_only.contains(&number) {
            self.listed -= 1;
        }
        steps
    }

    pub(super) fn launched(&mut self, number: PhoneNumber) {
        self.in_flight += 1;
        self.busy.entry(number).or_default();
    }

    pub(super) fn ended(&mut self, step: usize, number: PhoneNumber, throttled: bool, now: Duration) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.begun.remove(&step);
        self.ended += 1;
        if self.ended == WARM_UP {
            self.measured_since = Some(now);
        }
        self.pace.ended(throttled);
        for waiting in self.busy.remove(&number).into_iter().flatten().rev() {
            self.ready.push_front(waiting);
        }
    }
}

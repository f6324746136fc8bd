//! A run of 10,000 numbers in simulated time: it keeps its client busy, and never far ahead.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::iter;
use std::time::Duration;

use numplan::PhoneNumber;
use numplan::provider::ProviderId;
use numplan_fleet::journal::{StepEnd, StepOutcome};
use numplan_fleet::observe::{Observed, ObservedAccount, ObservedNumber};
use numplan_fleet::provider::field_index;
use numplan_fleet::run::{Action, Begin, ReadRequest, ReadResult, Run};
use serde_json::json;

use crate::simulation::{end, options};
use crate::support::{csv, planned};

/// Plivo's documented requests a second: 300 in 5 seconds.
const RATE: u32 = 60;
const ROWS: usize = 10_000;
/// Numbers on a page of Plivo's list.
const PAGE: usize = 20;

enum Flight {
    Read(ReadRequest),
    Step(Begin),
}

/// A client that keeps a rate, and a provider with a latency that loses one response of a hundred.
#[derive(Default)]
struct Client {
    now: Duration,
    /// Results on their way: when they arrive, and the place in `requests`.
    arrivals: BinaryHeap<Reverse<(Duration, usize)>>,
    requests: Vec<Option<Flight>>,
    sent: u32,
    next_slot: Duration,
    most_ahead: Duration,
    seed: u64,
}

impl Client {
    fn random(&mut self) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.seed >> 33
    }

    /// Each request takes the next slot. After a lost response the number is read a second later, and sent again.
    fn send(&mut self, flight: Flight) {
        let mut arrives = self.slot() + Duration::from_millis(50 + self.random() % 200);
        if matches!(flight, Flight::Step(_)) && self.random().is_multiple_of(100) {
            self.slot();
            arrives = self.slot() + Duration::from_secs(1);
        }
        self.arrivals.push(Reverse((arrives, self.requests.len())));
        self.requests.push(Some(flight));
    }

    fn slot(&mut self) -> Duration {
        let slot = self.next_slot.max(self.now);
        self.next_slot = slot + Duration::from_secs(1) / RATE;
        self.most_ahead = self.most_ahead.max(slot.saturating_sub(self.now));
        self.sent += 1;
        slot
    }

    /// Waits for the next result.
    fn receive(&mut self) -> Flight {
        let Reverse((arrives, place)) = self.arrivals.pop().unwrap();
        self.now = self.now.max(arrives);
        self.requests[place].take().unwrap()
    }
}

#[test]
fn runs_keep_the_documented_pace() {
    let rows = (0..ROWS).map(|row| format!("1206{},plivo,Support", 2_000_000 + row));
    let rows: Vec<String> = iter::once("number,account,alias".to_owned()).chain(rows).collect();
    let wanted = csv(&rows.join("\n")).unwrap();
    let alias = field_index(ProviderId::Plivo, "alias").unwrap();
    let shown = || vec![(alias, json!("Old desk"))];
    let mut account = ObservedAccount::default();
    (account.numbers, account.pages) = (ROWS as u64, ROWS.div_ceil(PAGE) as u64);
    let numbers = wanted.rows.iter().map(|row| (row.number, ObservedNumber { copies: 1, values: shown() }));
    account.managed = numbers.collect();
    let mut plan = planned(&wanted, &Observed { accounts: vec![account] });
    plan.header.accounts[0].rate = Some(f64::from(RATE));
    let numbers: Vec<PhoneNumber> = plan.steps.iter().map(|step| step.number).collect();

    let mut run = Run::new(&plan, plan.id().as_str(), &[], HashMap::new(), options(&plan));
    let (mut client, mut pages, mut estimate) = (Client { seed: 14, ..Client::default() }, 0, None);
    let report = loop {
        match run.next(client.now) {
            Action::Append(_) => run.appended(Ok(()), client.now),
            Action::Sync => run.synced(Ok(())),
            Action::Read(request) => client.send(Flight::Read(request)),
            Action::Begin(begin) => client.send(Flight::Step(begin)),
            Action::Wait(_) => match client.receive() {
                Flight::Read(request) => {
                    let page = numbers.iter().skip(pages * PAGE).take(PAGE);
                    pages += 1;
                    let page = page.map(|number| (*number, shown())).collect();
                    run.read(request, ReadResult::Page(page, pages * PAGE >= ROWS));
                }
                Flight::Step(begin) => {
                    let ended = StepEnd { status: Some(202), ..end(begin.step, StepOutcome::Applied) };
                    run.ended(ended, false);
                }
            },
            Action::Done(report) => break report,
        }
        while run.event().is_some() {}
        if estimate.is_none() && run.totals().ended() == ROWS as u64 / 50 {
            estimate = Some(client.now.as_secs_f64() + run.progress().seconds_left);
        }
    };
    assert_eq!((report.totals.applied, report.left, pages), (ROWS as u64, 0, ROWS / PAGE));

    let (took, least) = (client.now.as_secs_f64(), f64::from(client.sent) / f64::from(RATE));
    assert!(took <= 1.03 * least, "{took} s, and {least} s is the least for {} requests", client.sent);
    assert!(client.most_ahead <= Duration::from_secs(1), "{:?} ahead of the client", client.most_ahead);
    let estimate = estimate.unwrap();
    assert!((estimate - took).abs() <= 0.05 * took, "{estimate} s are announced, and it takes {took} s");
}

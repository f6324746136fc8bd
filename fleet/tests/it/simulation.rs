//! Simulated accounts and a simulated disk, on which the run machine is driven without threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use numplan::PhoneNumber;
use numplan_fleet::journal::{StepEnd, StepOutcome, encode, parse};
use numplan_fleet::plan::Plan;
use numplan_fleet::run::{Action, Begin, CurrentValues, ReadRequest, ReadResult, Report, Run, RunOptions};
use serde_json::{Value, json};

use crate::support::{csv, observed, phone, planned};

/// The accounts, as the providers have them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct World {
    pub(crate) numbers: BTreeMap<(u16, PhoneNumber), BTreeMap<u8, Value>>,
    /// How often each step was sent.
    pub(crate) sent: BTreeMap<usize, u32>,
    pub(crate) requests: u32,
    /// The numbers that the run has read.
    pub(crate) read: BTreeSet<(u16, PhoneNumber)>,
}

const PAGE: usize = 3;

/// A number of an account with its fields.
pub(crate) type Row<'a> = (&'a str, &'a str, &'a [(&'a str, Value)]);

impl World {
    /// The accounts as they were when the plan was made.
    pub(crate) fn before(plan: &Plan, numbers: &[Row<'_>]) -> Self {
        let mut world = Self::default();
        for (account, number, fields) in numbers {
            let index =
                plan.header.accounts.iter().position(|known| known.name.to_string() == *account).unwrap();
            let index = u16::try_from(index).unwrap();
            let provider = plan.header.provider(index).unwrap();
            let values = fields.iter().map(|(name, value)| {
                (numplan_fleet::provider::field_index(provider, name).unwrap(), value.clone())
            });
            world.numbers.insert((index, phone(number)), values.collect());
        }
        world
    }

    pub(crate) fn shown(&self, account: u16, number: PhoneNumber) -> Option<CurrentValues> {
        let fields = self.numbers.get(&(account, number))?;
        Some(fields.iter().map(|(field, value)| (*field, value.clone())).collect())
    }

    pub(crate) fn read(&mut self, request: ReadRequest, pages: &mut HashMap<u16, usize>) -> ReadResult {
        self.requests += 1;
        match request {
            ReadRequest::Page(account) => {
                let page = pages.entry(account).or_default();
                let all: Vec<PhoneNumber> =
                    self.numbers.keys().filter(|(of, _)| *of == account).map(|(_, number)| *number).collect();
                let items: Vec<_> = all.iter().skip(*page * PAGE).take(PAGE).copied().collect();
                *page += 1;
                let is_last = *page * PAGE >= all.len();
                self.read.extend(items.iter().map(|number| (account, *number)));
                let numbers = items.into_iter().map(|number| (number, self.shown(account, number).unwrap()));
                ReadResult::Page(numbers.collect(), is_last)
            }
            ReadRequest::Number(account, number) => {
                self.read.insert((account, number));
                ReadResult::Number(self.shown(account, number))
            }
        }
    }

    /// The request reaches the provider.
    pub(crate) fn send(&mut self, plan: &Plan, begin: &Begin) -> StepEnd {
        self.requests += 1;
        *self.sent.entry(begin.step).or_default() += 1;
        let step = &plan.steps[begin.step];
        let number = self.numbers.get_mut(&(step.account, step.number)).unwrap();
        for field in &begin.fields {
            let change = step.fields.iter().find(|change| change.field == *field).unwrap();
            number.insert(*field, change.after.clone().unwrap_or(Value::Null));
        }
        end(begin.step, StepOutcome::Applied)
    }
}

pub(crate) fn end(step: usize, outcome: StepOutcome) -> StepEnd {
    StepEnd {
        step,
        outcome,
        fields: Vec::new(),
        unrequested: Vec::new(),
        attempts: 1,
        sent: "yes".to_owned(),
        status: Some(200),
        request_id: None,
        code: None,
        message: None,
    }
}

/// A journal on a disk that loses what was not synced.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    pub(crate) bytes: Vec<u8>,
    pub(crate) lines: u64,
    pub(crate) synced: usize,
}

/// Something that the driver has begun and that has not come back.
pub(crate) enum Flight {
    Read(ReadRequest),
    Step(Begin),
}

pub(crate) struct Simulation<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) run: Run<'p>,
    pub(crate) disk: Disk,
    pub(crate) pages: HashMap<u16, usize>,
    pub(crate) flight: Vec<Flight>,
    pub(crate) now: Duration,
    pub(crate) log: Vec<Action>,
    pub(crate) seed: u64,
    /// Requests of a hundred whose response is lost, half of them before they reach the provider.
    pub(crate) faults: u64,
}

impl<'p> Simulation<'p> {
    #[expect(clippy::needless_pass_by_value, reason = "a run takes its disk over")]
    pub(crate) fn new(plan: &'p Plan, disk: Disk, seed: u64, options: RunOptions) -> Self {
        let (entries, good) = parse(&disk.bytes).unwrap();
        let disk = Disk { bytes: disk.bytes[..good].to_vec(), lines: entries.len() as u64, synced: good };
        let run = Run::new(plan, plan.id().as_str(), &entries, HashMap::new(), options);
        let (pages, flight, log) = (HashMap::new(), Vec::new(), Vec::new());
        Self { plan, run, disk, pages, flight, now: Duration::ZERO, log, seed, faults: 0 }
    }

    pub(crate) fn random(&mut self) -> u64 {
        // A linear congruential generator: the order of results needs no better one.
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.seed >> 33
    }

    fn send(&mut self, world: &mut World, begin: &Begin) -> StepEnd {
        if self.random() % 100 >= self.faults {
            return world.send(self.plan, begin);
        }
        let (outcome, code) = if self.random().is_multiple_of(2) {
            (StepOutcome::Failed, "network")
        } else {
            world.send(self.plan, begin);
            (StepOutcome::Unknown, "outcome_unknown")
        };
        StepEnd { code: Some(code.to_owned()), ..end(begin.step, outcome) }
    }

    /// Goes one action on. `Some`: the run is over.
    pub(crate) fn step(&mut self, world: &mut World) -> Option<Report> {
        let action = self.run.next(self.now);
        self.log.push(action.clone());
        match action {
            Action::Append(entry) => {
                self.disk.lines += 1;
                self.disk.bytes.extend(encode(self.disk.lines, &entry).unwrap());
                self.run.appended(Ok(()), self.now);
            }
            Action::Sync => {
                self.disk.synced = self.disk.bytes.len();
                self.run.synced(Ok(()));
            }
            Action::Read(request) => self.flight.push(Flight::Read(request)),
            Action::Begin(begin) => self.flight.push(Flight::Step(begin)),
            Action::Wait(_) => {
                self.now += Duration::from_millis(40);
                let place = usize::try_from(self.random()).unwrap() % self.flight.len();
                match self.flight.swap_remove(place) {
                    Flight::Read(request) => {
                        let result = world.read(request, &mut self.pages);
                        self.run.read(request, result);
                    }
                    Flight::Step(begin) => {
                        let end = self.send(world, &begin);
                        self.run.ended(end, false);
                    }
                }
            }
            Action::Done(ending) => return Some(ending),
        }
        None
    }

    pub(crate) fn finish(&mut self, world: &mut World) -> Report {
        for _ in 0..10_000 {
            if let Some(ending) = self.step(world) {
                return ending;
            }
        }
        panic!("the run does not end: {:?}", self.log.last());
    }
}

pub(crate) const NUMBERS: &[&str] = &[
    "12065551230",
    "12065551231",
    "12065551232",
    "12065551233",
    "12065551234",
    "12065551235",
    "12065551236",
    "12065551237",
];

/// Aliases, routes and starts of eight numbers in two accounts; one number is not in the plan.
pub(crate) fn fleet() -> (Plan, World) {
    let mut text = "number,account,alias,messaging_enabled,primary_route\n".to_owned();
    for (place, number) in NUMBERS.iter().enumerate() {
        let starts = if place % 3 == 0 { "true" } else { "" };
        let route = if place % 4 == 1 { "7" } else { "" };
        text += &[number, ",flowroute,A,", starts, ",", route, "\n", number, ",plivo,B,,\n"].concat();
    }
    let wanted = csv(&text).unwrap();
    let flowroute =
        [("alias", json!(null)), ("messaging_enabled", json!(false)), ("primary_route", json!("0"))];
    let plivo = [("alias", json!("b"))];
    let mut numbers: Vec<Row<'_>> = Vec::new();
    for number in NUMBERS {
        numbers.push(("flowroute", number, &flowroute));
        numbers.push(("plivo", number, &plivo));
    }
    numbers.push(("plivo", "12065559999", &plivo));
    let plan = planned(&wanted, &observed(&wanted, &numbers));
    let world = World::before(&plan, &numbers);
    (plan, world)
}

pub(crate) fn options(plan: &Plan) -> RunOptions {
    RunOptions::of(plan, 1_795_848_100)
}

/// Whether every step shows its effect.
pub(crate) fn is_applied(plan: &Plan, world: &World) -> bool {
    plan.steps.iter().all(|step| {
        let number = &world.numbers[&(step.account, step.number)];
        step.fields
            .iter()
            .all(|change| number.get(&change.field) == Some(change.after.as_ref().unwrap_or(&Value::Null)))
    })
}

//! Applying: the run machine against a simulated account, cut and resumed at every place.

use std::collections::BTreeMap;

use numplan_fleet::journal::{Entry, SkipReason, StepEnd, StepOutcome, encode, parse};
use numplan_fleet::plan::{Plan, StepOperation};
use numplan_fleet::run::{Action, Begin, ReadRequest, ReadResult, Report, RunOptions};
use proptest::prelude::*;
use serde_json::json;

use crate::simulation::{Disk, Flight, NUMBERS, Simulation, World, end, fleet, is_applied, options};
use crate::support::phone;

#[test]
fn plans_are_applied_page_by_page() {
    let (plan, mut world) = fleet();
    let mut simulation = Simulation::new(&plan, Disk::default(), 1, options(&plan));
    let ending = simulation.finish(&mut world);
    assert!(is_applied(&plan, &world));
    assert_eq!((ending.totals.applied, ending.left, ending.stopped), (plan.steps.len() as u64, 0, false));
    assert!(world.sent.values().all(|sent| *sent == 1));
    let reads = world.requests - world.sent.values().sum::<u32>();
    assert!(reads <= 3 + 3 + 2, "{reads} reads");
    let (entries, _) = parse(&simulation.disk.bytes).unwrap();
    assert!(matches!(entries.last(), Some(Entry::Close { finished: true })));
    assert_eq!(simulation.disk.synced, simulation.disk.bytes.len());
}

#[test]
fn lines_precede_their_requests() {
    let (plan, mut world) = fleet();
    for seed in 0..50 {
        let mut simulation = Simulation::new(&plan, Disk::default(), seed, options(&plan));
        simulation.finish(&mut world.clone());
        let mut synced = Vec::new();
        let (mut tried, mut pilots) = (Vec::new(), BTreeMap::new());
        for action in &simulation.log {
            match action {
                Action::Append(Entry::Try { step }) => tried.push(*step),
                Action::Sync => synced.clone_from(&tried),
                Action::Begin(begin) => {
                    let step = &plan.steps[begin.step];
                    let on_disk = if step.operation.starts_task() { &synced } else { &tried };
                    assert!(on_disk.contains(&begin.step), "step {} was sent first", begin.step);
                    let fields: Vec<u8> = step.fields.iter().map(|change| change.field).collect();
                    let first = pilots.entry((step.account, step.operation, fields)).or_insert(begin.step);
                    assert_eq!(begin.verify, *first == begin.step, "the first of a kind is read back");
                }
                _ => {}
            }
        }
    }
    world.requests = 0;
}

#[test]
fn applying_twice_sends_nothing() {
    let (plan, mut world) = fleet();
    let mut first = Simulation::new(&plan, Disk::default(), 1, options(&plan));
    first.finish(&mut world);
    let requests = world.requests;
    let mut second = Simulation::new(&plan, first.disk.clone(), 2, options(&plan));
    let ending = second.finish(&mut world);
    assert_eq!((world.requests, second.log.len(), ending.left), (requests, 1, 0));
    // Without its journal the plan sees that all is done.
    let mut third = Simulation::new(&plan, Disk::default(), 3, options(&plan));
    let ending = third.finish(&mut world);
    assert_eq!(ending.totals.already, plan.steps.len() as u64);
    assert!(world.sent.values().all(|sent| *sent == 1));
}

/// Resumes from `disk`, and checks what must hold after any crash.
fn resume_and_check(plan: &Plan, mut world: World, disk: Disk, seed: u64) {
    let mut simulation = Simulation::new(plan, disk, seed, options(plan));
    let ending = simulation.finish(&mut world);
    let unresolved = plan.steps.iter().enumerate().filter(|(place, step)| {
        step.operation == StepOperation::StartProvisioning
            && world.sent.get(place).is_none_or(|sent| *sent == 0)
    });
    // A start that was written down and never sent waits for a person; nothing else may be left.
    assert_eq!(ending.unresolved, unresolved.count() as u64);
    assert_eq!(is_applied(plan, &world), ending.unresolved == 0);
    for (place, sent) in &world.sent {
        let most = if plan.steps[*place].operation.starts_task() { 1 } else { 2 };
        assert!(*sent <= most, "step {place} was sent {sent} times");
    }
}

#[test]
fn stops_at_every_action_resume() {
    let (plan, world) = fleet();
    let mut actions = 0;
    loop {
        let (mut now, mut simulation) =
            (world.clone(), Simulation::new(&plan, Disk::default(), 7, options(&plan)));
        let mut is_over = false;
        for _ in 0..actions {
            is_over |= simulation.step(&mut now).is_some();
        }
        // Killed: requests in flight may have reached the provider or not.
        for lands in [false, true] {
            let mut after = now.clone();
            if lands {
                for flight in &simulation.flight {
                    if let Flight::Step(begin) = flight {
                        after.send(&plan, begin);
                    }
                }
            }
            resume_and_check(&plan, after, simulation.disk.clone(), 11);
        }
        if is_over {
            break;
        }
        actions += 1;
    }
    assert!(actions > 100, "{actions}");
}

#[test]
fn journals_cut_at_every_byte_resume() {
    let (plan, world) = fleet();
    let mut simulation = Simulation::new(&plan, Disk::default(), 7, options(&plan));
    // The account as it was when each byte had been written, and how much was synced by then.
    let mut states = vec![(world.clone(), 0)];
    let mut now = world;
    loop {
        let ending = simulation.step(&mut now);
        let state = (now.clone(), simulation.disk.synced);
        let has_grown = simulation.disk.bytes.len() >= states.len();
        if let Some(last) = states.last_mut().filter(|_| !has_grown) {
            last.clone_from(&state);
        }
        states.resize(simulation.disk.bytes.len() + 1, state);
        if ending.is_some() {
            break;
        }
    }
    // All bytes with `make test-kills`; else a sample, which has cuts in every line.
    let step = std::env::var("NUMPLAN_SWEEP").map_or(11, |_| 1);
    for cut in (0..=simulation.disk.bytes.len()).rev().step_by(step) {
        let bytes = simulation.disk.bytes[..cut].to_vec();
        let (world, _) = &states[cut];
        resume_and_check(&plan, world.clone(), Disk { bytes, lines: 0, synced: 0 }, 13);
    }
}

#[test]
fn drifted_and_missing_numbers_are_left() {
    let (plan, mut world) = fleet();
    let alias = numplan_fleet::provider::field_index(plan.header.provider(1).unwrap(), "alias").unwrap();
    world.numbers.get_mut(&(1, phone(NUMBERS[2]))).unwrap().insert(alias, json!("theirs"));
    world.numbers.remove(&(1, phone(NUMBERS[3])));
    let mut simulation = Simulation::new(&plan, Disk::default(), 1, options(&plan));
    let ending = simulation.finish(&mut world);
    assert_eq!((ending.totals.drifted, ending.totals.missing), (1, 1));
    assert_eq!(world.numbers[&(1, phone(NUMBERS[2]))][&alias], json!("theirs"));
    let (entries, _) = parse(&simulation.disk.bytes).unwrap();
    let skip = entries.iter().find_map(|entry| match entry {
        Entry::Skip(skip) if skip.reason == SkipReason::Drifted => Some(skip.observed.clone()),
        _ => None,
    });
    assert_eq!(skip, Some(vec![("alias".to_owned(), json!("theirs"))]));
}

#[test]
fn overwriting_is_a_choice_of_a_field() {
    let (plan, mut world) = fleet();
    let alias = numplan_fleet::provider::field_index(plan.header.provider(1).unwrap(), "alias").unwrap();
    world.numbers.get_mut(&(1, phone(NUMBERS[2]))).unwrap().insert(alias, json!("theirs"));
    let options = RunOptions { overwrite: vec!["alias".to_owned()], ..options(&plan) };
    let ending = Simulation::new(&plan, Disk::default(), 1, options).finish(&mut world);
    assert_eq!(ending.totals.drifted, 0);
    assert!(is_applied(&plan, &world));
}

/// Drives a run whose steps end as `answer` says, and returns how many were sent.
fn run_with(
    options: RunOptions,
    plan: &Plan,
    world: &World,
    answer: impl Fn(&Begin) -> StepEnd,
) -> (usize, Report) {
    let mut simulation = Simulation::new(plan, Disk::default(), 5, options);
    let (mut world, mut sent) = (world.clone(), 0);
    for _ in 0..10_000 {
        if let Some(Flight::Step(begin)) =
            simulation.flight.pop_if(|flight| matches!(flight, Flight::Step(_)))
        {
            sent += 1;
            simulation.run.ended(answer(&begin), false);
        }
        if let Some(ending) = simulation.step(&mut world) {
            return (sent, ending);
        }
    }
    panic!("the run does not end");
}

#[test]
fn pilots_stop_their_kind() {
    let (plan, world) = fleet();
    let (sent, ending) = run_with(options(&plan), &plan, &world, |begin| StepEnd {
        unrequested: vec!["app_id".to_owned()],
        ..end(begin.step, StepOutcome::Applied)
    });
    assert_eq!(sent, 4, "one of each kind");
    assert!(ending.stopped && ending.left > 0);
}

#[test]
fn too_many_failures_stop_the_run() {
    let (plan, world) = fleet();
    let options = RunOptions { max_failures: 3, ..options(&plan) };
    let (sent, ending) = run_with(options, &plan, &world, |begin| StepEnd {
        code: Some("unavailable".to_owned()),
        ..end(begin.step, StepOutcome::Failed)
    });
    assert!((3..=6).contains(&sent), "{sent}");
    assert!(ending.stopped && ending.totals.failed >= 3);
}

#[test]
fn denied_accounts_stop_alone() {
    let (plan, world) = fleet();
    let (_, ending) = run_with(options(&plan), &plan, &world, |begin| {
        let is_denied = plan.steps[begin.step].account == 0;
        let outcome = if is_denied { StepOutcome::Failed } else { StepOutcome::Applied };
        StepEnd { code: is_denied.then(|| "unauthorized".to_owned()), ..end(begin.step, outcome) }
    });
    assert_eq!(ending.totals.applied, NUMBERS.len() as u64, "the other account is done");
    assert!(ending.stopped);
}

#[test]
fn failed_journals_send_nothing_more() {
    let (plan, world) = fleet();
    for failing in 0..60 {
        for sync in [false, true] {
            let (mut now, mut simulation) =
                (world.clone(), Simulation::new(&plan, Disk::default(), 3, options(&plan)));
            let (mut count, mut failed_at, mut ending) = (0, None, None);
            while ending.is_none() {
                let action = simulation.run.next(simulation.now);
                simulation.log.push(action.clone());
                let fails = match (&action, sync) {
                    (Action::Append(_), false) | (Action::Sync, true) => {
                        count += 1;
                        count > failing
                    }
                    _ => false,
                };
                match action {
                    Action::Append(_) if fails => {
                        failed_at.get_or_insert(simulation.log.len());
                        simulation.run.appended(Err("no space left".to_owned()), simulation.now);
                    }
                    Action::Sync if fails => {
                        failed_at.get_or_insert(simulation.log.len());
                        simulation.run.synced(Err("input/output error".to_owned()));
                    }
                    Action::Append(_) => simulation.run.appended(Ok(()), simulation.now),
                    Action::Sync => simulation.run.synced(Ok(())),
                    Action::Read(request) => {
                        let result = now.read(request, &mut simulation.pages);
                        simulation.run.read(request, result);
                    }
                    Action::Begin(begin) => {
                        assert_eq!(failed_at, None, "sent after the journal failed");
                        let end = now.send(&plan, &begin);
                        simulation.run.ended(end, false);
                    }
                    Action::Wait(_) => panic!("nothing is under way"),
                    Action::Done(done) => ending = Some(done),
                }
            }
            let after = failed_at.map_or(&[][..], |at| &simulation.log[at..]);
            assert!(after.iter().all(|action| matches!(action, Action::Done(_))), "{after:?}");
            assert_eq!(ending.unwrap().journal_error.is_some(), failed_at.is_some());
        }
    }
}

#[test]
fn failed_reads_leave_the_account() {
    let (plan, mut world) = fleet();
    let mut simulation = Simulation::new(&plan, Disk::default(), 1, options(&plan));
    let ending = loop {
        if let Some(Flight::Read(request)) = simulation
            .flight
            .pop_if(|flight| matches!(flight, Flight::Read(ReadRequest::Page(1) | ReadRequest::Number(1, _))))
        {
            simulation.run.read(request, ReadResult::Failed("no connection".to_owned()));
        }
        if let Some(ending) = simulation.step(&mut world) {
            break ending;
        }
    };
    assert_eq!(ending.left, NUMBERS.len() as u64);
    assert!(ending.stopped);
}

#[test]
fn resolved_starts_go_on() {
    let (plan, world) = fleet();
    let start = plan.steps.iter().position(|step| step.operation.starts_task()).unwrap();
    let entries = |applied: bool| {
        let open = Entry::Open { plan: plan.id().to_string(), version: 1, engine: String::new(), at: 0 };
        vec![open, Entry::Try { step: start }, Entry::Note { step: start, applied, at: 1 }]
    };
    for applied in [false, true] {
        let bytes =
            (1..).zip(entries(applied)).flat_map(|(line, entry)| encode(line, &entry).unwrap()).collect();
        let mut now = world.clone();
        let disk = Disk { bytes, lines: 3, synced: 0 };
        let ending = Simulation::new(&plan, disk, 1, options(&plan)).finish(&mut now);
        assert_eq!(ending.unresolved, 0);
        assert_eq!(now.sent.get(&start).copied().unwrap_or_default(), u32::from(!applied));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn crashes_with_lost_lines_resume(actions in 0usize..160, seed in any::<u64>(), lost in 0.0f64..=1.0, lands in any::<bool>()) {
        let (plan, world) = fleet();
        let (mut now, mut simulation) = (world, Simulation::new(&plan, Disk::default(), seed, options(&plan)));
        for _ in 0..actions {
            if simulation.step(&mut now).is_some() {
                break;
            }
        }
        if lands {
            for flight in &simulation.flight {
                if let Flight::Step(begin) = flight {
                    now.send(&plan, begin);
                }
            }
        }
        // Any part of what was not synced is lost.
        let unsynced = simulation.disk.bytes.len() - simulation.disk.synced;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let keep = simulation.disk.synced + (unsynced as f64 * (1.0 - lost)) as usize;
        simulation.disk.bytes.truncate(keep);
        resume_and_check(&plan, now, simulation.disk, seed ^ 1);
    }
}

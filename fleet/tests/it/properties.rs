//! Properties over random wanted states, observed states and faults.

use numplan_fleet::PlanFile;
use numplan_fleet::journal::parse;
use numplan_fleet::observe::Observed;
use numplan_fleet::plan::Plan;
use numplan_fleet::provider::{field_index, fields};
use numplan_fleet::run::RunOptions;
use numplan_fleet::wanted::Wanted;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::simulation::{Disk, Simulation, World, options};
use crate::support::{Folder, Seen, csv, observed, planned};

/// The fields of a test, each with its provider, cells, and values of an account.
fn column(account: &str, field: &str) -> (Vec<&'static str>, Vec<Value>) {
    let texts = || vec![json!(null), json!("a"), json!("b"), json!("c")];
    match (account, field) {
        ("flowroute" | "plivo", "alias") => (vec!["", "(clear)", "a", "b"], texts()),
        ("flowroute", "cnam_lookups_enabled") => (vec!["", "true", "false"], vec![json!(true), json!(false)]),
        ("flowroute", "failover_route") => {
            (vec!["", "(clear)", "7", "8"], vec![json!(null), json!("7"), json!("9")])
        }
        ("plivo", "app_id") => (vec!["", "(clear)", "11", "12"], vec![json!(null), json!("11"), json!("13")]),
        ("wavix", "call_recording_enabled") => (vec!["", "true", "false"], vec![json!(true), json!(false)]),
        ("wavix", "transcription_threshold") => (vec!["", "5", "60"], vec![json!(5), json!(6)]),
        _ => (vec![""], Vec::new()),
    }
}

const ACCOUNTS: [&str; 3] = ["flowroute", "plivo", "wavix"];
const COLUMNS: [&str; 6] = [
    "alias",
    "cnam_lookups_enabled",
    "failover_route",
    "app_id",
    "call_recording_enabled",
    "transcription_threshold",
];

/// Fields with their values.
type Values<'a> = Vec<(&'a str, Value)>;

/// A random case: the wanted file, and the numbers of the accounts.
#[derive(Debug, Clone)]
struct Case {
    text: String,
    numbers: Vec<(&'static str, String, Values<'static>)>,
}

fn case() -> impl Strategy<Value = Case> {
    let number = (any::<[u8; 6]>(), any::<[u8; 6]>());
    prop::collection::vec((0usize..3, number), 1..14).prop_map(|rows| {
        let mut case = Case { text: format!("number,account,{}\n", COLUMNS.join(",")), numbers: Vec::new() };
        for (row, (account, (wishes, states))) in rows.into_iter().enumerate() {
            let (account, number) = (ACCOUNTS[account], format!("1206555{:04}", 1000 + row));
            case.text += &[number.as_str(), ",", account].concat();
            let mut values = Vec::new();
            for (place, name) in COLUMNS.into_iter().enumerate() {
                let (cells, states_of) = column(account, name);
                case.text += &[",", cells[usize::from(wishes[place]) % cells.len()]].concat();
                if !states_of.is_empty() {
                    values.push((name, states_of[usize::from(states[place]) % states_of.len()].clone()));
                }
            }
            case.text += "\n";
            case.numbers.push((account, number, values));
        }
        case
    })
}

impl Case {
    fn wanted(&self) -> Wanted {
        csv(&self.text).unwrap()
    }

    fn seen(&self) -> Vec<Seen<'_>> {
        self.numbers
            .iter()
            .map(|(account, number, values)| (*account, number.as_str(), &values[..]))
            .collect()
    }
}

/// The accounts as a list would show them now.
fn observe(wanted: &Wanted, world: &World) -> Observed {
    let mut rows: Vec<(String, String, Values<'_>)> = Vec::new();
    for ((account, number), values) in &world.numbers {
        let name = &wanted.accounts[usize::from(*account)].name;
        let table = fields(name.provider());
        let values = values.iter().map(|(field, value)| (table[usize::from(*field)].name, value.clone()));
        rows.push((name.to_string(), number.to_string(), values.collect()));
    }
    let seen: Vec<Seen<'_>> = rows
        .iter()
        .map(|(account, number, values)| (account.as_str(), number.as_str(), &values[..]))
        .collect();
    observed(wanted, &seen)
}

/// Applies until nothing is left, each time with the journal of the times before.
fn apply(plan: &Plan, world: &mut World, seed: u64, faults: u64) -> Disk {
    let mut disk = Disk::default();
    for attempt in 0..200 {
        let options = RunOptions { max_failures: u64::MAX, ..options(plan) };
        let mut simulation = Simulation::new(plan, disk, seed.wrapping_add(attempt), options);
        simulation.faults = faults;
        let report = simulation.finish(world);
        disk = simulation.disk;
        if report.left + report.unresolved + report.totals.failures() == 0 {
            return disk;
        }
    }
    panic!("the plan is not applied after 200 runs");
}

/// The way back, made from files as the facade makes it.
fn way_back(folder: &Folder, plan: &Plan, disk: &Disk) -> Option<Plan> {
    let file: PlanFile = plan.clone().save(folder.file("fleet.plan")).unwrap();
    std::fs::write(file.journal_path(), &disk.bytes).unwrap();
    let undone = if plan.steps.is_empty() { None } else { Some(file.undo().unwrap()) };
    std::fs::remove_file(file.journal_path()).unwrap();
    undone
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn applying_reaches_wanted_and_undo_returns(case in case(), seed in any::<u64>(), faults in 0u64..60) {
        let wanted = case.wanted();
        let plan = planned(&wanted, &observed(&wanted, &case.seen()));
        let before = World::before(&plan, &case.seen());
        let mut world = before.clone();
        let disk = apply(&plan, &mut world, seed, faults);

        // As wanted, and a new plan is empty.
        let again = planned(&wanted, &observe(&wanted, &world));
        prop_assert!(!again.has_differences(), "{:?}", again.steps);

        // A second run sends nothing.
        let sent = world.sent.clone();
        let journal = parse(&disk.bytes).unwrap().0.len();
        let second = Simulation::new(&plan, disk.clone(), seed, options(&plan)).finish(&mut world);
        prop_assert_eq!((&world.sent, second.left), (&sent, 0));
        prop_assert!(journal > 0 || plan.steps.is_empty());

        // The way back ends where it began: every field here can be undone.
        let folder = Folder::new(&format!("undo-{seed}"));
        if let Some(undone) = way_back(&folder, &plan, &disk) {
            prop_assert!(undone.problems.is_empty(), "{:?}", undone.problems);
            world.sent.clear();
            apply(&undone, &mut world, seed ^ 1, faults);
            prop_assert_eq!(&world.numbers, &before.numbers);
        }
    }

    #[test]
    fn changes_of_others_survive(case in case(), seed in any::<u64>()) {
        let wanted = case.wanted();
        let plan = planned(&wanted, &observed(&wanted, &case.seen()));
        let mut world = World::before(&plan, &case.seen());
        let mut simulation = Simulation::new(&plan, Disk::default(), seed, options(&plan));
        let mut theirs = Vec::new();
        let report = loop {
            // Somebody else changes a number that the run has not read yet, now and then.
            let chosen = usize::try_from(simulation.random()).unwrap() % (plan.steps.len().max(1) * 3);
            if let Some(step) = plan.steps.get(chosen / 2) {
                let key = (step.account, step.number);
                if !world.read.contains(&key) && !theirs.iter().any(|(known, _, _)| *known == key) {
                    let (field, value) = (step.fields[0].field, json!("theirs"));
                    world.numbers.get_mut(&key).unwrap().insert(field, value.clone());
                    theirs.push((key, field, value));
                }
            }
            if let Some(report) = simulation.step(&mut world) {
                break report;
            }
        };
        for (key, field, value) in &theirs {
            prop_assert_eq!(&world.numbers[key][field], value, "{:?} was written over", key);
        }
        // Each is reported. A number may have a step for a route beside one for an update.
        prop_assert!(report.totals.drifted >= theirs.len() as u64);
        prop_assert_eq!(report.left, 0);
    }

    #[test]
    fn undo_leaves_what_others_changed(case in case(), seed in any::<u64>(), chosen in any::<prop::sample::Index>()) {
        let wanted = case.wanted();
        let plan = planned(&wanted, &observed(&wanted, &case.seen()));
        prop_assume!(!plan.steps.is_empty());
        let mut world = World::before(&plan, &case.seen());
        let disk = apply(&plan, &mut world, seed, 0);
        let step = &plan.steps[chosen.index(plan.steps.len())];
        let (key, field) = ((step.account, step.number), step.fields[0].field);
        let theirs = json!("theirs");
        world.numbers.get_mut(&key).unwrap().insert(field, theirs.clone());
        let folder = Folder::new(&format!("others-{seed}"));
        let undone = way_back(&folder, &plan, &disk).unwrap();
        world.sent.clear();
        let report = Simulation::new(&undone, Disk::default(), seed, options(&undone)).finish(&mut world);
        prop_assert_eq!(report.totals.drifted, 1);
        prop_assert_eq!(&world.numbers[&key][&field], &theirs);
    }
}

#[test]
fn undo_names_what_cannot_return() {
    let wanted = csv("number,account,alias,subaccount,messaging_enabled\n\
                      12065551234,plivo,A,SAXXXXXXXXXXXXXXXXXX,\n\
                      12065551235,flowroute,,,true\n")
    .unwrap();
    let plivo = [("alias", json!("b")), ("subaccount", json!(null))];
    let seen: [Seen<'_>; 2] = [
        ("plivo", "12065551234", &plivo),
        ("flowroute", "12065551235", &[("messaging_enabled", json!(false))]),
    ];
    let plan = planned(&wanted, &observed(&wanted, &seen));
    let mut world = World::before(&plan, &seen);
    let disk = apply(&plan, &mut world, 1, 0);
    let folder = Folder::new("cannot-return");
    let undone = way_back(&folder, &plan, &disk).unwrap();
    let problems: Vec<_> = undone.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        problems,
        [
            "`subaccount` cannot be undone: the field was empty, and the provider cannot clear it",
            "`messaging_enabled` cannot be undone: a task or registration cannot be taken back"
        ]
    );
    assert_eq!(undone.steps.len(), 1);
    let (alias, counts) = (field_index(numplan::provider::ProviderId::Plivo, "alias"), undone.counts());
    assert_eq!(Some(undone.steps[0].fields[0].field), alias);
    assert_eq!((counts.change, counts.refused), (1, 1));
}

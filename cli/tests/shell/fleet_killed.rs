//! `numplan fleet apply`, killed at random moments: the account ends exactly as after a run without interruption.
//!
//! CI kills a few times; `make test-kills` 500 times.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use numplan_sandbox::{Numbers, Options, OrderKind, Sandbox};

use crate::fleet::PlanPath;
use crate::support::Scratch;

/// Aliases at two providers, and message provisioning, which starts a task.
fn wanted() -> String {
    let mut text = "number,account,alias,messaging_enabled\n".to_owned();
    for row in 0..40 {
        let starts = if row % 4 == 0 { "true" } else { "" };
        writeln!(text, "{},flowroute,F{row},{starts}", 12_065_552_000_u64 + row).unwrap();
        writeln!(text, "{},plivo,P{row},", 12_125_552_000_u64 + row).unwrap();
    }
    text
}

fn numplan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_numplan"));
    command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
    command
}

fn apply(plan: &PlanPath, flag: &str) -> Child {
    let rates = ["--rate", "plivo=2000", "--rate", "flowroute=2000", "--allow-starts", "10"];
    numplan(&["fleet", "apply", plan.text(), flag, "--yes"]).args(rates).spawn().unwrap()
}

/// Answers for a person: each start that no read can settle is looked up in the account.
fn resolve(sandbox: &Sandbox, plan: &PlanPath) {
    for row in (0..40).step_by(4) {
        let number = (12_065_552_000_u64 + row).to_string();
        let is_started = sandbox.flowroute_tasks().iter().any(|task| task.tn == number)
            || sandbox.flowroute_number(&number).is_some_and(|number| number.messaging_enabled);
        let word = if is_started { "--applied" } else { "--not-applied" };
        // Refused where nothing is in doubt.
        let _ = numplan(&["fleet", "resolve", plan.text(), &number, word]).status().unwrap();
    }
}

/// The numbers in a form that compares: tasks have random ids.
fn state(sandbox: &Sandbox) -> Vec<(String, Option<String>, bool)> {
    let numbers = sandbox.numbers();
    let flowroute =
        numbers.flowroute.into_iter().map(|number| (number.value, number.alias, number.messaging_enabled));
    let plivo = numbers.plivo.into_iter().map(|number| (number.number, number.alias, false));
    flowroute.chain(plivo).collect()
}

#[test]
fn killed_applies_end_exactly() {
    let kills = std::env::var("NUMPLAN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let options = Options { numbers: Numbers::fleet(), ..Options::default() };
    let sandbox = Sandbox::start(options.task_time(Duration::ZERO)).unwrap();
    let flag = format!("--sandbox={}", sandbox.url());
    let (file, plan) = (Scratch::new("killed.csv", &wanted()), PlanPath::new("killed"));
    assert!(numplan(&["fleet", "plan", file.path(), &flag, "-o", plan.text()]).status().unwrap().success());
    let started = std::time::Instant::now();
    assert!(apply(&plan, &flag).wait().unwrap().success());
    let (whole, expected) = (started.elapsed(), state(&sandbox));

    let mut random = fastrand::Rng::with_seed(14);
    let (mut exact, mut interrupted) = (0, 0);
    while interrupted < kills {
        sandbox.reset();
        std::fs::remove_file(format!("{}.journal", plan.text())).unwrap();
        let mut runs = 0;
        loop {
            runs += 1;
            assert!(runs < 200, "the plan does not come to an end");
            let mut child = apply(&plan, &flag);
            std::thread::sleep(whole.mul_f64(random.f64() * 1.1));
            // The kernel's own kill: nothing of the process runs afterwards.
            let was_running = child.try_wait().unwrap().is_none();
            if was_running && interrupted < kills {
                child.kill().unwrap();
                interrupted += 1;
            }
            match child.wait().unwrap().code() {
                Some(0) => break,
                Some(7) => resolve(&sandbox, &plan),
                Some(other) => panic!("exit code {other}"),
                None => {}
            }
        }
        assert_eq!(state(&sandbox), expected, "after {interrupted} kills");
        // Messaging was started once for each number, and nothing was bought or released.
        let orders = sandbox.orders();
        assert!(orders.iter().all(|order| order.kind == OrderKind::EnableMessaging), "{orders:?}");
        let numbers: BTreeSet<_> = orders.iter().flat_map(|order| &order.numbers).collect();
        assert_eq!((orders.len(), numbers.len()), (10, 10), "after {interrupted} kills");
        exact += 1;
    }
    println!("{interrupted} kills, {exact} of {exact} applies exact");
}

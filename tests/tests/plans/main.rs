//! Properties over random fault plans: whatever goes wrong, one planned after the other, on one sandbox, what a result or
//! an error says is the sandbox's state, or is honestly unknown.
//!
//! A plan is faults and operations at the three providers. Plans with orders are carried out by hand, over the engine's own
//! state machine: their waits are a clock that is told the time, so that nothing sleeps for a minute.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what should not be")]

mod bench;
mod judge;
mod plan;
mod state;

use numplan_tests::in_parallel;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::plan::{Plan, change, order, plan};

/// Each has a seed of its own; most of a plan is waiting.
const RUNNERS: u8 = 8;
const PLANS: u32 = 40;

/// Runs plans from several seeds at a time.
fn plans<S: Strategy<Value = Plan>>(salt: u8, plan: impl Fn() -> S + Sync, manual: bool) {
    let seeds: Vec<u8> = (0..RUNNERS).map(|runner| salt + runner).collect();
    in_parallel(
        seeds.len(),
        &seeds,
        |seed| format!("seed {seed}"),
        |seed| {
            let config = ProptestConfig {
                cases: PLANS,
                failure_persistence: None,
                max_shrink_iters: 60,
                ..ProptestConfig::default()
            };
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[*seed; 32]);
            let run = TestRunner::new_with_rng(config, rng).run(&plan(), |plan| judge::hold(&plan, manual));
            if let Err(failure) = run {
                panic!("seed {seed}: {failure}");
            }
        },
    );
}

#[test]
fn documented_reads_and_changes_hold() {
    plans(0, || plan(change()), false);
}

#[test]
fn what_is_said_of_orders_is_so() {
    plans(100, || plan(prop_oneof![3 => order(), 1 => change()]), true);
}

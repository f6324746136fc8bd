//! A plan of many numbers. A program of its own, because it measures the memory of its process.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use numplan::provider::ProviderId;
use numplan_fleet::observe::{Observed, ObservedAccount, ObservedNumber};
use numplan_fleet::plan::{Rules, plan};
use numplan_fleet::provider::field_index;
use numplan_fleet::wanted::{Format, ReadOptions, Wanted};
use serde_json::json;

/// A quarter of 100,000, whose plan may take 64 MB: a build without optimization is slow.
const MANY: u32 = 25_000;
const MOST_MEMORY: u64 = 64 * 1024 * 1024 / 4;

fn table(rows: u32) -> String {
    let mut text = "number,account,alias\n".to_owned();
    for row in 0..rows {
        writeln!(text, "1206{},plivo,Support", 2_000_000 + row).unwrap();
    }
    text
}

/// Every number as the account shows it: with another alias.
fn observed(wanted: &Wanted) -> Observed {
    let alias = field_index(ProviderId::Plivo, "alias").unwrap();
    let mut account = ObservedAccount::default();
    account.numbers = wanted.rows.len() as u64;
    let number = || ObservedNumber { copies: 1, values: vec![(alias, json!("Old desk"))] };
    account.managed = wanted.rows.iter().map(|row| (row.number, number())).collect();
    Observed { accounts: vec![account] }
}

/// Reads and plans. Returns the shortest time of some turns, since other programs take time as well.
fn timed(text: &str, rows: u32, turns: u32) -> Duration {
    let turn = || {
        let started = Instant::now();
        let options = ReadOptions::default();
        let wanted = Wanted::parse_in("many.csv", text, Format::Table, &options, Path::new("")).unwrap();
        let plan = plan(&wanted, &observed(&wanted), &Rules::at(0));
        plan.write_to(std::io::sink()).unwrap();
        assert_eq!(plan.steps.len(), rows as usize);
        started.elapsed()
    };
    (0..turns).map(|_| turn()).min().unwrap()
}

/// The most memory that this process has taken, in bytes. `None`: this system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

#[test]
fn large_plans_are_small_and_linear() {
    let small = timed(&table(MANY / 10), MANY / 10, 3);
    let text = table(MANY);
    let before = peak();
    let large = timed(&text, MANY, 1);
    let taken = before.zip(peak()).map(|(before, after)| after - before);
    println!("{MANY} rows: {large:?}, {taken:?} bytes beside a file of {}", text.len());
    assert!(taken.is_none_or(|taken| taken <= MOST_MEMORY + text.len() as u64), "{taken:?} bytes");
    let large = large.min(timed(&text, MANY, 1));
    assert!(large < small * 20, "ten times the rows take {large:?}, and a tenth {small:?}");
}

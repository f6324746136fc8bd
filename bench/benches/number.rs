//! Time of a number check, beside the two libphonenumber ports for Rust, in one run.
//!
//! A thousand different numbers of every kind in turn, so that no branch is learned by heart. The ports
//! decide validity from a text as it stands, which is what `check/strict` does; `check/full` makes the
//! texts as well. Figures are per number: criterion's throughput of elements.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use numplan::number::{Nanp, check, check_block, check_column, normalize, verdict};

/// Area codes with and without a place, from all over the plan.
const AREA_CODES: [&str; 20] = [
    "206", "212", "415", "416", "604", "809", "876", "787", "305", "907", "808", "514", "702", "512", "303",
    "617", "800", "888", "833", "900",
];

/// Valid numbers, all different, every area code as often.
fn numbers(count: u32) -> Vec<String> {
    // A fixed multiplier in place of a random generator: the same numbers in every run.
    let scattered = |i: u32| i.wrapping_mul(2_654_435_761) >> 8;
    (0..count)
        .map(|i| {
            let npa = AREA_CODES[i as usize % AREA_CODES.len()];
            let nxx = 220 + scattered(i) % 80;
            format!("1{npa}{nxx}{:04}", (scattered(i) / 80 + i) % 10_000)
        })
        .collect()
}

/// One pass over all numbers is one iteration.
fn each<T>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    numbers: &[String],
    work: impl Fn(&str) -> T,
) {
    group.throughput(Throughput::Elements(numbers.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            for number in numbers {
                black_box(work(black_box(number)));
            }
        });
    });
}

fn one_by_one(criterion: &mut Criterion) {
    let numbers = numbers(1_000);
    assert!(numbers.iter().all(|number| verdict(number).is_valid()));
    let mut pasted = Vec::new();
    for number in &numbers {
        pasted.push(format!("({}) {}-{}", &number[1..4], &number[4..7], &number[7..]));
    }

    let mut group = criterion.benchmark_group("check");
    each(&mut group, "strict", &numbers, |number| Nanp::parse(number).is_ok());
    each(&mut group, "verdict", &numbers, verdict);
    each(&mut group, "verdict, pasted forms", &pasted, verdict);
    each(&mut group, "normalize, pasted forms", &pasted, |number| normalize(number).is_ok());
    each(&mut group, "full", &numbers, check);
    each(&mut group, "crate phonenumber", &numbers, |number| {
        phonenumber::parse(Some(phonenumber::country::US), number).is_ok_and(|number| number.is_valid())
    });
    each(&mut group, "crate rlibphonenumber", &numbers, |number| {
        rlibphonenumber::PhoneNumber::parse(number, Some(rlibphonenumber::Region::US))
            .is_ok_and(|number| number.is_valid())
    });
    group.finish();
}

fn columns(criterion: &mut Criterion) {
    let numbers = numbers(100_000);
    let mut block = String::new();
    for number in &numbers {
        writeln!(block, "{number}").unwrap_or_default();
    }

    let mut group = criterion.benchmark_group("column");
    group.throughput(Throughput::Elements(numbers.len() as u64));
    group.bench_function("strict 100k", |bencher| {
        bencher.iter(|| check_column(black_box(&numbers).iter().map(String::as_str)));
    });
    group.bench_function("strict 100k, one block", |bencher| {
        bencher.iter(|| check_block(black_box(&block), '\n'));
    });
    group.finish();
}

criterion_group!(benches, one_by_one, columns);
criterion_main!(benches);

//! The pieces of work that `bench/` measures, in Rust: what to do, and by whom, are the first two arguments.
//! `bench/README.md` says what each does and prints.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark may stop at what should not be"
)]

use std::fs;
use std::future::Future;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use cpu_time::ProcessTime;
use numplan::number::{Nanp, check, check_block, check_column};
use numplan::plivo::{NumberChanges, Plivo, UpdateNumber};
use numplan_sandbox::{PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN};
use numplan_tests::{number, plivo};

const NUMBER: &str = "12025551111";
const WARM_UP: usize = 300;
const ROUNDS: usize = 20;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given[..] {
        ["update", by, url, count, at_a_time] => {
            update(by, url, count.parse().unwrap(), at_a_time.parse().unwrap());
        }
        ["check", by, file] => each(file, |numbers, text| checks(by, numbers, text)),
        ["load", "nothing"] => tell(&serde_json::json!({ "memory": peak() })),
        ["load", "numplan"] => {
            let client = plivo("http://127.0.0.1:1").unwrap().blocking().unwrap();
            black_box(client);
            tell(&serde_json::json!({ "memory": peak() }));
        }
        _ => panic!("no such work: {given:?}"),
    }
}

fn tell(figures: &serde_json::Value) {
    println!("{figures}");
}

// -- updates ---------------------------------------------------------------------------------------------------

fn update(by: &str, url: &str, count: usize, at_a_time: usize) {
    let target = format!("{url}/v1/Account/{PLIVO_AUTH_ID}/Number/{NUMBER}/");
    match by {
        "numplan" => {
            let client = plivo(url).unwrap().blocking().unwrap();
            blocking(count, at_a_time, || assert!(client.run(change()).unwrap().ok()));
        }
        "reqwest" => {
            let client =
                reqwest::blocking::Client::builder().tls_backend_preconfigured(tls()).build().unwrap();
            blocking(count, at_a_time, || {
                let request = client.post(&target).basic_auth(PLIVO_AUTH_ID, Some(PLIVO_AUTH_TOKEN));
                let response = request.header("content-type", "application/json").body(BODY).send().unwrap();
                assert_eq!(response.status(), 202);
                black_box(response.bytes().unwrap());
            });
        }
        "numplan, async" => {
            let client = plivo(url).unwrap().in_flight(64);
            asynchronous(count, at_a_time, move || {
                let client = client.build().unwrap();
                move || {
                    let client: numplan::Client<Plivo> = client.clone();
                    async move { assert!(client.run(change()).await.unwrap().ok()) }
                }
            });
        }
        "reqwest, async" => asynchronous(count, at_a_time, move || {
            let client = reqwest::Client::builder().tls_backend_preconfigured(tls()).build().unwrap();
            let target: Arc<str> = target.into();
            move || {
                let request = client.post(&*target).basic_auth(PLIVO_AUTH_ID, Some(PLIVO_AUTH_TOKEN));
                let sent = request.header("content-type", "application/json").body(BODY).send();
                async move {
                    let response = sent.await.unwrap();
                    assert_eq!(response.status(), 202);
                    black_box(response.bytes().await.unwrap());
                }
            }
        }),
        _ => panic!("nobody updates by {by}"),
    }
}

const BODY: &str = r#"{"alias":"Front desk"}"#;

fn change() -> UpdateNumber {
    UpdateNumber::new(number(NUMBER).unwrap(), NumberChanges::new().alias("Front desk"))
}

/// TLS settings that are never used: the sandbox speaks plain http, but reqwest wants some.
fn tls() -> rustls::ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}

fn blocking(count: usize, at_a_time: usize, one: impl Fn() + Sync) {
    let some = |count: usize| {
        let done = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..at_a_time {
                scope.spawn(|| {
                    while done.fetch_add(1, Ordering::Relaxed) < count {
                        one();
                    }
                });
            }
        });
    };
    some(count.min(WARM_UP));
    let measure = Measure::begin();
    some(count);
    measure.end(count);
}

fn asynchronous<F, O, T>(count: usize, at_a_time: usize, make: F)
where
    F: FnOnce() -> O,
    O: Fn() -> T + Clone + Send + 'static,
    T: Future<Output = ()> + Send,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let one = make();
        let some = async |count: usize| {
            let done = Arc::new(AtomicUsize::new(0));
            let mut tasks = tokio::task::JoinSet::new();
            for _ in 0..at_a_time {
                let (one, done) = (one.clone(), Arc::clone(&done));
                tasks.spawn(async move {
                    while done.fetch_add(1, Ordering::Relaxed) < count {
                        one().await;
                    }
                });
            }
            tasks.join_all().await;
        };
        some(count.min(WARM_UP)).await;
        let measure = Measure::begin();
        some(count).await;
        measure.end(count);
    });
}

struct Measure {
    processor: ProcessTime,
    wall: Instant,
}

impl Measure {
    fn begin() -> Self {
        Self { processor: ProcessTime::now(), wall: Instant::now() }
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of some thousand")]
    fn end(&self, count: usize) {
        let (cpu, wall) = (self.processor.elapsed().as_secs_f64(), self.wall.elapsed().as_secs_f64());
        let count = count as f64;
        tell(&serde_json::json!({ "cpu": cpu / count, "wall": wall / count, "memory": peak() }));
    }
}

/// The most memory that this process has held, in bytes, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

// -- checks ----------------------------------------------------------------------------------------------------

/// The least time of several rounds, for each number of the file.
#[expect(clippy::cast_precision_loss, reason = "a count of some thousand")]
fn each(file: &str, mut round: impl FnMut(&[&str], &str)) {
    let text = fs::read_to_string(file).unwrap();
    let numbers: Vec<&str> = text.lines().collect();
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round(&numbers, &text);
        least = least.min(start.elapsed().as_secs_f64());
    }
    tell(&serde_json::json!({ "each": least / numbers.len() as f64 }));
}

fn checks(by: &str, numbers: &[&str], text: &str) {
    match by {
        "check" => numbers.iter().for_each(|number| drop(black_box(check(black_box(number))))),
        "is_valid" => numbers.iter().for_each(|number| assert!(Nanp::parse(black_box(number)).is_ok())),
        "column" => drop(black_box(check_column(black_box(numbers).iter().copied()))),
        "column of one text" => drop(black_box(check_block(black_box(text), '\n'))),
        // Libraries that know of each block whether it is in use do not take every number that the plan allows.
        "phonenumber" => numbers.iter().for_each(|number| {
            let parsed = phonenumber::parse(Some(phonenumber::country::US), black_box(number));
            black_box(parsed.unwrap().is_valid());
        }),
        "rlibphonenumber" => numbers.iter().for_each(|number| {
            let region = Some(rlibphonenumber::Region::US);
            let parsed = rlibphonenumber::PhoneNumber::parse(black_box(number), region);
            black_box(parsed.unwrap().is_valid());
        }),
        _ => panic!("nobody checks by {by}"),
    }
}

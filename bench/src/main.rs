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
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use numplan::number::{Nanp, check, check_block, check_column};
use numplan::plivo::{NumberChanges, Plivo, UpdateNumber};
use numplan_sandbox::{PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN};
use numplan_tests::{number, plivo};
use serde::{Deserialize, Serialize};

const NUMBER: &str = "12025551111";
/// The warm-up that `bench/README.md` describes: seconds of a batch, the gain that counts as faster, how many batches
/// without one end it, and how many there are at most. Then that number of batches is measured.
const BATCH: f64 = 0.2;
const FASTER: f64 = 0.02;
const IDLE_BATCHES: usize = 3;
const MOST_BATCHES: usize = 20;
const MEASURED_BATCHES: usize = 4;
const ROUNDS: usize = 20;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given[..] {
        ["update", by, url, at_a_time] => update(by, url, at_a_time.parse().unwrap()),
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

/// A reqwest client, or its request, as a careful program writes it: the same headers as numplan, timeouts, and JSON
/// with types. Blocking and async builders have these methods under the same names.
macro_rules! fair {
    ($client:expr) => {
        $client
            .tls_backend_preconfigured(tls())
            .no_proxy()
            .connect_timeout(Duration::from_secs(5))
            .user_agent("numplan-bench")
    };
    ($request:expr, body) => {
        $request
            .basic_auth(PLIVO_AUTH_ID, Some(PLIVO_AUTH_TOKEN))
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .timeout(Duration::from_secs(15))
            .body(serde_json::to_vec(&Alias { alias: "Front desk" }).unwrap())
    };
}
#[derive(Serialize)]
struct Alias {
    alias: &'static str,
}

#[derive(Deserialize)]
struct Changed {
    message: String,
    api_id: String,
}

fn changed(body: &[u8]) -> Changed {
    let changed: Changed = serde_json::from_slice(body).unwrap();
    assert!(changed.message == "changed" && !changed.api_id.is_empty());
    changed
}

fn update(by: &str, url: &str, at_a_time: usize) {
    let target = format!("{url}/v1/Account/{PLIVO_AUTH_ID}/Number/{NUMBER}/");
    match by {
        "numplan" => {
            let client = plivo(url).unwrap().blocking().unwrap();
            blocking(at_a_time, || assert!(client.run(change()).unwrap().ok()));
        }
        "reqwest" => {
            let client = fair!(reqwest::blocking::Client::builder()).build().unwrap();
            blocking(at_a_time, || {
                let response = fair!(client.post(&target), body).send().unwrap();
                assert_eq!(response.status(), 202);
                black_box(changed(&response.bytes().unwrap()));
            });
        }
        "numplan, async" => {
            let client = plivo(url).unwrap().in_flight(64);
            asynchronous(at_a_time, move || {
                let client = client.build().unwrap();
                move || {
                    let client: numplan::Client<Plivo> = client.clone();
                    async move { assert!(client.run(change()).await.unwrap().ok()) }
                }
            });
        }
        "reqwest, async" => asynchronous(at_a_time, move || {
            let client = fair!(reqwest::Client::builder()).build().unwrap();
            let target: Arc<str> = target.into();
            move || {
                let sent = fair!(client.post(&*target), body).send();
                async move {
                    let response = sent.await.unwrap();
                    assert_eq!(response.status(), 202);
                    black_box(changed(&response.bytes().await.unwrap()));
                }
            }
        }),
        _ => panic!("unknown way to update: {by}"),
    }
}

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

fn blocking(at_a_time: usize, one: impl Fn() + Sync) {
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
    tell_of_updates(at_a_time, some);
}

fn asynchronous<F, O, T>(at_a_time: usize, make: F)
where
    F: FnOnce() -> O,
    O: Fn() -> T + Clone + Send + 'static,
    T: Future<Output = ()> + Send,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let one = runtime.block_on(async { make() });
    tell_of_updates(at_a_time, |count| {
        runtime.block_on(async {
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
        });
    });
}

/// Measures `some`, which makes a number of updates, once it gets no faster: `bench/README.md`.
fn tell_of_updates(at_a_time: usize, some: impl Fn(usize)) {
    let mut count = at_a_time * 4;
    let measured = |count| {
        let begin = Measure::begin();
        some(count);
        begin.end(count)
    };
    while measured(count).seconds < BATCH {
        count *= 2;
    }
    let (mut best, mut idle) = (f64::INFINITY, 0);
    for _ in 0..MOST_BATCHES {
        let cpu = measured(count).cpu;
        idle = if cpu < best * (1.0 - FASTER) { 0 } else { idle + 1 };
        best = best.min(cpu);
        if idle == IDLE_BATCHES {
            break;
        }
    }
    let Figures { cpu, wall, .. } = measured(count * MEASURED_BATCHES);
    tell(&serde_json::json!({ "cpu": cpu, "wall": wall, "memory": peak() }));
}

/// Processor time and wall time of an update, and wall time of all.
struct Figures {
    cpu: f64,
    wall: f64,
    seconds: f64,
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
    fn end(&self, count: usize) -> Figures {
        let (cpu, seconds) = (self.processor.elapsed().as_secs_f64(), self.wall.elapsed().as_secs_f64());
        Figures { cpu: cpu / count as f64, wall: seconds / count as f64, seconds }
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
        _ => panic!("unknown way to check: {by}"),
    }
}

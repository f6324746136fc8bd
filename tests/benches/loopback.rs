//! What an update costs over a real connection, against bare reqwest sending the same bytes: CPU time of this
//! process, blocking and async, one at a time; then the rate with 64 in flight.
//!
//! The sandbox runs in a process of its own, so that its time is not counted. Both sides take turns in rounds
//! of one run, and the ratio is taken round by round: these numbers hold on a noisy machine.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark may stop at what should not be"
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use cpu_time::ProcessTime;
use numplan::flowroute::{Flowroute, NumberChanges, UpdateNumber};
use numplan_tests::{flowroute, nanp};

const NUMBER: &str = "12065551234";
const ROUNDS: usize = 11;
const CALLS: usize = 400;

fn main() {
    let (mut server, url) = serve();
    let target = format!("{url}/v2/numbers/{NUMBER}");

    let ours = flowroute(&url).unwrap().blocking().unwrap();
    let bare = reqwest::blocking::Client::builder().tls_backend_preconfigured(tls()).build().unwrap();
    let ratio = rounds(
        || (0..CALLS).for_each(|_| assert!(ours.run(update()).unwrap().ok())),
        || (0..CALLS).for_each(|_| drop(bare_blocking(&bare, &target))),
        cpu,
    );
    report("blocking, CPU per update", &ratio, 1.15);

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let ours = flowroute(&url).unwrap().in_flight(64).build().unwrap();
    let bare = reqwest::Client::builder().tls_backend_preconfigured(tls()).build().unwrap();
    let ratio = rounds(
        || runtime.block_on(sequential(&ours)),
        || runtime.block_on(bare_sequential(&bare, &target)),
        cpu,
    );
    report("async, CPU per update", &ratio, 1.15);

    let ratio =
        rounds(|| runtime.block_on(crowd(&ours)), || runtime.block_on(bare_crowd(&bare, &target)), wall);
    report("64 in flight, wall per update", &ratio, 1.0 / 0.9);
    server.kill().unwrap();
    server.wait().unwrap();
}

fn update() -> UpdateNumber {
    UpdateNumber::new(nanp(NUMBER).unwrap(), NumberChanges::new().alias("NYC Number"))
}

fn bare_blocking(client: &reqwest::blocking::Client, target: &str) -> bytes::Bytes {
    let request = client
        .patch(target)
        .basic_auth(ACCESS, Some(SECRET))
        .header("accept", MEDIA)
        .header("content-type", MEDIA);
    let response = request.body(BODY).send().unwrap();
    assert_eq!(response.status(), 200);
    response.bytes().unwrap()
}

async fn sequential(client: &numplan::Client<Flowroute>) {
    for _ in 0..CALLS {
        assert!(client.run(update()).await.unwrap().ok());
    }
}

async fn bare_update(client: reqwest::Client, target: String) {
    let request = client
        .patch(target)
        .basic_auth(ACCESS, Some(SECRET))
        .header("accept", MEDIA)
        .header("content-type", MEDIA);
    let response = request.body(BODY).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.bytes().await.unwrap();
}

async fn bare_sequential(client: &reqwest::Client, target: &str) {
    for _ in 0..CALLS {
        bare_update(client.clone(), target.to_owned()).await;
    }
}

async fn crowd(client: &numplan::Client<Flowroute>) {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let client = client.clone();
        tasks.spawn(async move {
            for _ in 0..16 {
                assert!(client.run(update()).await.unwrap().ok());
            }
        });
    }
    tasks.join_all().await;
}

async fn bare_crowd(client: &reqwest::Client, target: &str) {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (client, target) = (client.clone(), target.to_owned());
        tasks.spawn(async move {
            for _ in 0..16 {
                bare_update(client.clone(), target.clone()).await;
            }
        });
    }
    tasks.join_all().await;
}

const ACCESS: &str = numplan_sandbox::FLOWROUTE_ACCESS_KEY;
const SECRET: &str = numplan_sandbox::FLOWROUTE_SECRET_KEY;
const MEDIA: &str = "application/vnd.api+json";
const BODY: &str = r#"{"type":"number","alias":"NYC Number"}"#;

/// TLS settings that are never used: the sandbox speaks plain http, but reqwest wants some.
fn tls() -> rustls::ClientConfig {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}

fn cpu(work: &dyn Fn()) -> f64 {
    let start = ProcessTime::now();
    work();
    start.elapsed().as_secs_f64()
}

fn wall(work: &dyn Fn()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// Both take turns; each round gives a ratio. The first round warms up.
fn rounds(ours: impl Fn(), bare: impl Fn(), measure: fn(&dyn Fn()) -> f64) -> Vec<(f64, f64)> {
    let pairs = (0..=ROUNDS).map(|_| (measure(&ours), measure(&bare)));
    pairs.skip(1).collect()
}

fn report(what: &str, pairs: &[(f64, f64)], goal: f64) {
    let mut ratios: Vec<f64> = pairs.iter().map(|(ours, bare)| ours / bare).collect();
    ratios.sort_by(f64::total_cmp);
    let (low, middle, high) = (ratios[0], ratios[ratios.len() / 2], ratios[ratios.len() - 1]);
    println!(
        "{what}: numplan / bare reqwest = {middle:.3} (rounds {low:.3} to {high:.3}; goal at most {goal:.3})"
    );
}

/// The sandbox in a process of its own, and its address.
fn serve() -> (Child, String) {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--release", "-p", "numplan-sandbox", "--example", "serve"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("cargo runs the sandbox");
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let value: serde_json::Value = serde_json::from_str(&line).expect("the sandbox prints a line of JSON");
    let url = value["url"].as_str().expect("with its address").to_owned();
    (child, url)
}

//! The client's own pace keeps the provider's limit on requests.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not be")]

use std::time::{Duration, Instant};

use numplan::exchange::{Limits, Rate, Shared};
use numplan::plivo::{AuthPair, NumberChanges, Plivo, UpdateNumber};
use numplan::{Builder, ErrorCode, SharedState};
use numplan_sandbox::{Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Sandbox, Switches};
use numplan_tests::number;

/// 64 callers with 1,200 updates between them, and a provider that allows 300 requests in 5 s.
#[test]
fn no_429_reaches_a_caller() {
    let switches = Switches::default().turned(&serde_json::json!({ "plivo_rate_limit": true })).unwrap();
    let sandbox = Sandbox::start(Options { switches, ..Options::default() }).unwrap();
    let credentials = AuthPair::new(PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN).unwrap();
    // The pace that the provider documents, which is the default.
    let client =
        Builder::<Plivo>::default().credentials(credentials).base_url(sandbox.url()).blocking().unwrap();
    std::thread::scope(|scope| {
        for caller in 0..64 {
            let client = &client;
            scope.spawn(move || {
                let updates = if caller < 48 { 19 } else { 18 };
                for round in 0..updates {
                    let changes = NumberChanges::new().alias(format!("{caller}.{round}"));
                    let update = UpdateNumber::new(number("12025551111").unwrap(), changes);
                    assert!(client.run(update).unwrap().ok());
                }
            });
        }
    });
    let log = sandbox.log();
    let answered = |status| log.iter().filter(|one| one.status == Some(status)).count();
    assert_eq!(answered(202), 1_200);
    assert!(answered(429) < 12, "the pace keeps within the limit: {} were turned away", answered(429));
}

/// A paced async client.
fn paced(sandbox: &Sandbox, limits: Limits) -> Builder<Plivo> {
    let credentials = AuthPair::new(PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN).unwrap();
    Builder::<Plivo>::default().credentials(credentials).base_url(sandbox.url()).limits(limits)
}

fn update(alias: u32) -> UpdateNumber {
    let changes = NumberChanges::new().alias(alias.to_string());
    UpdateNumber::new(number("12025551111").unwrap(), changes)
}

#[test]
fn burst_leaves_the_client_working() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let limits = Limits { timeout: Duration::from_secs(3), ..Limits::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = paced(&sandbox, limits).max_rate(Rate::PerSecond(20.0)).build().unwrap();
        let begin = Instant::now();
        let tasks: Vec<_> = (0..2_000)
            .map(|alias| {
                let client = client.clone();
                tokio::spawn(async move { client.run(update(alias)).await })
            })
            .collect();
        let (mut done, mut late, mut cut) = (0_u32, 0_u32, 0_u32);
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(error) if error.code == ErrorCode::Timeout => late += 1,
                // Sent just before the limit: its response came too late.
                Err(error) => {
                    assert_eq!(error.code, ErrorCode::OutcomeUnknown, "{error}");
                    cut += 1;
                }
            }
        }
        let took = begin.elapsed();
        // 20 a second for 3 s. A limit runs from the start of its operation, and the last may start after the first.
        let most = took.as_millis() / 50 + 2;
        assert!(done > 0 && u128::from(done + cut) <= most, "{done} done, {cut} cut in {took:?}");
        assert_eq!(done + late + cut, 2_000);
        // Fails after 3 s if the updates that came too late have kept their places.
        assert!(client.run(update(0)).await.unwrap().ok());
    });
}

#[test]
fn clients_of_one_account_share_a_pace() {
    let sandbox = Sandbox::start(Options::default()).unwrap();
    let shared = SharedState::new(Shared::new(Some(10.0)));
    let client = || paced(&sandbox, Limits::default()).shared(shared.clone()).blocking().unwrap();
    let (first, second) = (client(), client());
    let begin = Instant::now();
    for alias in 0..3 {
        assert!(first.run(update(alias)).unwrap().ok());
        assert!(second.run(update(alias)).unwrap().ok());
    }
    // Six requests, a tenth of a second apart.
    assert!(begin.elapsed() >= Duration::from_millis(500), "{:?}", begin.elapsed());
}

//! The provider's limit on requests: kept by the client's own pace, so that no caller hears of it.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not be")]

use numplan::Builder;
use numplan::plivo::{AuthPair, NumberChanges, Plivo, UpdateNumber};
use numplan_sandbox::{Options, PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, Sandbox, Switches};
use numplan_tests::number;

/// 64 callers with 3,000 updates between them, and a provider that allows 300 requests in 5 s.
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
                let updates = if caller < 56 { 47 } else { 46 };
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
    assert_eq!(answered(202), 3_000);
    assert!(answered(429) < 30, "the pace keeps within the limit: {} were turned away", answered(429));
}

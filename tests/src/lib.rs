//! Clients of the sandbox, and a way to run many cases, for whole-path tests and benchmarks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use numplan::exchange::Rate;
use numplan::flowroute::{Flowroute, KeyPair};
use numplan::plivo::{AuthPair, Plivo};
use numplan::wavix::{ApiKey, Wavix};
use numplan::{Builder, Error, Nanp, PhoneNumber};
use numplan_sandbox as credentials;
use numplan_sandbox::{Options, Sandbox, Switches};

/// A client of the sandbox's Flowroute at `url`.
pub fn flowroute(url: &str) -> Result<Builder<Flowroute>, Error> {
    let pair = KeyPair::new(credentials::FLOWROUTE_ACCESS_KEY, credentials::FLOWROUTE_SECRET_KEY)?;
    Ok(Builder::default().credentials(pair).base_url(url).connect_timeout(Duration::from_secs(2)))
}

/// A client of the sandbox's Plivo at `url`, without the documented pace.
pub fn plivo(url: &str) -> Result<Builder<Plivo>, Error> {
    let pair = AuthPair::new(credentials::PLIVO_AUTH_ID, credentials::PLIVO_AUTH_TOKEN)?;
    Ok(Builder::default().credentials(pair).base_url(url).max_rate(Rate::Unlimited))
}

/// A client of the sandbox's Wavix at `url`.
pub fn wavix(url: &str) -> Result<Builder<Wavix>, Error> {
    Ok(Builder::default().credentials(ApiKey::new(credentials::WAVIX_API_KEY)?).base_url(url))
}

/// Parses a North American number.
pub fn nanp(text: &str) -> Result<Nanp, Error> {
    Ok(Nanp::parse(text)?)
}

/// Parses a number.
pub fn number(text: &str) -> Result<PhoneNumber, Error> {
    Ok(PhoneNumber::parse(text)?)
}

/// Reads `tests/matrix.json`: the result of each class of operation under each fault.
///
/// # Panics
///
/// If the file cannot be read.
pub fn matrix() -> serde_json::Value {
    let read = serde_json::from_str(include_str!("../matrix.json"));
    assert!(read.is_ok(), "{read:?}");
    read.unwrap_or_default()
}

/// Runs `case` for each item on `workers` threads; most of a case is waiting.
///
/// # Panics
///
/// Once all have run, naming those that panicked.
pub fn in_parallel<T: Sync>(
    workers: usize,
    items: &[T],
    name: impl Fn(&T) -> String,
    case: impl Fn(&T) + Sync,
) {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if catch_unwind(AssertUnwindSafe(|| case(item))).is_err() {
                        failed.lock().unwrap_or_else(PoisonError::into_inner).push(item);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    let failed: Vec<String> = failed.into_iter().map(name).collect();
    assert!(failed.is_empty(), "of {} cases these failed: {}", items.len(), failed.join(", "));
}

/// Runs `path` under the sandbox's defaults and under each variant of undocumented provider behavior, each on its
/// own sandbox.
///
/// # Panics
///
/// If the path panicked under a variant. Names these variants.
pub fn under_every_variant(path: impl Fn(&Sandbox, &str) + Sync) {
    let mut variants = vec![("the defaults".to_owned(), Switches::default())];
    variants.extend(Switches::variants().into_iter().map(|variant| (variant.to_string(), variant.switches)));
    assert!(variants.len() > 60, "too few variants: {}", variants.len());
    let name = |(name, _): &(String, Switches)| name.clone();
    in_parallel(8, &variants, name, |(name, switches)| {
        match Sandbox::start(Options { switches: *switches, ..Options::default() }) {
            Ok(sandbox) => path(&sandbox, name),
            Err(error) => assert!(error.to_string().is_empty(), "the sandbox does not start: {error}"),
        }
    });
}

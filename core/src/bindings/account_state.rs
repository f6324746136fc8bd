//! One pace for all clients of an account in a process.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::client::{Settings, SharedState};
use crate::exchange::Shared;
use crate::operation::account::Account;
use crate::operation::provider::Provider;

/// States by account. The key is a hash with a random key per process, so no secret is kept.
#[derive(Default)]
struct States {
    hasher: RandomState,
    states: HashMap<u64, SharedState>,
}

static STATES: LazyLock<Mutex<States>> = LazyLock::new(Mutex::default);

/// Returns the state of an account. Clients with the same provider, base URL, credentials and `max_rate` share one.
pub(super) fn of<P: Provider>(account: &Account<P>, settings: &Settings) -> SharedState {
    let rate = settings.max_rate.per_second(P::MAX_RATE);
    let mut states = STATES.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (P::ID, account.base().as_str(), account.authorization().as_bytes(), rate.map(f64::to_bits));
    let key = states.hasher.hash_one(key);
    states.states.entry(key).or_insert_with(|| SharedState::new(Shared::new(rate))).clone()
}

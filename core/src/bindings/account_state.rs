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

/// The number of states above which those that no client uses are dropped. Below it they are kept: a pause after a 429
/// outlives a client that was opened for one operation.
const KEPT: usize = 64;

/// Returns the state of an account. Clients with the same provider, base URL, credentials and `max_rate` share one.
pub(super) fn of<P: Provider>(account: &Account<P>, settings: &Settings) -> SharedState {
    let rate = settings.max_rate.per_second(P::MAX_RATE);
    let mut states = STATES.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (P::ID, account.base().as_str(), account.authorization().as_bytes(), rate.map(f64::to_bits));
    let key = states.hasher.hash_one(key);
    states.get(key, rate)
}

impl States {
    fn get(&mut self, key: u64, rate: Option<f64>) -> SharedState {
        if self.states.len() >= KEPT && !self.states.contains_key(&key) {
            self.states.retain(|_, state| state.is_shared());
        }
        self.states.entry(key).or_insert_with(|| SharedState::new(Shared::new(rate))).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_without_clients_are_forgotten() {
        let mut states = States::default();
        let used = states.get(0, None);
        for key in 1..1_000 {
            states.get(key, None);
            assert!(states.states.len() <= KEPT + 1, "{key}");
        }
        assert!(states.states[&0].is_shared());
        drop(used);
        assert!(!states.states[&0].is_shared());
    }
}

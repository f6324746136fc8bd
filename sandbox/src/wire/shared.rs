//! The state that all connections share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::gate::Gate;
use crate::{options::Options, state::State};

/// State that all connections share.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) options: Options,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Self {
        let state = State::new(options.switches, options.numbers.clone(), options.stock.clone());
        Self { state: Mutex::new(state), gate: Arc::new(Gate::new()), options }
    }

    /// The locked state, for one request.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Restores the initial state and removes faults, orders and log.
    pub(crate) fn reset(&self) {
        *self.state() = {
            let Options { switches, numbers, stock, .. } = self.options.clone();
            State::new(switches, numbers, stock)
        };
    }
}

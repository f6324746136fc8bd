//! The HTTP server: connections, requests and the faults applied to them.

mod body;
mod connection;
mod gate;
mod perform;
mod service;
mod stream;

pub(crate) use self::{
    connection::accept,
    gate::{Gate, Port},
};

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{options::Options, state::State};

/// State that all connections share.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    pub(crate) gate: Gate,
    pub(crate) options: Options,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Self {
        let state = State::new(options.switches, options.numbers.clone(), options.stock.clone());
        Self { state: Mutex::new(state), gate: Gate::new(), options }
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

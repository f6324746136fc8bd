//! The wire: where connections come in, and where faults are done to them.

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

/// What all connections share.
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

    /// The world, for as long as it takes to answer one request.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts everything back to where it started, the faults and the log included.
    pub(crate) fn reset(&self) {
        *self.state() = {
            let Options { switches, numbers, stock, .. } = self.options.clone();
            State::new(switches, numbers, stock)
        };
    }
}

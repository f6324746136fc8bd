//! The wire: where connections come in, and where faults are done to them.

mod connection;
mod flow;
mod gate;
mod perform;
mod service;
mod stream;

pub(crate) use self::{
    connection::accept,
    gate::{Gate, Port},
};

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{options::Options, world::World};

/// What all connections share.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    pub(crate) gate: Gate,
    pub(crate) options: Options,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Self {
        let world = World::new(options.switches, options.numbers.clone(), options.stock.clone());
        Self { world: Mutex::new(world), gate: Gate::new(), options }
    }

    /// The world, for as long as it takes to answer one request.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts everything back to where it started, the faults and the log included.
    pub(crate) fn reset(&self) {
        *self.world() = {
            let Options { switches, numbers, stock, .. } = self.options.clone();
            World::new(switches, numbers, stock)
        };
    }
}

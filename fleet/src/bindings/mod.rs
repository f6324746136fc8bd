//! Fleets for other languages: accounts, rows and settings are given by name, and results are JSON.
//!
//! A front converts its values to [`Inputs`](numplan::bindings::catalog::Inputs) and JSON to its objects, and waits in its
//! language's way. Everything else is here: [`FleetAccounts`], [`FleetWanted`], [`FleetPlan`], [`FleetRun`],
//! [`FleetSnapshot`], [`drift`], and [`task`] for work that blocks.

mod accounts;
mod drift;
mod messages;
mod plan;
mod run;
mod settings;
mod snapshot;
pub mod task;
pub mod view;
mod wanted;

pub use accounts::FleetAccounts;
pub use drift::drift;
pub use plan::FleetPlan;
pub use run::{FleetRun, NextEvent};
pub use settings::{APPLY_SETTINGS, PLAN_SETTINGS};
pub use snapshot::FleetSnapshot;
pub use wanted::FleetWanted;

//! Settings of many phone numbers in several accounts: a file of wanted states, a plan of every difference, and an
//! apply that goes on after any interruption.
//!
//! | to | use |
//! |---|---|
//! | check a file, offline | [`check`], or [`Wanted`](wanted::Wanted) for text and rows in memory |
//! | name the accounts, each with a client | [`Accounts`] |
//! | read the accounts and plan | [`plan()`], with [`PlanSettings`] |
//! | look at a plan | [`Plan::counts`], [`Plan::groups`], [`Plan::steps`], [`Plan::show`] |
//! | keep it | [`Plan::save`], [`PlanFile::load`], [`PlanFile::id`] |
//! | approve it | [`PlanFile::approve`], or [`Approval::of`] for a plan that is not in a file |
//! | apply it, or go on | [`PlanFile::apply`] with [`ApplySettings`]: an iterator of [`Event`], then a [`Report`] |
//! | follow it in async code | [`Applying::next_event`] |
//! | stop it | [`Applying::cancel`], or the token of the settings |
//! | see how far it is, offline | [`PlanFile::status`] |
//! | plan the way back | [`PlanFile::undo`] |
//! | export whole accounts | [`snapshot()`], [`Snapshot::save`] |
//! | compare accounts with a file, or with what was applied | [`drift()`], [`PlanFile::drift`] |
//! | settle a paid start in doubt | [`PlanFile::resolve`] |
//!
//! The feature `bindings` adds the same by name, with results as JSON, for other languages.
//!
//! ```no_run
//! use numplan::{Builder, plivo::Plivo};
//! use numplan_fleet::render::{self, Rendering};
//! use numplan_fleet::wanted::ReadOptions;
//! use numplan_fleet::{Accounts, ApplySettings, PlanSettings};
//!
//! # fn main() -> Result<(), numplan_fleet::FleetError> {
//! let wanted = numplan_fleet::check("fleet.csv", &ReadOptions::default())?;
//! let plivo = "plivo".parse().map_err(numplan_fleet::FleetError::Refused)?;
//! let accounts = Accounts::new().with(plivo, |rate| Builder::<Plivo>::default().max_rate(rate).blocking());
//!
//! let plan = numplan_fleet::plan(&wanted, &accounts, &PlanSettings::new())?.save("fleet.plan")?;
//! println!("{}", plan.show(Rendering::Table));
//!
//! // After somebody has looked at it: the id approves this plan and no other.
//! let mut run = plan.apply(&accounts, plan.id().as_str(), &ApplySettings::new())?;
//! for event in &mut run {
//!     if let Some((_, message)) = render::event(&plan, &event) {
//!         eprintln!("{message}");
//!     }
//! }
//! println!("{}", render::report_line(&run.report()));
//! # Ok(())
//! # }
//! ```
//!
//! Operations block the calling thread, except [`Applying::next_event`]; in async code, run [`plan()`] on a thread
//! for blocking work. Nothing in this crate can buy or release a number: see [`StepOperation`](plan::StepOperation).

mod account;
mod accounts;
mod apply;
mod approval;
#[cfg(feature = "bindings")]
pub mod bindings;
mod client;
mod disk;
mod drift;
pub mod driver;
mod error;
mod event_queue;
pub mod execute;
pub mod guards;
pub mod journal;
pub mod lock;
pub mod observe;
pub mod plan;
mod plan_file;
mod planning;
pub mod provider;
pub mod render;
pub mod run;
pub mod secrets;
mod snapshot;
mod status;
mod undo;
pub mod wanted;

use std::path::Path;

pub use account::AccountName;
pub use accounts::Accounts;
pub use apply::{ApplySettings, Applying};
pub use approval::Approval;
pub use client::ReadOnlyClient;
pub use drift::{Drift, drift};
pub use error::FleetError;
pub use guards::Guards;
pub use plan::{Plan, PlanId};
pub use plan_file::PlanFile;
pub use planning::{PlanSettings, ReadProgress, plan};
pub use run::{Event, Progress, Report};
pub use snapshot::{Snapshot, SnapshotFormat, SnapshotRow, snapshot};
pub use status::Status;

/// Reads a wanted file, or returns everything that is wrong with it. Reads no account.
pub fn check(path: impl AsRef<Path>, options: &wanted::ReadOptions) -> Result<wanted::Wanted, FleetError> {
    Ok(wanted::Wanted::read(path.as_ref(), options)?)
}

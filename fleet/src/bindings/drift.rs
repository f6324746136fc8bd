//! Differences between accounts and a wanted state, as JSON.

use numplan::Error;
use numplan::bindings::catalog::Dialect;
use serde_json::{Value, json};

use super::accounts::FleetAccounts;
use super::messages;
use super::view;
use super::wanted::FleetWanted;
use crate::drift::Drift;
use crate::planning::PlanSettings;

/// Compares accounts with a wanted state, such as a snapshot: `is_empty`, `numbers` that differ, `differences`, and
/// all of it as `text`. Changes nothing.
pub fn drift(
    wanted: &FleetWanted,
    accounts: &FleetAccounts,
    reading: &PlanSettings,
    dialect: &Dialect,
) -> Result<Value, Error> {
    let found = crate::drift(&wanted.0, &accounts.typed(), reading);
    found.map(|found| of(&found, dialect)).map_err(|error| messages::error(error, dialect))
}

pub(super) fn of(drift: &Drift, dialect: &Dialect) -> Value {
    let mut value = json!({
        "is_empty": drift.is_empty(),
        "numbers": drift.numbers(),
        "differences": drift.differences(),
        "text": drift.to_text(),
    });
    view::spell(&mut value, dialect);
    value
}

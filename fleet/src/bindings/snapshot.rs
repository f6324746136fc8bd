//! Snapshots of whole accounts.

use std::path::Path;

use numplan::Error;
use numplan::bindings::catalog::Dialect;
use serde_json::{Value, json};

use super::accounts::FleetAccounts;
use super::messages;
use super::view;
use crate::account::AccountName;
use crate::error::FleetError;
use crate::planning::PlanSettings;
use crate::snapshot::{Snapshot, SnapshotFormat, snapshot};

/// The settings of the numbers of whole accounts.
#[derive(Debug)]
pub struct FleetSnapshot {
    snapshot: Snapshot,
    names: Vec<AccountName>,
    dialect: &'static Dialect,
}

impl FleetSnapshot {
    /// Reads the accounts. `each`: reads every number by itself as well, for the fields that no list shows.
    pub fn read(
        accounts: &FleetAccounts,
        each: bool,
        reading: &PlanSettings,
        dialect: &'static Dialect,
    ) -> Result<Self, Error> {
        let names: Vec<AccountName> = accounts.names().cloned().collect();
        if names.is_empty() {
            return Err(Error::config("no account is given: give at least one"));
        }
        let read = snapshot(&names, &accounts.typed(), each, reading);
        let snapshot = read.map_err(|error| messages::error(error, dialect))?;
        Ok(Self { snapshot, names, dialect })
    }

    /// Writes the snapshot to a file that ends in `.csv` or `.jsonl`.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        let format = SnapshotFormat::of(path).map_err(FleetError::Refused);
        let saved = format.and_then(|format| self.snapshot.save(path, format));
        saved.map_err(|error| messages::error(error, self.dialect))
    }

    /// The numbers, each as the row that a plan takes back: `number`, `account`, and the fields by their names; `null`
    /// is an empty field that can be cleared.
    pub fn rows(&self) -> Vec<Value> {
        self.snapshot.rows.iter().map(|row| Value::Object(row.to_object())).collect()
    }

    /// The snapshot in short: `accounts` with the numbers of each, numbers `left_out`, and `values_left_out`.
    pub fn view(&self) -> Value {
        let accounts = self.names.iter().map(|name| {
            let numbers = self.snapshot.rows.iter().filter(|row| row.account == *name).count();
            json!({ "name": name.to_string(), "numbers": numbers })
        });
        let accounts: Vec<Value> = accounts.collect();
        let mut value = json!({
            "accounts": accounts,
            "numbers": self.snapshot.rows.len(),
            "left_out": self.snapshot.left_out,
            "values_left_out": self.snapshot.values_left_out,
        });
        view::spell(&mut value, self.dialect);
        value
    }
}

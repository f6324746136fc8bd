//! Wanted states from a file, or from rows of the language.

use std::path::Path;
use std::sync::Arc;

use numplan::Error;
use numplan::bindings::catalog::{Dialect, Inputs};
use numplan::fields::Input;
use serde_json::{Value, json};

use super::accounts::FleetAccounts;
use super::messages;
use crate::wanted::{FileErrors, ReadOptions, Wanted};

/// A wanted state without errors. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FleetWanted(pub(super) Arc<Wanted>);

impl FleetWanted {
    /// Reads a wanted file. `account` is that of rows that name none; by default the only one of `accounts`.
    ///
    /// Err: `invalid_input` with every error of the file, whose fields are the places: `fleet.csv:3:4`.
    pub fn read(
        path: &Path,
        account: Option<&str>,
        accounts: Option<&FleetAccounts>,
        dialect: &Dialect,
    ) -> Result<Self, Error> {
        Self::of(Wanted::read(path, &options(account, accounts)?), dialect)
    }

    /// Takes rows of the language: a dict or an object each. `name` stands for the file in errors and in plans.
    /// A missing value of the language keeps the field, as an empty cell does: data frames have all columns in each
    /// row.
    pub fn from_rows(
        name: &str,
        rows: impl IntoIterator<Item = Inputs>,
        account: Option<&str>,
        accounts: Option<&FleetAccounts>,
        dialect: &Dialect,
    ) -> Result<Self, Error> {
        let rows = rows.into_iter().map(|mut row| {
            row.retain(|(_, input)| !matches!(input, Input::Nothing(_)));
            row
        });
        Self::of(Wanted::from_rows(name, rows, &options(account, accounts)?), dialect)
    }

    fn of(read: Result<Wanted, FileErrors>, dialect: &Dialect) -> Result<Self, Error> {
        read.map(|wanted| Self(Arc::new(wanted))).map_err(|errors| messages::error(errors.into(), dialect))
    }

    /// The state in short: `file`, `accounts` with the numbers of each, and `repeated` rows.
    pub fn view(&self) -> Value {
        let accounts = (0u16..).zip(&self.0.accounts).map(|(index, account)| {
            let numbers = self.0.rows.iter().filter(|row| row.account == index).count();
            json!({ "name": account.name.to_string(), "numbers": numbers })
        });
        let accounts: Vec<Value> = accounts.collect();
        json!({
            "file": self.0.file,
            "accounts": accounts,
            "numbers": self.0.rows.len(),
            "repeated": self.0.repeated,
        })
    }
}

fn options(account: Option<&str>, accounts: Option<&FleetAccounts>) -> Result<ReadOptions, Error> {
    let given = account.map(|name| name.parse().map_err(Error::config)).transpose()?;
    let only = accounts.and_then(FleetAccounts::only).cloned();
    Ok(ReadOptions { account: given.or(only), private_hosts: accounts.is_some_and(FleetAccounts::are_local) })
}

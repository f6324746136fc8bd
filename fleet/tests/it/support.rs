//! Shared by the tests: wanted texts, and observed states made by hand.

use std::path::{Path, PathBuf};

use numplan::PhoneNumber;
use numplan_fleet::observe::{Observed, ObservedAccount, ObservedNumber};
use numplan_fleet::plan::{Plan, Rules, plan};
use numplan_fleet::provider::field_index;
use numplan_fleet::wanted::{FileErrors, Format, ReadOptions, Wanted};
use serde_json::Value;

pub(crate) fn csv(text: &str) -> Result<Wanted, FileErrors> {
    Wanted::parse_in("fleet.csv", text, Format::Table, &ReadOptions::default(), Path::new(""))
}

pub(crate) fn phone(text: &str) -> PhoneNumber {
    text.parse().unwrap()
}

/// A number of an account: account, number, fields.
pub(crate) type Seen<'a> = (&'a str, &'a str, &'a [(&'a str, Value)]);

/// The accounts of `wanted`, each with the numbers and values given.
pub(crate) fn observed(wanted: &Wanted, numbers: &[Seen<'_>]) -> Observed {
    let accounts = wanted.accounts.iter().map(|account| {
        let (name, provider) = (account.name.to_string(), account.name.provider());
        let mut state = ObservedAccount::default();
        (state.read_at, state.pages) = (1_795_848_000, 1);
        "0123456789ab".clone_into(&mut state.fingerprint);
        for (_, number, fields) in numbers.iter().filter(|(of, ..)| *of == name) {
            let values =
                fields.iter().map(|(name, value)| (field_index(provider, name).unwrap(), value.clone()));
            let number = phone(number);
            state.numbers += 1;
            if wanted.rows.iter().any(|row| row.number == number) {
                state.managed.insert(number, ObservedNumber { copies: 1, values: values.collect() });
            }
        }
        state
    });
    Observed { accounts: accounts.collect() }
}

pub(crate) fn planned(wanted: &Wanted, observed: &Observed) -> Plan {
    plan(wanted, observed, &Rules::at(1_795_848_000))
}

/// A folder of a test, removed at its end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("numplan-fleet-{}-{name}", std::process::id()));
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

//! Accounts by name, each with a client whose provider is known by then.

use std::fmt;

use numplan::Error;
use numplan::bindings::catalog::{Dialect, Inputs};
use numplan::bindings::{DynamicClient, Hooks};
use numplan::exchange::Rate;

use crate::account::AccountName;
use crate::accounts::Accounts;
use crate::provider::with_provider;

/// The accounts of a fleet, each with a client of the language.
#[derive(Clone, Default)]
pub struct FleetAccounts(Vec<(AccountName, DynamicClient)>);

impl FleetAccounts {
    /// No accounts.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an account that a client of the language stands for: `plivo`, or `plivo/main`.
    pub fn add(&mut self, name: &str, client: DynamicClient) -> Result<(), Error> {
        let name: AccountName = name.parse().map_err(Error::config)?;
        if client.provider() != name.provider() {
            let (title, other) = (name.provider().title(), client.provider().title());
            return Err(Error::config(format!(
                "{name} is an account at {title}, and its client is one of {other}: give a client of {title}"
            )));
        }
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, client));
        Ok(())
    }

    /// Adds an account by the settings of a client. Without credentials they are those of the environment.
    pub fn open(
        &mut self,
        name: &str,
        settings: Inputs,
        dialect: &'static Dialect,
        hooks: Hooks,
    ) -> Result<(), Error> {
        let parsed: AccountName = name.parse().map_err(Error::config)?;
        let client = DynamicClient::open(parsed.provider(), settings, dialect, hooks);
        self.add(name, client.map_err(|error| error.about(name))?)
    }

    /// The names of the accounts, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &AccountName> {
        self.0.iter().map(|(name, _)| name)
    }

    /// Whether there are accounts, and all of them are at a sandbox. Then callback URLs may name private hosts.
    pub(super) fn are_local(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, client)| client.is_local())
    }

    /// The account, if there is one only.
    pub(super) fn only(&self) -> Option<&AccountName> {
        match self.0.as_slice() {
            [(name, _)] => Some(name),
            _ => None,
        }
    }

    /// The accounts with clients of their providers.
    pub(super) fn typed(&self) -> Accounts {
        self.0.iter().fold(Accounts::new(), |accounts, (name, client)| {
            let client = client.clone();
            let accounts = with_provider!(name.provider(), |P| {
                accounts.with::<P>(name.clone(), move |rate| {
                    let rate = match rate {
                        // The client's own rate.
                        Rate::Documented => None,
                        Rate::Unlimited | Rate::PerSecond(_) => Some(rate),
                    };
                    client.blocking::<P>(rate)
                })
            });
            accounts.unwrap_or_default()
        })
    }
}

impl fmt::Debug for FleetAccounts {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.names()).finish()
    }
}

//! What differs from provider to provider, and nothing else: how a number is addressed, and which operations
//! there are. One small file each.

mod flowroute;
mod market;
mod plivo;
mod wavix;

pub(crate) use flowroute::Flowroute;
pub(crate) use market::Market;
pub(crate) use plivo::Plivo;
pub(crate) use wavix::Wavix;

use std::fmt::Display;
use std::str::FromStr;

use clap::{ArgMatches, Command};
use numplan::fields::Options;
use numplan::operation::Operation;
use numplan::provider::{Credentials as _, Provider, ProviderId};
use numplan::updated::Observe;
use numplan::{Error, Nanp, NumberError, Updated};

use crate::flags::Asked;
use crate::shell::{CommandError, Shell};
use crate::{buy, get, list, providers, release, search, update};

/// A provider, as the shell sees it.
pub(crate) trait Front: 'static {
    /// The provider.
    type Provider: Provider;
    /// The numbers that its calls take.
    type Phone: FromStr<Err = NumberError> + From<Nanp> + Display;
    /// How a number of an account is addressed.
    type Address: Clone + PartialEq + Display;
    /// What an update can change.
    type Changes: Options;
    /// A number as it is answered.
    type Number: Observe;
    /// The read.
    type Get: Operation<Provider = Self::Provider, Output = Self::Number>;
    /// The update.
    type Update: Operation<Provider = Self::Provider, Output = Updated<Self::Number>>;

    /// What the sandbox accepts, in the order of the credentials' parts.
    const SANDBOX: &'static [&'static str];
    /// Stands for credentials where a request is only shown. Every part is masked or recognizable there.
    const PLACEHOLDERS: &'static [&'static str];
    /// What the request has in it that only a read can tell.
    const LEARNED: &'static str;

    /// The address of a number.
    fn address(number: Self::Phone) -> Self::Address;

    /// The read of a number.
    fn get(address: &Self::Address) -> Self::Get;

    /// The update of a number, with the number as it was read before if it was.
    fn update(
        address: &Self::Address,
        asked: Asked<Self::Changes>,
        known: Option<Self::Number>,
        matches: &ArgMatches,
    ) -> Self::Update;

    /// The record that is addressed by its id.
    fn record(_address: &Self::Address) -> Option<u64> {
        None
    }

    /// The URL of an update as it can be shown before anything was read.
    fn unread_url(_address: &Self::Address, url: String) -> String {
        url
    }

    /// Adds the flags that only this provider's commands have.
    fn add_address_flags(command: Command) -> Command {
        command
    }

    /// Adds the flags that only this provider's update has.
    fn add_update_flags(command: Command) -> Command {
        command
    }

    /// What those flags address, each with the words that it was given in.
    fn addressed(_matches: &ArgMatches) -> Vec<(String, Result<Self::Address, Error>)> {
        Vec::new()
    }
}

/// What a command does at one provider.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> Command,
    pub(crate) run: fn(&ArgMatches, &mut Shell) -> Result<(), CommandError>,
}

/// What the commands do at one provider.
pub(crate) struct Entry {
    pub(crate) id: ProviderId,
    /// What every provider has.
    common: [Verb; 6],
    /// What only this one has.
    own: &'static [Verb],
    pub(crate) portrait: fn() -> providers::Portrait,
    pub(crate) sandbox: fn() -> Vec<(&'static str, &'static str)>,
}

impl Entry {
    const fn of<F: Market>() -> Self {
        Self {
            id: F::Provider::ID,
            common: [
                Verb { name: "update", command: update::command::<F>, run: update::run::<F> },
                Verb { name: "get", command: get::command::<F>, run: get::run::<F> },
                Verb { name: "list", command: list::command::<F>, run: list::run::<F> },
                Verb { name: "search", command: search::command::<F>, run: search::run::<F> },
                Verb { name: "buy", command: buy::command::<F>, run: buy::run::<F> },
                Verb { name: "release", command: release::command::<F>, run: release::run::<F> },
            ],
            own: F::VERBS,
            portrait: providers::portrait::<F>,
            sandbox: sandbox_credentials::<F>,
        }
    }

    /// What the command of that name does here, if there is anything to do.
    pub(crate) fn verb(&self, name: &str) -> Option<&Verb> {
        self.common.iter().chain(self.own).find(|verb| verb.name == name)
    }

    /// The entry of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|entry| entry.id.as_str() == name)
    }
}

/// What the sandbox accepts, by name.
fn sandbox_credentials<F: Front>() -> Vec<(&'static str, &'static str)> {
    let names = <F::Provider as Provider>::Credentials::PARTS;
    names.iter().copied().zip(F::SANDBOX.iter().copied()).collect()
}

/// The providers, in the order in which help shows them.
pub(crate) const ALL: &[Entry] = &[Entry::of::<Flowroute>(), Entry::of::<Plivo>(), Entry::of::<Wavix>()];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_of_the_core_has_its_commands() {
        let ids: Vec<ProviderId> = ALL.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ProviderId::ALL);
    }
}

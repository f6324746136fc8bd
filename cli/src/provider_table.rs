//! The commands of each provider, as a table.

use clap::{ArgMatches, Command};
use numplan::flowroute::Flowroute;
use numplan::plivo::Plivo;
use numplan::provider::{Credentials as _, ProviderId};
use numplan::wavix::Wavix;

use crate::io::{CommandError, Context};
use crate::provider::CliProvider;
use crate::summary::{self, Summary};
use crate::{buy, get, list, provision, release, route, search, update};

/// A command of one provider.
pub(crate) struct ProviderCommand {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> Command,
    pub(crate) run: fn(&ArgMatches, &mut Context) -> Result<(), CommandError>,
}

/// The commands of one provider.
pub(crate) struct ProviderEntry {
    pub(crate) id: ProviderId,
    /// Commands that every provider has.
    common: [ProviderCommand; 6],
    /// Commands that only this provider has.
    own: &'static [ProviderCommand],
    pub(crate) summary: fn() -> Summary,
    pub(crate) sandbox: fn() -> Vec<(&'static str, &'static str)>,
}

impl ProviderEntry {
    const fn of<F: CliProvider>(own: &'static [ProviderCommand]) -> Self {
        Self {
            id: F::ID,
            common: [
                ProviderCommand { name: "update", command: update::command::<F>, run: update::run::<F> },
                ProviderCommand { name: "get", command: get::command::<F>, run: get::run::<F> },
                ProviderCommand { name: "list", command: list::command::<F>, run: list::run::<F> },
                ProviderCommand { name: "search", command: search::command::<F>, run: search::run::<F> },
                ProviderCommand { name: "buy", command: buy::command::<F>, run: buy::run::<F> },
                ProviderCommand { name: "release", command: release::command::<F>, run: release::run::<F> },
            ],
            own,
            summary: summary::of::<F>,
            sandbox: sandbox_credentials::<F>,
        }
    }

    /// Returns the command of that name, if this provider has it.
    pub(crate) fn command(&self, name: &str) -> Option<&ProviderCommand> {
        self.common.iter().chain(self.own).find(|command| command.name == name)
    }

    /// Returns the provider of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|entry| entry.id.as_str() == name)
    }
}

/// The commands that only Flowroute has.
const FLOWROUTE: &[ProviderCommand] = &[
    ProviderCommand { name: "route", command: route::command, run: route::run },
    ProviderCommand { name: "provision", command: provision::command, run: provision::run },
];

/// Returns the credentials that the sandbox accepts, by name.
fn sandbox_credentials<F: CliProvider>() -> Vec<(&'static str, &'static str)> {
    let names = F::Credentials::PARTS;
    names.iter().copied().zip(F::SANDBOX.iter().copied()).collect()
}

/// The providers, in the order in which help shows them.
pub(crate) const ALL: &[ProviderEntry] = &[
    ProviderEntry::of::<Flowroute>(FLOWROUTE),
    ProviderEntry::of::<Plivo>(&[]),
    ProviderEntry::of::<Wavix>(&[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_of_the_core_has_its_commands() {
        let ids: Vec<ProviderId> = ALL.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ProviderId::ALL);
    }
}

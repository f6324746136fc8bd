//! The commands of each provider, as a table. A provider has a line in it and a file in this folder.

mod flowroute;
mod plivo;
mod wavix;

use numplan::flowroute::Flowroute;
use numplan::plivo::Plivo;
use numplan::provider::ProviderId;
use numplan::wavix::Wavix;

use crate::flags::Subcommand;
use crate::provider::CliProvider;
use crate::summary::{self, Summary};
use crate::{buy, get, list, provision, release, route, search, update};

/// The commands of one provider.
pub(crate) struct ProviderEntry {
    pub(crate) id: ProviderId,
    /// Commands that every provider has.
    common: [Subcommand; 6],
    /// Commands that only this provider has.
    own: &'static [Subcommand],
    pub(crate) summary: fn() -> Summary,
    /// The flags of an update to try in the sandbox.
    pub(crate) sample_flags: &'static str,
}

impl ProviderEntry {
    const fn of<F: CliProvider>(own: &'static [Subcommand]) -> Self {
        Self {
            id: F::ID,
            common: [
                Subcommand { name: "update", command: update::command::<F>, run: update::run::<F> },
                Subcommand { name: "get", command: get::command::<F>, run: get::run::<F> },
                Subcommand { name: "list", command: list::command::<F>, run: list::run::<F> },
                Subcommand { name: "search", command: search::command::<F>, run: search::run::<F> },
                Subcommand { name: "buy", command: buy::command::<F>, run: buy::run::<F> },
                Subcommand { name: "release", command: release::command::<F>, run: release::run::<F> },
            ],
            own,
            summary: summary::of::<F>,
            sample_flags: F::SAMPLE_FLAGS,
        }
    }

    /// Returns the command of that name, if this provider has it.
    pub(crate) fn command(&self, name: &str) -> Option<&Subcommand> {
        self.common.iter().chain(self.own).find(|command| command.name == name)
    }

    /// Returns the provider of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|entry| entry.id.as_str() == name)
    }
}

/// The commands that only Flowroute has.
const FLOWROUTE: &[Subcommand] = &[
    Subcommand { name: "route", command: route::command, run: route::run },
    Subcommand { name: "provision", command: provision::command, run: provision::run },
];

/// The providers, in the order in which help shows them.
pub(crate) const ALL: &[ProviderEntry] = &[
    ProviderEntry::of::<Flowroute>(FLOWROUTE),
    ProviderEntry::of::<Plivo>(&[]),
    ProviderEntry::of::<Wavix>(&[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::spec;

    fn tables_fit<F: CliProvider>() {
        for list in F::STOCK_LISTS.iter().chain([&F::STOCK]) {
            assert!(spec::<F>(list.operation).is_some_and(|spec| spec.item.is_some()), "{}", list.operation);
        }
        for operation in [F::ORDER, "numbers.release", "numbers.list", "numbers.get", "numbers.update"] {
            assert!(spec::<F>(operation).is_some(), "{operation}");
        }
        let has = |title: &&str| F::STOCK.columns.iter().any(|column| column.title == *title);
        assert!(["number", "set-up", "monthly"].iter().all(has));
    }

    #[test]
    fn tables_name_operations_of_the_catalog() {
        tables_fit::<Flowroute>();
        tables_fit::<Plivo>();
        tables_fit::<Wavix>();
    }

    #[test]
    fn every_provider_of_the_core_has_its_commands() {
        let ids: Vec<ProviderId> = ALL.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ProviderId::ALL);
    }
}

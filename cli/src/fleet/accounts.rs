//! The accounts of a fleet: where requests go, and with whose credentials.

use std::time::Duration;

use numplan::Account;
use numplan::exchange::Limits;
use numplan::provider::{ProviderId, credentials_from_env};
use numplan_fleet::provider::{FleetProvider, with_provider};
use numplan_fleet::{AccountName, Accounts, FleetError};
use numplan_sandbox::{Numbers, Sandbox};

use crate::connection::{CREDENTIALS, ClientFlags, SANDBOX, TIMEOUT};
use crate::credentials;
use crate::embedded_sandbox;
use crate::prelude::*;

/// Adds the flags that say where requests go.
pub(super) fn add(command: Command) -> Command {
    let command = command.next_help_heading("Connection").args([
        connection::sandbox_flag()
            .conflicts_with(CREDENTIALS)
            .help("Use a sandbox on this machine: a fresh one with 200 numbers, or a running one at URL"),
        option(CREDENTIALS, "FILE")
            .help("Take the credentials from a TOML file: [main.plivo] is the account plivo/main"),
    ]);
    command.args(connection::client_flags())
}

/// Opens clients for accounts.
pub(super) struct Connections {
    credentials: Option<String>,
    timeout: Option<Duration>,
    /// Their address is that of the sandbox, if there is one.
    flags: ClientFlags,
    /// Serves as long as it lives.
    _embedded: Option<Sandbox>,
}

impl Connections {
    /// Reads the flags, and starts the sandbox if one is asked for.
    pub(super) fn open(matches: &ArgMatches, shell: &Context) -> Result<Self, Error> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let (mut address, mut embedded) = (text(SANDBOX), None);
        if address.as_deref() == Some("") {
            let sandbox = embedded_sandbox::start(Numbers::fleet())?;
            address = Some(sandbox.url());
            embedded = Some(sandbox);
            shell.messages.note("this is a sandbox of 200 numbers: nothing real is read or changed");
        }
        Ok(Self {
            credentials: text(CREDENTIALS),
            timeout: matches.get_one::<Duration>(TIMEOUT).copied(),
            flags: ClientFlags::of(matches, shell, address),
            _embedded: embedded,
        })
    }

    /// The clients of these accounts. Credentials that are missing are found here, before anything is sent.
    pub(super) fn accounts<'n>(
        &self,
        names: impl IntoIterator<Item = &'n AccountName>,
        shell: &Context,
    ) -> Result<Accounts> {
        let mut accounts = Accounts::new();
        for name in names {
            let added = with_provider!(name.provider(), |P| self.add::<P>(accounts, name, shell));
            accounts = FleetError::of_account(name, added)?;
        }
        Ok(accounts)
    }

    /// The names of all accounts that have credentials: of the file, else of the environment.
    pub(super) fn names(&self, shell: &Context) -> Result<Vec<AccountName>> {
        let providers = ProviderId::ALL.iter().copied();
        let names: Vec<AccountName> = match &self.credentials {
            _ if self.flags.address.is_some() => providers.map(AccountName::of).collect(),
            Some(path) => credentials::names(path)?
                .into_iter()
                .map(|(account, provider)| AccountName::named(provider, &account).map_err(usage))
                .collect::<Result<_, _>>()?,
            None => {
                let has_credentials = |provider: &ProviderId| {
                    with_provider!(provider, |P| connection::has_environment::<P>(shell)).unwrap_or_default()
                };
                providers.filter(has_credentials).map(AccountName::of).collect()
            }
        };
        if names.is_empty() {
            return Err(usage(format!(
                "no account has credentials: set them in the environment, use --{CREDENTIALS} FILE, or --{SANDBOX}"
            )));
        }
        Ok(names)
    }

    fn add<P: FleetProvider>(
        &self,
        accounts: Accounts,
        name: &AccountName,
        shell: &Context,
    ) -> Result<Accounts, Error> {
        let (flags, timeout) = (self.flags.clone(), self.timeout);
        let credentials = self.credentials::<P>(name, shell)?;
        Ok(accounts.with(name.clone(), move |rate| {
            let mut builder = flags.builder::<P>(credentials.clone()).max_rate(rate);
            if let Some(timeout) = timeout {
                builder = builder.limits(Limits { timeout, ..Limits::default() });
            }
            builder.blocking()
        }))
    }

    fn credentials<P: FleetProvider>(
        &self,
        name: &AccountName,
        shell: &Context,
    ) -> Result<P::Credentials, Error> {
        if let Some(address) = &self.flags.address {
            let credentials = embedded_sandbox::credentials::<P>()?;
            if !Account::<P>::at(credentials.clone(), address)?.is_local() {
                return Err(Error::config(
                    "a sandbox is on this machine: give the address of one, or leave --sandbox out",
                ));
            }
            return Ok(credentials);
        }
        match (&self.credentials, name.name()) {
            (Some(path), account) => credentials::from_file::<P>(path, account),
            (None, None) => credentials_from_env::<P>(&*shell.variable),
            (None, Some(_)) => Err(Error::config(
                "an account with a name has its credentials in a file: give --credentials FILE",
            )),
        }
    }
}

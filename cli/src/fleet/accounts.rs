//! The accounts of a fleet: where requests go, and with whose credentials.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command};
use numplan::exchange::Limits;
use numplan::provider::{Credentials as _, credentials_from_env};
use numplan::secret::Secret;
use numplan::{Account, Error, blocking};
use numplan_fleet::AccountName;
use numplan_fleet::provider::FleetProvider;

use crate::connection::{seconds, tell};
use crate::credentials;
use crate::embedded_sandbox::Embedded;
use crate::io::Context;
use crate::provider_table::Entry;

const SANDBOX: &str = "sandbox";
const CREDENTIALS: &str = "credentials";
const CA_FILE: &str = "ca-file";
const TIMEOUT: &str = "timeout";
const VERBOSE: &str = "verbose";

/// Adds the flags that say where requests go.
pub(super) fn add(command: Command) -> Command {
    let text = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    command.next_help_heading("Connection").args([
        text(SANDBOX, "URL")
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("")
            .conflicts_with(CREDENTIALS)
            .help("Use a sandbox on this machine: a fresh one with 200 numbers, or a running one at URL"),
        text(CREDENTIALS, "FILE")
            .help("Take the credentials from a TOML file: [main.plivo] is the account plivo/main"),
        text(CA_FILE, "FILE").help("Certificates in PEM that are trusted beside the system's"),
        text(TIMEOUT, "SECONDS")
            .value_parser(seconds)
            .help("The most that one operation may take with all its attempts; 60 by default"),
        Arg::new(VERBOSE)
            .long(VERBOSE)
            .short('v')
            .action(ArgAction::SetTrue)
            .help("Show every attempt on standard error"),
    ])
}

/// Whether requests go to a sandbox.
pub(super) fn is_sandbox(matches: &ArgMatches) -> bool {
    matches.contains_id(SANDBOX)
}

/// Opens clients for accounts.
pub(super) struct Connections {
    credentials: Option<String>,
    ca_file: Option<String>,
    timeout: Option<Duration>,
    verbose: bool,
    /// The address of the sandbox, if there is one.
    address: Option<String>,
    /// Serves as long as it lives.
    _embedded: Option<Embedded>,
}

impl Connections {
    /// Reads the flags, and starts the sandbox if one is asked for.
    pub(super) fn open(matches: &ArgMatches, shell: &Context) -> Result<Self, Error> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let (mut address, mut embedded) = (text(SANDBOX), None);
        if address.as_deref() == Some("") {
            let sandbox = Embedded::fleet()?;
            address = Some(sandbox.url());
            embedded = Some(sandbox);
            shell.messages.note("this is a sandbox of 200 numbers: nothing real is read or changed");
        }
        Ok(Self {
            credentials: text(CREDENTIALS),
            ca_file: text(CA_FILE),
            timeout: matches.get_one::<Duration>(TIMEOUT).copied(),
            verbose: matches.get_flag(VERBOSE),
            address,
            _embedded: embedded,
        })
    }

    /// The name of an account's lock: sandboxes have the same credentials, and each has accounts of its own.
    pub(super) fn lock_name(&self, fingerprint: &str) -> String {
        let address = self.address.as_deref().unwrap_or_default();
        let port: String = address.chars().filter(char::is_ascii_digit).collect();
        if port.is_empty() { fingerprint.to_owned() } else { format!("{fingerprint}-{port}") }
    }

    /// A client of an account.
    pub(super) fn client<P: FleetProvider>(
        &self,
        name: &AccountName,
        rate: Option<f64>,
        shell: &Context,
    ) -> Result<blocking::Client<P>, Error> {
        let of_account = |error: Error| Error::config(format!("{name}: {}", error.message));
        let mut builder = blocking::Client::<P>::builder()
            .credentials(self.credentials::<P>(name, shell).map_err(of_account)?);
        if let Some(address) = &self.address {
            builder = builder.base_url(address);
        }
        if let Some(path) = &self.ca_file {
            builder = builder.ca_file(path);
        }
        if let Some(rate) = rate {
            builder = builder.max_rate(numplan::exchange::Rate::PerSecond(rate));
        }
        if let Some(timeout) = self.timeout {
            builder = builder.limits(Limits { timeout, ..Limits::default() });
        }
        if self.verbose {
            let messages = shell.messages.clone();
            builder = builder.observer(move |event| tell(&messages, event));
        }
        builder.blocking()
    }

    fn credentials<P: FleetProvider>(
        &self,
        name: &AccountName,
        shell: &Context,
    ) -> Result<P::Credentials, Error> {
        if let Some(address) = &self.address {
            let parts = Entry::named(P::ID.as_str()).map(|entry| (entry.sandbox)()).unwrap_or_default();
            let parts: Vec<Secret> = parts.into_iter().map(|(_, part)| Secret::new(part)).collect();
            let credentials = P::Credentials::from_parts(&parts)?;
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

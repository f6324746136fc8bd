//! The connection flags, and the account and client that they select.

use std::fmt::Write as _;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command};
use numplan::exchange::TransportError;
use numplan::operation::Operation;
use numplan::provider::{Credentials, Provider, ProviderId, credentials_from_env};
use numplan::{Account, AttemptEvent, Builder, Error, OperationOptions, blocking};
use numplan_sandbox::{Numbers, Sandbox};

use crate::credentials;
use crate::embedded_sandbox;
use crate::flags;
use crate::io::{Context, Messages, Result};
use crate::style::Tone;

pub(crate) const SANDBOX: &str = "sandbox";
pub(crate) const CREDENTIALS: &str = "credentials";
const ACCOUNT: &str = "account";
const BASE_URL: &str = "base-url";
const CA_FILE: &str = "ca-file";
pub(crate) const TIMEOUT: &str = "timeout";
const VERBOSE: &str = "verbose";

/// Adds the connection flags.
pub(crate) fn add(command: Command) -> Command {
    let command = command.next_help_heading("Connection").args([
        sandbox_flag().conflicts_with_all([CREDENTIALS, ACCOUNT, BASE_URL]).help(
            "Try it without an account, on a sandbox on this machine: a fresh one, or a running one at URL",
        ),
        flags::option(CREDENTIALS, "FILE")
            .help("Take the credentials from a TOML file instead of the environment")
            .long_help(credentials_help()),
        flags::option(ACCOUNT, "NAME")
            .requires(CREDENTIALS)
            .help("The account in that file, if it has several"),
        flags::option(BASE_URL, "URL")
            .help("Another address than the provider's own: https, or http to this machine"),
    ]);
    command.args(client_flags())
}

/// The flag that sends requests to a sandbox, without help.
pub(crate) fn sandbox_flag() -> Arg {
    flags::option(SANDBOX, "URL").num_args(0..=1).require_equals(true).default_missing_value("")
}

/// The flags of a client, whatever its account.
pub(crate) fn client_flags() -> [Arg; 3] {
    [
        flags::option(CA_FILE, "FILE").help("Certificates in PEM that are trusted beside the system's"),
        flags::option(TIMEOUT, "SECONDS")
            .value_parser(seconds)
            .help("The most that one operation may take with all its attempts; 60 by default"),
        flags::switch(VERBOSE, "Show every attempt on standard error").short('v'),
    ]
}

/// The settings that these flags give a client.
#[derive(Clone)]
pub(crate) struct ClientFlags {
    /// The address, if it is not the provider's own.
    pub(crate) address: Option<String>,
    ca_file: Option<String>,
    /// Shows each attempt.
    verbose: Option<Messages>,
}

impl ClientFlags {
    pub(crate) fn of(matches: &ArgMatches, context: &Context, address: Option<String>) -> Self {
        let ca_file = matches.get_one::<String>(CA_FILE).cloned();
        let verbose = matches.get_flag(VERBOSE).then(|| context.messages.clone());
        Self { address, ca_file, verbose }
    }

    pub(crate) fn builder<P: Provider>(&self, credentials: P::Credentials) -> Builder<P> {
        let mut builder = blocking::Client::<P>::builder().credentials(credentials);
        if let Some(url) = &self.address {
            builder = builder.base_url(url);
        }
        if let Some(path) = &self.ca_file {
            builder = builder.ca_file(path);
        }
        if let Some(messages) = self.verbose.clone() {
            builder = builder.observer(move |event| tell(&messages, event));
        }
        builder
    }
}

/// Whether the environment has credentials of a provider.
pub(crate) fn has_environment<P: Provider>(context: &Context) -> bool {
    let mut variables = P::Credentials::ENVIRONMENT.iter().copied().flatten();
    variables.any(|name| (context.variable)(name).is_some_and(|value| !value.is_empty()))
}

/// Returns the help on the file of credentials, with an account at each provider.
fn credentials_help() -> String {
    let mut help =
        "Take the credentials from a TOML file instead of the environment. It must be readable by its owner \
                    only (chmod 600); [NAME.PROVIDER] holds the credentials of account NAME:"
            .to_owned();
    for provider in ProviderId::ALL {
        // Writing to a String cannot fail.
        let _ = write!(help, "\n\n[main.{provider}]");
        for (name, _) in embedded_sandbox::parts(*provider) {
            let _ = write!(help, "\n{name} = \"...\"");
        }
    }
    help
}

/// Reads a number of seconds.
pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = number.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "give a number of seconds above 0".to_owned())
}

/// Returns the options of an operation.
pub(crate) fn call_options(matches: &ArgMatches) -> OperationOptions {
    let options = OperationOptions::new();
    matches.get_one::<Duration>(TIMEOUT).map_or(options, |most| options.limit(*most))
}

/// Whether requests go to a sandbox, not to a real account.
pub(crate) fn is_sandbox(matches: &ArgMatches) -> bool {
    matches.contains_id(SANDBOX)
}

/// The account that requests go to.
pub(crate) struct Connection<F: Provider> {
    pub(crate) account: Account<F>,
    address: Option<String>,
    /// Runs until it is dropped.
    _sandbox: Option<Sandbox>,
}

impl<F: Provider> Connection<F> {
    /// Takes the credentials and address from the flags, else from the environment.
    pub(crate) fn find(matches: &ArgMatches, context: &Context) -> Result<Self, Error> {
        let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
        if let Some(url) = text(SANDBOX) {
            return Self::to_sandbox(url, &context.messages);
        }
        let credentials = match text(CREDENTIALS) {
            Some(path) => credentials::from_file::<F>(path, text(ACCOUNT))?,
            None if !has_environment::<F>(context) => {
                let sets: Vec<String> =
                    F::Credentials::ENVIRONMENT.iter().map(|names| names.join(" and ")).collect();
                return Err(Error::config(format!(
                    "no credentials for {}: set {} in the environment, use --{CREDENTIALS} FILE, or --{SANDBOX} to try \
                     the command without an account",
                    F::ID.title(),
                    sets.join(", or ")
                )));
            }
            None => credentials_from_env::<F>(&*context.variable)?,
        };
        Self::with(credentials, text(BASE_URL).map(str::to_owned), None)
    }

    /// As [`Self::find`], with placeholders if there are no credentials.
    pub(crate) fn with_placeholders(matches: &ArgMatches, context: &Context) -> Result<Self, Error> {
        if has_environment::<F>(context) || matches.contains_id(CREDENTIALS) || matches.contains_id(SANDBOX) {
            return Self::find(matches, context);
        }
        let base_url = matches.get_one::<String>(BASE_URL).cloned();
        context.messages.note("no credentials are set: placeholders are shown instead");
        Self::with(F::Credentials::placeholder()?, base_url, None)
    }

    fn to_sandbox(url: &str, messages: &Messages) -> Result<Self, Error> {
        // Real credentials are not read, not even from the environment.
        let credentials = embedded_sandbox::credentials::<F>()?;
        let title = F::ID.title();
        if url.is_empty() {
            let sandbox = embedded_sandbox::start(Numbers::samples())?;
            messages.note(&format!("this is the sandbox, not {title}: nothing real is read or changed"));
            let url = sandbox.url();
            return Self::with(credentials, Some(url), Some(sandbox));
        }
        let connection = Self::with(credentials, Some(url.to_owned()), None)?;
        if !connection.account.is_local() {
            return Err(Error::config(
                "a sandbox is on this machine: for another address use --base-url and credentials",
            ));
        }
        messages.note(&format!("this is the sandbox at {}, not {title}", connection.account.base().as_str()));
        Ok(connection)
    }

    fn with(
        credentials: F::Credentials,
        address: Option<String>,
        sandbox: Option<Sandbox>,
    ) -> Result<Self, Error> {
        let account = match &address {
            Some(url) => Account::at(credentials, url)?,
            None => Account::new(credentials)?,
        };
        Ok(Self { account, address, _sandbox: sandbox })
    }

    /// Opens a client of the account.
    pub(crate) fn open(self, matches: &ArgMatches, context: &Context) -> Result<Session<F>> {
        let flags = ClientFlags::of(matches, context, self.address.clone());
        let client = flags.builder::<F>(self.account.credentials().clone()).blocking()?;
        Ok(Session { client, options: call_options(matches), connection: self })
    }
}

/// A client of the account, with the options that the flags give every operation.
pub(crate) struct Session<F: Provider> {
    pub(crate) connection: Connection<F>,
    pub(crate) client: blocking::Client<F>,
    pub(crate) options: OperationOptions,
}

impl<F: Provider> Session<F> {
    /// Takes the account from the flags, else from the environment.
    pub(crate) fn open(matches: &ArgMatches, context: &Context) -> Result<Self> {
        Connection::find(matches, context)?.open(matches, context)
    }

    /// Runs an operation.
    pub(crate) fn run<O: Operation<Provider = F>>(&self, operation: O) -> Result<O::Output, Error> {
        self.client.run_with(operation, self.options)
    }

    /// Runs an operation whose type is erased.
    pub(crate) fn run_boxed<O: Operation<Provider = F> + ?Sized>(
        &self,
        operation: Box<O>,
    ) -> Result<O::Output, Error> {
        self.client.run_boxed(operation, self.options)
    }
}

/// Writes an attempt on one line.
fn tell(messages: &Messages, event: &AttemptEvent<'_>) {
    let became = match (event.status, event.error) {
        (Some(status), _) => status.to_string(),
        (None, Some(trouble)) => TransportError::new(trouble, "").to_string(),
        (None, None) => "nothing".to_owned(),
    };
    let (title, method, path) = (event.provider.title(), event.method, event.template);
    let line = format!("{title} {method} {path}: {became} in {} ms", event.took.as_millis());
    let line = messages.paint.tone(Tone::Quiet, &line);
    messages.aside(|to| drop(writeln!(to, "{line}")));
}

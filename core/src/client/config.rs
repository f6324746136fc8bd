//! Settings of a client.

use std::fmt;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::proxy::Proxy;
use super::shared_state::SharedState;
use super::transport::{Own, Transport};
use super::{Client, blocking};
use crate::exchange::{Limits, Rate, TransportErrorKind};
use crate::operation::Follow;
use crate::operation::account::Account;
use crate::operation::provider::{Provider, ProviderId, credentials_from_env};
use crate::types::error::Error;

/// Settings that do not depend on the provider.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Time limits, and the number of attempts.
    pub limits: Limits,
    /// Limit for establishing a connection.
    pub connect: Duration,
    /// Requests on the wire at a time; others wait in the queue within their operation's limit.
    pub in_flight: usize,
    /// How fast requests are sent.
    pub max_rate: Rate,
    /// A PEM file of certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// State shared with other clients; `None`: a state of its own.
    pub shared: Option<SharedState>,
    /// A file of certificates that a language's runtime trusts, and the variable that names it.
    pub(crate) runtime_ca_file: Option<(&'static str, PathBuf)>,
    pub(super) proxy: Option<Proxy>,
    pub(super) observer: Option<Observer>,
    pub(super) transport: Option<Own>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            connect: Duration::from_secs(5),
            in_flight: 64,
            max_rate: Rate::Documented,
            ca_file: None,
            shared: None,
            runtime_ca_file: None,
            proxy: None,
            observer: None,
            transport: None,
        }
    }
}

impl Settings {
    /// The files of certificates to trust, each with the name of the setting or variable that names it.
    pub(super) fn ca_files(&self) -> Vec<(&'static str, &Path)> {
        let own = self.ca_file.as_deref().map(|path| ("ca_file", path));
        let runtime = self.runtime_ca_file.as_ref().map(|(variable, path)| (*variable, path.as_path()));
        own.into_iter().chain(runtime).collect()
    }
}

#[cfg(feature = "bindings")]
impl Settings {
    /// Checks the CA files before the first operation needs them.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.ca_files()
            .into_iter()
            .try_for_each(|(named_by, path)| super::tls::read_certificates(named_by, path).map(drop))
    }

    /// Sets the observer and the transport.
    pub(crate) fn listen(&mut self, observer: Option<Arc<Listener>>, transport: Option<Arc<dyn Transport>>) {
        self.observer = observer.map(Observer);
        self.transport = transport.map(Own);
    }
}

/// Options of one operation, in the place of the client's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OperationOptions {
    /// Whether to verify the change and to wait for its task.
    pub follow: Follow,
    /// Limit of the whole operation, instead of the client's.
    pub limit: Option<Duration>,
}

impl OperationOptions {
    /// The client's settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the number until it shows the change, at 0, 1, 3 and 7 s.
    #[must_use]
    pub const fn verify(mut self) -> Self {
        self.follow.verify = true;
        self
    }

    /// Follows the task that the change starts, for at most this time.
    #[must_use]
    pub const fn wait(mut self, most: Duration) -> Self {
        self.follow.wait = Some(most);
        self
    }

    /// The client's limits with those of this operation.
    pub(crate) fn limits(self, of: Limits) -> Limits {
        let (timeout, order_timeout) =
            (self.limit.unwrap_or(of.timeout), self.limit.unwrap_or(of.order_timeout));
        Limits { timeout, order_timeout, ..of }
    }

    /// Limits the whole operation.
    #[must_use]
    pub const fn limit(mut self, most: Duration) -> Self {
        self.limit = Some(most);
        self
    }
}

/// One attempt, for a log. Contains no value and no secret.
#[derive(Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The provider.
    pub provider: ProviderId,
    /// The operation of the attempt.
    pub operation: &'static str,
    /// Number of the attempt, from 1.
    pub attempt: u32,
    /// The method.
    pub method: &'a http::Method,
    /// The path, with placeholders instead of values.
    pub template: &'static str,
    /// The status of the response.
    pub status: Option<u16>,
    /// The failure, if no response came.
    pub error: Option<TransportErrorKind>,
    /// Duration of the attempt.
    pub took: Duration,
}

/// Receives each attempt.
pub type Listener = dyn Fn(&Event<'_>) + Send + Sync;

#[derive(Clone)]
pub(super) struct Observer(Arc<Listener>);

impl Observer {
    pub(super) fn call(&self, event: &Event<'_>) {
        (self.0)(event);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Observer")
    }
}

/// Builds a client.
#[must_use]
pub struct Builder<P: Provider> {
    credentials: Option<P::Credentials>,
    base_url: Option<String>,
    settings: Settings,
    provider: PhantomData<P>,
}

impl<P: Provider> Default for Builder<P> {
    fn default() -> Self {
        Self { credentials: None, base_url: None, settings: Settings::default(), provider: PhantomData }
    }
}

impl<P: Provider> fmt::Debug for Builder<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Builder").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<P: Provider> Builder<P> {
    /// The credentials. Default: read from the environment.
    pub fn credentials(mut self, credentials: P::Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Another base URL than the provider's: https, or http to this machine. It may have a path.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Time limits, and the number of attempts.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Limit for establishing a connection. 5 s by default.
    pub fn connect_timeout(mut self, most: Duration) -> Self {
        self.settings.connect = most;
        self
    }

    /// Requests on the wire at a time; others wait in the queue. 64 by default.
    pub fn in_flight(mut self, most: usize) -> Self {
        self.settings.in_flight = most.max(1);
        self
    }

    /// How fast requests are sent. [`Rate::Documented`] by default.
    pub fn max_rate(mut self, rate: Rate) -> Self {
        self.settings.max_rate = rate;
        self
    }

    /// Shares pace, pause and retry budget with the other clients that get the same state. Replaces `max_rate`.
    pub fn shared(mut self, state: SharedState) -> Self {
        self.settings.shared = Some(state);
        self
    }

    /// A PEM file of certificates to trust besides the system's.
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.ca_file = Some(path.into());
        self
    }

    /// Called after each attempt with method, path template, status and timing; never with a value or a secret.
    pub fn observer(mut self, listener: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Observer(Arc::new(listener)));
        self
    }

    /// Sends through the app's own network stack, which decides on TLS, proxies and connections. Async clients only.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.settings.transport = Some(Own(transport));
        self
    }

    /// Builds a blocking client.
    pub fn blocking(self) -> Result<blocking::Client<P>, Error> {
        let (account, settings) = self.finish()?;
        blocking::Client::open(account, settings)
    }

    /// Builds an async client.
    pub fn build(self) -> Result<Client<P>, Error> {
        let (account, settings) = self.finish()?;
        Client::open(account, settings)
    }

    fn finish(self) -> Result<(Account<P>, Settings), Error> {
        let credentials = match self.credentials {
            Some(credentials) => credentials,
            None => credentials_from_env::<P>(|name| std::env::var(name).ok())?,
        };
        let account = match &self.base_url {
            Some(url) => Account::at(credentials, url)?,
            None => Account::new(credentials)?,
        };
        Ok((account, self.settings))
    }
}
